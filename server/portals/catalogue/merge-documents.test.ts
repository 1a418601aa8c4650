import { expect, test } from 'vitest'
import { mergeDocuments, stageExtension } from './merge-documents.ts'

const info = { title: 'Shop', version: '1' }
const stage = (restApiId: string, document: Record<string, unknown>, stageName = 'prod') => ({
  restApiId,
  stageName,
  invokeUrl: `http://${restApiId}.execute-api.localhost:8080/${stageName}`,
  document,
})
const get = (name: string) => ({ get: { operationId: name, responses: {} } })

test('one stage: its server for the whole document, its paths as they are', () => {
  const merged = mergeDocuments(info, [stage('a', { paths: { '/x': get('x') } })])
  expect(merged).toMatchObject({
    openapi: '3.0.3',
    info,
    servers: [{ url: 'http://a.execute-api.localhost:8080/prod' }],
  })
  expect(merged.paths).toEqual({
    '/x': { ...get('x'), [stageExtension]: { restApiId: 'a', stageName: 'prod', path: '/x' } },
  })
})

test('several stages: each path has its own server, and a path that two have keeps both addresses right', () => {
  const { paths } = mergeDocuments(info, [
    stage('a', { paths: { '/x': get('ax'), '/y': get('ay') } }),
    stage('b', { paths: { '/x': get('bx') } }),
    stage('c', { paths: { '/x': get('cx') } }),
  ])
  expect(paths).toMatchObject({
    '/x': { servers: [{ url: 'http://a.execute-api.localhost:8080/prod' }], get: { operationId: 'ax' } },
    '/y': { servers: [{ url: 'http://a.execute-api.localhost:8080/prod' }] },
    '/prod/x': { servers: [{ url: 'http://b.execute-api.localhost:8080' }], get: { operationId: 'bx' } },
    '/_aws/execute-api/c/prod/x': { servers: [{ url: 'http://c.execute-api.localhost:8080' }] },
  })
})

test('components of one name: the same one is kept once, another one is renamed with its references', () => {
  const cat = { type: 'object', properties: { friend: { $ref: '#/components/schemas/Pet' } } }
  const uses = (ref: string) => ({ '/x': { get: { responses: { 200: { $ref: ref } } } } })
  const { components, paths } = mergeDocuments(info, [
    stage('a', { components: { schemas: { Pet: { type: 'string' }, Id: { type: 'integer' } } } }),
    stage('b', {
      paths: uses('#/components/schemas/Pet'),
      components: { schemas: { Pet: cat, Pet2: { type: 'number' }, Id: { type: 'integer' } } },
    }),
  ])
  expect(components).toEqual({
    schemas: {
      Pet: { type: 'string' },
      Id: { type: 'integer' },
      Pet2: { type: 'number' },
      Pet3: { type: 'object', properties: { friend: { $ref: '#/components/schemas/Pet3' } } },
    },
  })
  expect(paths).toMatchObject({ '/x': { get: { responses: { 200: { $ref: '#/components/schemas/Pet3' } } } } })
})

test('tags of one name are kept once; no stage at all is an empty document', () => {
  const tags = [{ name: 'Cats', description: 'Meow' }]
  expect(mergeDocuments(info, [stage('a', { tags }), stage('b', { tags })]).tags).toEqual(tags)
  expect(mergeDocuments(info, [])).toEqual({ openapi: '3.0.3', info, servers: [], paths: {} })
})

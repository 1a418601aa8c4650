import { expect, test } from 'vitest'
import { consumerDocument } from './consumer-document.ts'
import { objectOf } from './merge-documents.ts'
import { deployedOperations, shownDocument } from './shown-document.ts'

const schema = (name: string) => ({
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
})

const document = {
  openapi: '3.0.1',
  info: { title: 'Pets' },
  tags: [{ name: 'open' }, { name: 'hidden' }],
  paths: {
    '/pets': {
      get: { operationId: 'listPets', tags: ['open'], responses: { 200: schema('Pet') } },
      post: {
        summary: 'Hidden',
        tags: ['hidden'],
        requestBody: schema('Secret'),
        security: [{ admin: [] }],
        responses: {},
      },
      options: { responses: {} },
    },
    '/files/{path+}': {
      'x-amazon-apigateway-any-method': { operationId: 'any', security: [{ api_key: [] }], responses: {} },
      delete: { operationId: 'purge', responses: {} },
    },
  },
  components: {
    schemas: {
      Pet: { properties: { kind: { $ref: '#/components/schemas/Kind~1One' } } },
      'Kind/One': { type: 'string' },
      Secret: { properties: { code: { type: 'string' } } },
    },
    securitySchemes: { api_key: { type: 'apiKey' }, admin: { type: 'http' } },
  },
}

test('the methods to choose from are all but bare OPTIONS, and ANY is one', () => {
  expect(deployedOperations(document).map(({ httpMethod, path }) => `${httpMethod} ${path}`)).toEqual([
    'GET /pets',
    'POST /pets',
    'ANY /files/{path+}',
    'DELETE /files/{path+}',
  ])
})

test('only what was chosen is there, with the components and tags that it uses and no others', () => {
  const shown = shownDocument(document, new Set(['GET /pets']))
  expect(Object.keys(objectOf(shown.paths))).toEqual(['/pets'])
  expect(Object.keys(objectOf(objectOf(shown.paths)['/pets']))).toEqual(['get'])
  expect(shown.tags).toEqual([{ name: 'open' }])
  expect(shown.components).toEqual({
    schemas: { Pet: document.components.schemas.Pet, 'Kind/One': { type: 'string' } },
  })
  expect(JSON.stringify(shown)).not.toMatch(/Secret|hidden|admin/i)
})

test('ANY without a verb that has its own method is not read as that verb', () => {
  const chosen = new Set(['ANY /files/{path+}'])
  const read = consumerDocument(shownDocument(document, chosen))
  const item = objectOf(objectOf(read.paths)['/files/{path}'])
  expect(Object.keys(item).toSorted()).toEqual(['get', 'patch', 'post', 'put'])
  expect(JSON.stringify(read)).not.toContain('purge')
  const both = shownDocument(document, new Set([...chosen, 'DELETE /files/{path+}']))
  expect(objectOf(both.paths)['/files/{path+}']).toEqual(document.paths['/files/{path+}'])
})

test('the path of a method whose verb is not chosen is gone, and nothing is shown of nothing', () => {
  expect(shownDocument(document, new Set(['PUT /pets'])).paths).toEqual({})
  expect(shownDocument({}, new Set(['GET /']))).toEqual({ paths: {} })
})

test('components that refer to each other end', () => {
  const round = {
    paths: { '/': { get: { responses: { 200: schema('A') } } } },
    components: {
      schemas: { A: { not: { $ref: '#/components/schemas/B' } }, B: { not: { $ref: '#/components/schemas/A' } } },
    },
  }
  expect(shownDocument(round, new Set(['GET /'])).components).toEqual(round.components)
})

import { expect, test } from 'vitest'
import type { Context } from '#server/context.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { createAuthorizer } from '../authorizers/create-authorizer.ts'
import { putMethod } from '../methods/put-method.ts'
import { putMethodResponse } from '../methods/put-method-response.ts'
import { makeApi } from '../testing/make-api.ts'
import { createDocumentationPart } from './create-documentation-part.ts'
import { createDocumentationVersion } from './create-documentation-version.ts'
import { documentationPartTypes } from './documentation-location.ts'
import { type DocumentationTree, getDocumentationTree } from './get-documentation-tree.ts'

/** `GET /pets/{id}` with a header, a response with header and body; `POST /pets` with a query parameter and a body. */
async function makePets(context: Context): Promise<string> {
  const { restApiId, petsId, get } = await makeApi(context)
  await putMethodResponse(context, {
    ...get,
    statusCode: '200',
    responseParameters: { 'method.response.header.ETag': false },
    responseModels: { 'application/json': 'Empty' },
  })
  await putMethod(context, {
    restApiId,
    resourceId: petsId,
    httpMethod: 'POST',
    authorizationType: 'NONE',
    requestParameters: { 'method.request.querystring.dry': false, 'method.request.header.X-Trace': false },
    requestModels: { 'application/json': 'Empty' },
  })
  await createAuthorizer(context, {
    restApiId,
    name: 'guard',
    type: 'TOKEN',
    authorizerUri: 'http://127.0.0.1:1/',
    identitySource: 'method.request.header.Authorization',
  })
  return restApiId
}

/** Every entity as `type label: whose text, from where`, indented below its parent. */
function outlineOf({ entities, parts }: DocumentationTree): string[] {
  const depths = new Map<string, number>()
  return entities.map(({ key, parentKey, label, location, status, ownPartId, inheritedPartId }) => {
    const depth = parentKey === undefined ? 0 : (depths.get(parentKey) ?? Number.NaN) + 1
    depths.set(key, depth)
    const applied = parts.find(({ id }) => id === (ownPartId ?? inheritedPartId))
    const source = applied ? ` ${applied.properties}` : ''
    return `${'  '.repeat(depth)}${location.type} ${label}: ${status}${source}`
  })
}

async function write(context: Context, restApiId: string, location: { type: string; [field: string]: string }) {
  const properties = JSON.stringify({ at: location.path ?? location.name ?? '' })
  return await createDocumentationPart(context, { restApiId, location, properties })
}

test('every entity is there once, below what contains it, in reading order', () =>
  withWorld(async ({ owner }) => {
    const restApiId = await makePets(owner)
    const tree = await getDocumentationTree(owner, { restApiId })
    expect(outlineOf(tree)).toEqual([
      'API Pets: none',
      'AUTHORIZER guard: none',
      'MODEL Empty: none',
      'MODEL Error: none',
      'RESOURCE /: none',
      'RESOURCE /pets: none',
      '  METHOD POST: none',
      '    QUERY_PARAMETER dry: none',
      '    REQUEST_HEADER X-Trace: none',
      '    REQUEST_BODY Request body: none',
      'RESOURCE /pets/{id}: none',
      '  METHOD GET: none',
      '    PATH_PARAMETER id: none',
      '    RESPONSE 200: none',
      '      RESPONSE_HEADER ETag: none',
      '      RESPONSE_BODY Response body: none',
    ])
    expect(new Set(tree.entities.map(({ key }) => key)).size).toBe(tree.entities.length)
    expect(tree.parts).toEqual([])
    expect(tree.coverage.total).toEqual({ own: 0, inherited: 0, none: tree.entities.length })
    expect(Object.keys(tree.coverage.byType)).toEqual([...documentationPartTypes])
  }))

test('each entity says whose text it shows, and what it would inherit without its own', () =>
  withWorld(async ({ owner }) => {
    const restApiId = await makePets(owner)
    const all = await write(owner, restApiId, { type: 'METHOD', path: '/' })
    const pets = await write(owner, restApiId, { type: 'METHOD', path: '/pets' })
    const get = await write(owner, restApiId, { type: 'METHOD', path: '/pets/{id}', method: 'GET' })
    const header = await write(owner, restApiId, { type: 'RESPONSE_HEADER', name: 'ETag' })
    const tree = await getDocumentationTree(owner, { restApiId })
    const entityAt = (type: string, label: string) =>
      tree.entities.find((entity) => entity.location.type === type && entity.label === label)
    expect(entityAt('METHOD', 'GET')).toMatchObject({
      ownPartId: get.id,
      inheritedPartId: pets.id,
      status: 'own',
      isDocumented: true,
      location: { type: 'METHOD', path: '/pets/{id}', method: 'GET' },
    })
    const post = entityAt('METHOD', 'POST')
    expect(post).toMatchObject({ inheritedPartId: pets.id, status: 'inherited', isDocumented: true })
    expect(post).not.toHaveProperty('ownPartId')
    expect(entityAt('RESPONSE_HEADER', 'ETag')).toMatchObject({ inheritedPartId: header.id, status: 'inherited' })
    const reach = tree.parts.map(({ id, appliesTo, isWildcard }) => [id, appliesTo, isWildcard])
    expect(reach).toEqual([
      [all.id, 0, true],
      [pets.id, 1, true],
      [get.id, 1, false],
      [header.id, 1, true],
    ])
    expect(tree.coverage.byType.METHOD).toEqual({ own: 1, inherited: 1, none: 0 })
    expect(tree.coverage.byType.RESPONSE_HEADER).toEqual({ own: 0, inherited: 1, none: 0 })
    expect(tree.coverage.total).toEqual({ own: 1, inherited: 2, none: tree.entities.length - 3 })
  }))

test('a part without text documents nothing, but hides what would be inherited', () =>
  withWorld(async ({ owner }) => {
    const restApiId = await makePets(owner)
    const all = await write(owner, restApiId, { type: 'METHOD', path: '/' })
    const location = { type: 'METHOD', path: '/pets', method: 'POST' }
    const empty = await createDocumentationPart(owner, { restApiId, location, properties: '{}' })
    const { entities } = await getDocumentationTree(owner, { restApiId })
    expect(entities.find(({ location }) => location.type === 'METHOD' && location.method === 'POST')).toMatchObject({
      ownPartId: empty.id,
      inheritedPartId: all.id,
      status: 'none',
      isDocumented: false,
    })
  }))

test('what is documented is there: a body without models, a default response, a property of a model', () =>
  withWorld(async ({ owner }) => {
    const restApiId = await makePets(owner)
    const place = { path: '/pets/{id}', method: 'GET' }
    await write(owner, restApiId, { type: 'REQUEST_BODY', ...place })
    await write(owner, restApiId, { type: 'RESPONSE', ...place, statusCode: '*' })
    await write(owner, restApiId, { type: 'MODEL', name: 'Error.message' })
    await write(owner, restApiId, { type: 'MODEL', name: 'Gone.message' })
    await write(owner, restApiId, { type: 'RESOURCE', path: '/gone' })
    const tree = await getDocumentationTree(owner, { restApiId })
    const own = outlineOf(tree).filter((line) => / own /.test(line))
    expect(own).toEqual([
      '  MODEL message: own {"at":"Error.message"}',
      '    REQUEST_BODY Request body: own {"at":"/pets/{id}"}',
      '    RESPONSE default: own {"at":"/pets/{id}"}',
    ])
    const unused = tree.parts.filter(({ appliesTo }) => appliesTo === 0)
    expect(unused.map(({ location }) => location)).toEqual([
      { type: 'MODEL', name: 'Gone.message' },
      { type: 'RESOURCE', path: '/gone' },
    ])
  }))

test('the text of a version is shown over the entities of the draft', () =>
  withWorld(async ({ owner }) => {
    const restApiId = await makePets(owner)
    await write(owner, restApiId, { type: 'RESOURCE', path: '/pets' })
    await createDocumentationVersion(owner, { restApiId, documentationVersion: '1' })
    await write(owner, restApiId, { type: 'RESOURCE', path: '/' })
    const documented = async (documentationVersion?: string) => {
      const tree = await getDocumentationTree(owner, { restApiId, documentationVersion })
      return tree.entities.filter(({ isDocumented }) => isDocumented).map(({ label }) => label)
    }
    expect(await documented('1')).toEqual(['/pets'])
    expect(await documented()).toEqual(['/', '/pets'])
    await expect(documented('2')).rejects.toMatchObject({
      status: 404,
      message: 'Invalid Documentation version specified',
    })
  }))

test('200 for a viewer, 404 in another account', () =>
  withWorld(async ({ owner, as, stranger }) => {
    const restApiId = await makePets(owner)
    expect((await getDocumentationTree(as('viewer'), { restApiId })).entities.length).toBeGreaterThan(0)
    await expect(getDocumentationTree(stranger, { restApiId })).rejects.toMatchObject({ status: 404 })
  }))

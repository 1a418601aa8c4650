import { expect, test } from 'vitest'
import type { DocumentationLocation } from '#db/schema/documentation-parts.ts'
import type { Context } from '#server/context.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { createDeployment } from '../deployments/create-deployment.ts'
import { getExport } from '../openapi/get-export.ts'
import { importRestApi } from '../openapi/import-rest-api.ts'
import { asJsonObject, type JsonObject } from '../openapi/json-object.ts'
import { createDocumentationVersion } from './create-documentation-version.ts'
import { deleteDocumentationPart } from './delete-documentation-part.ts'
import { importDocumentationParts } from './import-documentation-parts.ts'

/**
 * Two hundred parts: nineteen over the three levels of each of ten branches, `/B`, `/B/{id}` and `/B/{id}/items`, and ten
 * at the root and beside it. What each place must say is written down by hand below; no code under test computes it.
 */
const branches = Array.from({ length: 10 }, (_, index) => `branch${index}`)

type Row = [label: string, location: DocumentationLocation]

const ofBranch: Row[] = [
  ['m1', { type: 'METHOD', path: '/B' }],
  ['m2', { type: 'METHOD', path: '/B/{id}', method: 'GET' }],
  ['m3', { type: 'METHOD', path: '/B/{id}/items', method: 'POST' }],
  ['q1', { type: 'QUERY_PARAMETER', path: '/B', name: 'page' }],
  ['q2', { type: 'QUERY_PARAMETER', path: '/B/{id}', method: 'GET', name: 'page' }],
  ['q3', { type: 'QUERY_PARAMETER', path: '/B/{id}/items', method: 'GET', name: 'page' }],
  ['p1', { type: 'PATH_PARAMETER', path: '/B', name: 'id' }],
  ['p2', { type: 'PATH_PARAMETER', path: '/B/{id}/items', method: '*', name: 'id' }],
  ['h1', { type: 'REQUEST_HEADER', path: '/B', method: 'GET', name: 'X-Trace' }],
  ['h2', { type: 'REQUEST_HEADER', path: '/B/{id}/items', name: 'X-Trace' }],
  ['b1', { type: 'REQUEST_BODY', path: '/B' }],
  ['b2', { type: 'REQUEST_BODY', path: '/B/{id}/items', method: 'POST' }],
  ['r1', { type: 'RESPONSE', path: '/B' }],
  ['r2', { type: 'RESPONSE', path: '/B', statusCode: '200' }],
  ['r3', { type: 'RESPONSE', path: '/B/{id}', method: '*', statusCode: '*' }],
  ['r4', { type: 'RESPONSE', path: '/B/{id}/items', method: 'GET', statusCode: '404' }],
  ['e1', { type: 'RESPONSE_HEADER', path: '/B', name: 'ETag' }],
  ['e2', { type: 'RESPONSE_HEADER', path: '/B/{id}', statusCode: '200', name: 'ETag' }],
  ['y1', { type: 'RESPONSE_BODY', path: '/B/{id}', statusCode: '200' }],
]

const beside: Row[] = [
  ['api', { type: 'API' }],
  ['authorizer', { type: 'AUTHORIZER', name: 'guard' }],
  ['model', { type: 'MODEL', name: 'Item' }],
  ['property', { type: 'MODEL', name: 'Item.name' }],
  ['root', { type: 'RESOURCE' }],
  ['other', { type: 'RESOURCE', path: '/other' }],
  ['gm', { type: 'METHOD' }],
  ['gq', { type: 'QUERY_PARAMETER', name: 'page' }],
  ['gh', { type: 'REQUEST_HEADER', name: 'X-Trace' }],
  ['gr', { type: 'RESPONSE', statusCode: '404' }],
]

/** The inheritance table: whose text is where, in the columns of `textsOf`. A dash is no text. */
const expected = `
  B GET              m1  q1 -  h1  -   r2 e1 -   r1 e1
  B POST             m1  q1 -  gh  b1  r2 e1 -   r1 e1
  B/{id} GET         m2  q2 p1 h1  -   r3 e2 y1  r3 e1
  B/{id} POST        m1  q1 p1 gh  b1  r3 e2 y1  r3 e1
  B/{id}/items GET   m2  q3 p2 h2  -   r3 e2 y1  r4 e1
  B/{id}/items POST  m3  q1 p2 h2  b2  r3 e2 y1  r3 e1
  other GET          gm  gq -  gh  -   -  -  -   gr -
`

const header = { ETag: { schema: { type: 'string' } } }
const content = { 'application/json': { schema: { $ref: '#/components/schemas/Item' } } }

function operation(path: string, hasBody: boolean): JsonObject {
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }
  return {
    security: [{ guard: [] }],
    parameters: [
      ...(path.includes('{id}') ? [id] : []),
      { name: 'page', in: 'query', schema: { type: 'string' } },
      { name: 'X-Trace', in: 'header', schema: { type: 'string' } },
    ],
    ...(hasBody ? { requestBody: { content } } : {}),
    responses: { 200: { headers: header, content }, 404: { headers: header } },
    'x-amazon-apigateway-integration': { type: 'mock' },
  }
}

const document = {
  openapi: '3.0.1',
  info: { title: 'Two hundred', version: '1' },
  paths: Object.fromEntries(
    [...branches.flatMap((branch) => [`/${branch}`, `/${branch}/{id}`, `/${branch}/{id}/items`]), '/other'].map(
      (path) => [path, { get: operation(path, false), ...(path === '/other' ? {} : { post: operation(path, true) }) }],
    ),
  ),
  components: {
    schemas: { Item: { type: 'object', properties: { name: { type: 'string' } } } },
    securitySchemes: {
      guard: {
        type: 'apiKey',
        in: 'header',
        name: 'X-Token',
        'x-amazon-apigateway-authtype': 'custom',
        'x-amazon-apigateway-authorizer': { type: 'token', authorizerUri: 'arn:aws:lambda:x' },
      },
    },
  },
}

function partsOf(branch: string) {
  return ofBranch.map(([label, location]) => ({
    location: { ...location, path: location.path?.replace('/B', `/${branch}`) },
    properties: { description: `${label} ${branch}`, kept: 'not OpenAPI' },
  }))
}

const documentationParts = [
  ...branches.flatMap(partsOf),
  ...beside.map(([label, location]) => ({ location, properties: { description: label } })),
]

async function exported(context: Context, restApiId: string, extensions = ''): Promise<JsonObject> {
  const { body } = await getExport(context, {
    restApiId,
    stageName: 'prod',
    exportType: 'oas30',
    parameters: extensions ? { extensions } : {},
  })
  return asJsonObject(JSON.parse(new TextDecoder().decode(body)))
}

function at(value: unknown, ...keys: string[]): unknown {
  return keys.reduce<unknown>((object, key) => asJsonObject(object)[key], value)
}

/** What an operation says: of itself, `page`, `id`, `X-Trace`, its body, and of both responses, their header and body. */
function textsOf(exportedOperation: unknown): string[] {
  const parameters = at(exportedOperation, 'parameters')
  const named = (name: string) =>
    Array.isArray(parameters) ? parameters.find((parameter) => parameter.name === name)?.description : undefined
  const response = (status: string, ...keys: string[]) => at(exportedOperation, 'responses', status, ...keys)
  const texts = [
    at(exportedOperation, 'description'),
    named('page'),
    named('id'),
    named('X-Trace'),
    at(exportedOperation, 'requestBody', 'description'),
    response('200', 'description'),
    response('200', 'headers', 'ETag', 'description'),
    response('200', 'content', 'application/json', 'schema', 'description'),
    response('404', 'description'),
    response('404', 'headers', 'ETag', 'description'),
  ]
  return texts.map((text) => (text === undefined || text === '200 response' ? '-' : String(text)))
}

/** The table for one branch; texts of the root have no branch. */
function tableOf(branch: string): [path: string, verb: string, texts: string[]][] {
  return expected
    .trim()
    .split('\n')
    .map((line) => {
      const [path = '', verb = '', ...labels] = line.trim().split(/\s+/)
      const texts = labels.map((label) => (/^[-g]/.test(label) ? label : `${label} ${branch}`))
      return [`/${path.replace('B', branch)}`, verb.toLowerCase(), texts]
    })
}

/** The API with its parts, deployed and published. */
async function published(context: Context): Promise<string> {
  const { id: restApiId, warnings } = await importRestApi(context, { body: JSON.stringify(document) })
  expect(warnings).toBeUndefined()
  const { ids } = await importDocumentationParts(context, {
    restApiId,
    mode: 'overwrite',
    body: JSON.stringify({ 'x-amazon-apigateway-documentation': { documentationParts } }),
  })
  expect(new Set(ids).size).toBe(200)
  await createDeployment(context, { restApiId, stageName: 'prod' })
  await createDocumentationVersion(context, { restApiId, documentationVersion: '1.0', stageName: 'prod' })
  return restApiId
}

const slow = { timeout: 180_000 }

test('two hundred parts over three levels export exactly the text that the inheritance table gives', slow, () =>
  withWorld(async ({ owner }) => {
    const openapi = await exported(owner, await published(owner))
    for (const branch of branches) {
      for (const [path, verb, texts] of tableOf(branch)) {
        expect([path, verb, ...textsOf(at(openapi, 'paths', path, verb))]).toEqual([path, verb, ...texts])
      }
    }
    expect(at(openapi, 'info', 'description')).toBe('api')
    expect(at(openapi, 'paths', '/other', 'description')).toBe('other')
    expect(at(openapi, 'components', 'securitySchemes', 'guard', 'description')).toBe('authorizer')
    expect(at(openapi, 'components', 'schemas', 'Item')).toMatchObject({
      description: 'model',
      properties: { name: { description: 'property' } },
    })
    expect(JSON.stringify(openapi)).not.toContain('not OpenAPI')
  }),
)

test('the parts themselves are in the extension, whatever they say', slow, () =>
  withWorld(async ({ owner }) => {
    const openapi = await exported(owner, await published(owner), 'documentation')
    const extension = at(openapi, 'x-amazon-apigateway-documentation')
    expect(extension).toMatchObject({ version: '1.0' })
    const parts = at(extension, 'documentationParts')
    expect(parts).toHaveLength(200)
    expect(parts).toContainEqual({
      location: { type: 'METHOD', path: '/branch0', method: '*' },
      properties: { description: 'm1 branch0', kept: 'not OpenAPI' },
    })
  }),
)

test('export, import, export again says the same, and what was inherited stays inherited', slow, () =>
  withWorld(async ({ owner }) => {
    const first = await exported(owner, await published(owner), 'apigateway,documentation')
    const { id: restApiId } = await importRestApi(owner, { body: JSON.stringify(first) })
    await createDeployment(owner, { restApiId, stageName: 'prod' })
    const again = await exported(owner, restApiId, 'apigateway,documentation')
    const parts = (openapi: JsonObject) => at(openapi, 'x-amazon-apigateway-documentation', 'documentationParts')
    expect(parts(again)).toEqual(parts(first))
    expect(again.components).toEqual(first.components)
    for (const branch of branches) {
      for (const [path, verb, texts] of tableOf(branch)) {
        expect([path, verb, ...textsOf(at(again, 'paths', path, verb))]).toEqual([path, verb, ...texts])
      }
    }
  }),
)

test('a version does not change with the draft, and a stage without one shows what was deployed', slow, () =>
  withWorld(async ({ owner }) => {
    const { id: restApiId } = await importRestApi(owner, { body: JSON.stringify(document) })
    const importText = async (description: string) => {
      const part = { location: { type: 'API' }, properties: { description } }
      return await importDocumentationParts(owner, { restApiId, body: JSON.stringify({ documentationParts: [part] }) })
    }
    const shown = async () => at(await exported(owner, restApiId), 'info', 'description')
    await importText('at deployment')
    await createDeployment(owner, { restApiId, stageName: 'prod' })
    await importText('published')
    expect(await shown()).toBe('at deployment')
    await createDocumentationVersion(owner, { restApiId, documentationVersion: '1', stageName: 'prod' })
    expect(await shown()).toBe('published')
    const { ids } = await importText('draft')
    for (const documentationPartId of ids) await deleteDocumentationPart(owner, { restApiId, documentationPartId })
    expect(await shown()).toBe('published')
  }),
)

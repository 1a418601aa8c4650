import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { gatewayResponses, methods, restApis } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { connectBackend } from './connect-backend.ts'
import { readMethodRows } from './describe-backend.ts'
import { insertApi, mock, proxyTo } from './testing/insert-api.ts'

test('200: methods without an integration are proxied, path parameters handed on', () =>
  withWorld(async ({ owner }) => {
    const restApiId = await insertApi(owner, { 'GET /': null, 'PUT /pets/{id}': null, 'ANY /{proxy+}': null })
    const done = await connectBackend(owner, { restApiId, baseUrl: 'http://b/v1/', access: 'api-key', cors: false })
    expect(done).toEqual({ changed: 3, unconnected: 0 })
    expect(await methodsByName(owner, restApiId)).toMatchObject({
      'GET /': { apiKeyRequired: true, integration: { type: 'HTTP_PROXY', httpMethod: 'GET', uri: 'http://b/v1' } },
      'PUT /pets/{id}': {
        requestParameters: { 'method.request.path.id': true },
        integration: {
          httpMethod: 'PUT',
          uri: 'http://b/v1/pets/{id}',
          requestParameters: { 'integration.request.path.id': 'method.request.path.id' },
        },
      },
      'ANY /{proxy+}': { integration: { httpMethod: 'ANY', uri: 'http://b/v1/{proxy}' } },
    })
  }))

test('200: moves the methods of the old base URL and leaves every other integration', () =>
  withWorld(async ({ owner }) => {
    const restApiId = await insertApi(owner, {
      'GET /a': proxyTo('http://old/a'),
      'GET /b': proxyTo('http://old/b'),
      'GET /c': proxyTo('http://elsewhere/c'),
      'GET /d': proxyTo('http://old/d?fixed=1'),
      'GET /e': mock,
    })
    await connectBackend(owner, { restApiId, baseUrl: 'https://new', access: 'keep', cors: false })
    const uris = Object.values(await methodsByName(owner, restApiId)).map((method) => method.integration?.uri)
    expect(uris.sort()).toEqual([
      'http://elsewhere/c',
      'http://old/d?fixed=1',
      'https://new/a',
      'https://new/b',
      undefined,
    ])
  }))

test('200: says who may call, and keeps it when asked to', () =>
  withWorld(async ({ owner }) => {
    const restApiId = await insertApi(owner, { 'GET /': mock, 'OPTIONS /': proxyTo('http://b') })
    const access = async () =>
      Object.entries(await methodsByName(owner, restApiId)).map(([name, method]) => [name, method.apiKeyRequired])
    await connectBackend(owner, { restApiId, access: 'api-key', cors: false })
    expect(await access()).toEqual([
      ['GET /', true],
      ['OPTIONS /', false],
    ])
    await connectBackend(owner, { restApiId, access: 'keep', cors: false })
    expect((await access())[0]).toEqual(['GET /', true])
    await connectBackend(owner, { restApiId, access: 'open', cors: false })
    expect((await access())[0]).toEqual(['GET /', false])
  }))

test('200: CORS answers preflights where the API does not, and goes again', () =>
  withWorld(async ({ owner }) => {
    const restApiId = await insertApi(owner, { 'GET /a': mock, 'POST /a': mock, 'OPTIONS /b': proxyTo('http://b/b') })
    await connectBackend(owner, { restApiId, access: 'api-key', cors: true })
    await connectBackend(owner, { restApiId, access: 'api-key', cors: true })
    const on = await methodsByName(owner, restApiId)
    expect(Object.keys(on).sort()).toEqual(['GET /a', 'OPTIONS /a', 'OPTIONS /b', 'POST /a'])
    expect(on['OPTIONS /a']).toMatchObject({ apiKeyRequired: false, integration: { type: 'MOCK' } })
    expect(on['OPTIONS /b']).toMatchObject({ integration: { type: 'HTTP_PROXY' } })
    expect(await refusals(owner, restApiId)).toEqual({ DEFAULT_4XX: "'*'", DEFAULT_5XX: "'*'" })
    await connectBackend(owner, { restApiId, access: 'api-key', cors: false })
    expect(Object.keys(await methodsByName(owner, restApiId)).sort()).toEqual(['GET /a', 'OPTIONS /b', 'POST /a'])
    expect(await refusals(owner, restApiId)).toEqual({ DEFAULT_4XX: undefined, DEFAULT_5XX: undefined })
  }))

test('200: refusals keep an origin that the provider chose', () =>
  withWorld(async ({ owner }) => {
    const restApiId = await insertApi(owner, { 'GET /': mock })
    const responseParameters = { 'gatewayresponse.header.Access-Control-Allow-Origin': "'https://one.example'" }
    await owner.db
      .insert(gatewayResponses)
      .values({ restApiId, responseType: 'DEFAULT_4XX', responseParameters, responseTemplates: {} })
    for (const cors of [true, false]) {
      await connectBackend(owner, { restApiId, access: 'keep', cors })
      expect(await refusals(owner, restApiId)).toMatchObject({ DEFAULT_4XX: "'https://one.example'" })
    }
  }))

test('200: without a base URL it says how many methods still have none', () =>
  withWorld(async ({ owner, passTime }) => {
    const restApiId = await insertApi(owner, { 'GET /a': null, 'GET /b': mock })
    passTime(1000)
    expect(await connectBackend(owner, { restApiId, access: 'open', cors: false })).toEqual({
      changed: 0,
      unconnected: 1,
    })
    const [api] = await owner.db.select().from(restApis).where(eq(restApis.id, restApiId))
    expect(api?.changedDate).toEqual(owner.now())
  }))

test.each([
  'ftp://b',
  'b.example/v1',
  'http://',
  'http://b/?q=1',
  'http://b/#top',
  'http://user:secret@b/',
  'http://b/{id}',
  `http://b/${'x'.repeat(2048)}`,
  '',
])('400 for the base URL %j, and nothing is changed', (baseUrl) =>
  withWorld(async ({ owner }) => {
    const restApiId = await insertApi(owner, { 'GET /a': null })
    await expect(connectBackend(owner, { restApiId, baseUrl, access: 'api-key', cors: true })).rejects.toMatchObject({
      failure: 'BadRequestException',
      fields: { baseUrl: expect.any(String) },
    })
    expect(await methodsByName(owner, restApiId)).toMatchObject({ 'GET /a': { integration: null } })
  }),
)

test('403 for a viewer', () =>
  withWorld(async ({ owner, as }) => {
    const restApiId = await insertApi(owner, {})
    await expect(connectBackend(as('viewer'), { restApiId, access: 'open', cors: false })).rejects.toMatchObject({
      failure: 'ForbiddenException',
    })
  }))

test('404 in another account', () =>
  withWorld(async ({ owner, stranger }) => {
    const restApiId = await insertApi(owner, { 'GET /a': mock })
    await expect(connectBackend(stranger, { restApiId, access: 'api-key', cors: true })).rejects.toMatchObject({
      failure: 'NotFoundException',
    })
    expect(await methodsByName(owner, restApiId)).toMatchObject({ 'GET /a': { apiKeyRequired: false } })
  }))

async function methodsByName(context: Context, restApiId: string) {
  const rows = await readMethodRows(context, restApiId)
  expect(rows).toHaveLength((await context.db.select().from(methods).where(eq(methods.restApiId, restApiId))).length)
  return Object.fromEntries(
    rows
      .map((row) => [`${row.httpMethod} ${row.path}`, row] as const)
      .sort(([left], [right]) => (left < right ? -1 : 1)),
  )
}

async function refusals({ db }: Context, restApiId: string) {
  const rows = await db.select().from(gatewayResponses).where(eq(gatewayResponses.restApiId, restApiId))
  return Object.fromEntries(
    rows.map((row) => [row.responseType, row.responseParameters['gatewayresponse.header.Access-Control-Allow-Origin']]),
  )
}

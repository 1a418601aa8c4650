import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { gatewayResponses, methods, restApis } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { createAuthorizer } from '#server/rest-apis/authorizers/create-authorizer.ts'
import { getAuthorizers } from '#server/rest-apis/authorizers/get-authorizers.ts'
import { corsMethod } from '#server/rest-apis/cors/cors-method.ts'
import { everyOrigin } from '#server/rest-apis/cors/cors-settings.ts'
import { readPlacedMethods } from '#server/rest-apis/methods/placed-methods.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { connectBackend } from './connect-backend.ts'
import { describeBackend } from './describe-backend.ts'
import { insertApi, mock, proxyTo } from './testing/insert-api.ts'

const origin = 'method.response.header.Access-Control-Allow-Origin'

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

test('200: a token of an issuer is asked for by every method but the preflights; the same issuer gets no second authorizer', () =>
  withWorld(async ({ owner }) => {
    const restApiId = await insertApi(owner, { 'GET /': mock, 'OPTIONS /': proxyTo('http://b') })
    const choice = { restApiId, access: 'jwt', issuer: 'https://id.example.org', cors: false } as const
    await connectBackend(owner, choice)
    await connectBackend(owner, { ...choice, access: 'open' })
    await connectBackend(owner, choice)
    const { items = [] } = await getAuthorizers(owner, { restApiId })
    expect(items).toMatchObject([
      {
        name: 'id.example.org',
        type: 'COGNITO_USER_POOLS',
        providerARNs: ['https://id.example.org'],
        identitySource: 'method.request.header.Authorization',
      },
    ])
    expect(await methodsByName(owner, restApiId)).toMatchObject({
      'GET /': { authorizationType: 'COGNITO_USER_POOLS', authorizerId: items[0]?.id, apiKeyRequired: false },
      'OPTIONS /': { authorizationType: 'NONE', authorizerId: null },
    })
    expect(await describeBackend(owner, { restApiId })).toMatchObject({
      access: 'authorizer',
      authorizerId: items[0]?.id,
      tokenHeader: 'Authorization',
    })
  }))

test('200: an authorizer of the API is attached, and taken away with its scopes by another choice', () =>
  withWorld(async ({ owner }) => {
    const restApiId = await insertApi(owner, { 'GET /': mock })
    const { id: authorizerId } = await createAuthorizer(owner, {
      restApiId,
      name: 'door',
      type: 'TOKEN',
      identitySource: 'method.request.header.X-Door',
      authorizerUri: 'http://127.0.0.1:9/check',
    })
    await connectBackend(owner, { restApiId, access: 'authorizer', authorizerId, cors: false })
    expect(await methodsByName(owner, restApiId)).toMatchObject({
      'GET /': { authorizationType: 'CUSTOM', authorizerId },
    })
    expect(await describeBackend(owner, { restApiId })).toMatchObject({ access: 'authorizer', tokenHeader: 'X-Door' })
    await owner.db
      .update(methods)
      .set({ authorizationScopes: ['pets'] })
      .where(eq(methods.restApiId, restApiId))
    await connectBackend(owner, { restApiId, access: 'api-key', cors: false })
    expect(await owner.db.select().from(methods).where(eq(methods.restApiId, restApiId))).toMatchObject([
      { authorizationType: 'NONE', authorizerId: null, authorizationScopes: null, apiKeyRequired: true },
    ])
  }))

test.each([
  ['stay with a user pool', 'COGNITO_USER_POOLS', ['pets']],
  ['go with any other authorizer', 'CUSTOM', null],
])('200: a method that moves keeps what the journey does not ask about; its scopes %s', (_, authorizationType, after) =>
  withWorld(async ({ owner }) => {
    const restApiId = await insertApi(owner, { 'GET /a': proxyTo('http://old/a') })
    const inApi = eq(methods.restApiId, restApiId)
    await owner.db
      .update(methods)
      .set({
        authorizationType,
        authorizerId: 'door01',
        authorizationScopes: ['pets'],
        operationName: 'listPets',
        requestValidatorId: 'valid1',
        requestParameters: { 'method.request.querystring.q': true },
        requestModels: { 'application/json': 'Pet' },
        methodResponses: { 200: { responseModels: { 'application/json': 'Pet' } } },
      })
      .where(inApi)
    const [before] = await owner.db.select().from(methods).where(inApi)
    await connectBackend(owner, { restApiId, baseUrl: 'https://new', access: 'keep', cors: false })
    expect(await owner.db.select().from(methods).where(inApi)).toEqual([
      { ...before, authorizationScopes: after, integration: proxyTo('https://new/a') },
    ])
  }),
)

test('400: an issuer that is none, and an authorizer that is not there, are refused by name', () =>
  withWorld(async ({ owner }) => {
    const restApiId = await insertApi(owner, { 'GET /': mock })
    const refused = (more: object) =>
      connectBackend.invoke(owner, { restApiId, cors: false, ...more }).catch((error) => error.fields)
    expect(await refused({ access: 'jwt' })).toHaveProperty('issuer')
    expect(await refused({ access: 'jwt', issuer: 'id.example.org' })).toHaveProperty('issuer')
    expect(await refused({ access: 'authorizer' })).toHaveProperty('authorizerId')
    await expect(
      connectBackend(owner, { restApiId, access: 'authorizer', authorizerId: 'nobody', cors: false }),
    ).rejects.toMatchObject({ failure: 'NotFoundException' })
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

test('200: CORS reaches the answers that the gateway makes, and what allows another origin stays', () =>
  withWorld(async ({ owner }) => {
    const other = corsMethod('b', ['GET'], { ...everyOrigin, allowOrigin: 'https://one.example' })
    const restApiId = await insertApi(owner, {
      'GET /a': mock,
      'GET /b': mock,
      'OPTIONS /b': other.integration,
      'GET /c': { ...mock, integrationResponses: { 200: { responseParameters: { [origin]: "'https://c.example'" } } } },
    })
    const origins = async () =>
      Object.fromEntries(
        Object.entries(await methodsByName(owner, restApiId)).map(([name, { integration }]) => [
          name,
          integration?.integrationResponses[200]?.responseParameters?.[origin],
        ]),
      )
    const before = await origins()
    await connectBackend(owner, { restApiId, access: 'keep', cors: true })
    expect(await origins()).toEqual({ ...before, 'GET /a': "'*'", 'OPTIONS /a': "'*'", 'OPTIONS /c': "'*'" })
    await connectBackend(owner, { restApiId, access: 'keep', cors: false })
    expect(await origins()).toEqual(before)
  }))

test('200: CORS that the provider tuned learns new verbs and keeps the rest', () =>
  withWorld(async ({ owner }) => {
    const tuned = corsMethod('a', ['GET'], { ...everyOrigin, allowHeaders: 'x-mine', maxAge: 60 })
    const restApiId = await insertApi(owner, { 'GET /a': mock, 'PUT /a': mock, 'OPTIONS /a': tuned.integration })
    await connectBackend(owner, { restApiId, access: 'keep', cors: true })
    const after = (await methodsByName(owner, restApiId))['OPTIONS /a']?.integration?.integrationResponses[200]
    expect(after?.responseParameters).toEqual({
      'method.response.header.Access-Control-Allow-Headers': "'x-mine'",
      'method.response.header.Access-Control-Allow-Methods': "'GET,OPTIONS,PUT'",
      [origin]: "'*'",
      'method.response.header.Access-Control-Max-Age': "'60'",
    })
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
  const rows = await readPlacedMethods(context, restApiId)
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

import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { gatewayResponses, methods, resources, restApis } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { insertApi, mock, proxyTo } from '#server/portals/publish/testing/insert-api.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { describeCors } from './describe-cors.ts'
import { enableCors } from './enable-cors.ts'

const prefix = 'method.response.header.Access-Control'
const settings = { allowOrigin: '*', allowHeaders: 'Content-Type' }

test('200: an OPTIONS method answers the preflight, and the other answers carry the headers', () =>
  withWorld(async ({ owner }) => {
    const restApiId = await insertApi(owner, { 'GET /a': mock, 'POST /a': mock, 'GET /b': mock })
    const resourceId = await idOf(owner, restApiId, '/a')
    const outcome = await enableCors(owner, {
      restApiId,
      resourceId,
      allowOrigin: 'https://app.example',
      allowHeaders: 'Content-Type, X-Api-Key',
      exposeHeaders: 'etag',
      allowCredentials: true,
      maxAge: 600,
    })
    expect(outcome).toEqual({ resources: 1, methods: 2, proxied: [], unanswered: [], ownPreflights: [] })
    const after = await methodsOf(owner, restApiId)
    expect(after['OPTIONS /a']).toMatchObject({
      authorizationType: 'NONE',
      apiKeyRequired: false,
      methodResponses: { 200: { responseParameters: { [`${prefix}-Allow-Methods`]: false } } },
      integration: {
        type: 'MOCK',
        integrationResponses: {
          200: {
            responseParameters: {
              [`${prefix}-Allow-Headers`]: "'Content-Type,X-Api-Key'",
              [`${prefix}-Allow-Methods`]: "'GET,OPTIONS,POST'",
              [`${prefix}-Allow-Origin`]: "'https://app.example'",
              [`${prefix}-Allow-Credentials`]: "'true'",
              [`${prefix}-Max-Age`]: "'600'",
            },
          },
        },
      },
    })
    expect(after['GET /a']).toMatchObject({
      methodResponses: { 200: { responseParameters: { [`${prefix}-Allow-Origin`]: false } } },
      integration: {
        integrationResponses: {
          200: {
            responseParameters: {
              [`${prefix}-Allow-Origin`]: "'https://app.example'",
              [`${prefix}-Allow-Credentials`]: "'true'",
              [`${prefix}-Expose-Headers`]: "'etag'",
            },
          },
        },
      },
    })
    expect(Object.keys(after)).toEqual(['GET /a', 'GET /b', 'OPTIONS /a', 'POST /a'])
    expect(after['GET /b']?.methodResponses).toEqual({})
  }))

test('200: the same again changes nothing, and another origin replaces the first', () =>
  withWorld(async ({ owner }) => {
    const restApiId = await insertApi(owner, { 'GET /a': mock })
    const resourceId = await idOf(owner, restApiId, '/a')
    await enableCors(owner, { restApiId, resourceId, ...settings, allowCredentials: false })
    const first = await methodsOf(owner, restApiId)
    await enableCors(owner, { restApiId, resourceId, ...settings })
    expect(await methodsOf(owner, restApiId)).toEqual(first)
    const other = { allowOrigin: 'https://app.example', allowHeaders: 'a', allowCredentials: true, maxAge: 5 }
    await enableCors(owner, { restApiId, resourceId, ...other })
    expect(await describeCors(owner, { restApiId, resourceId })).toMatchObject({ enabled: true, settings: other })
    await enableCors(owner, { restApiId, resourceId, ...settings })
    expect(await methodsOf(owner, restApiId)).toEqual(first)
  }))

test('200: proxies, methods without answers and OPTIONS of a backend are named and left alone', () =>
  withWorld(async ({ owner }) => {
    const silent = { ...mock, integrationResponses: {} }
    const before = {
      'GET /a': proxyTo('http://b/a'),
      'PUT /a': null,
      'POST /a': silent,
      'OPTIONS /b': proxyTo('http://b/b'),
      'GET /b': mock,
    }
    const restApiId = await insertApi(owner, before)
    const root = await idOf(owner, restApiId, '/')
    expect(await enableCors(owner, { restApiId, resourceId: root, below: true, ...settings })).toEqual({
      resources: 1,
      methods: 1,
      proxied: ['GET /a'],
      unanswered: ['POST /a', 'PUT /a'],
      ownPreflights: ['OPTIONS /b'],
    })
    const after = await methodsOf(owner, restApiId)
    for (const name of ['GET /a', 'PUT /a', 'POST /a', 'OPTIONS /b'] as const) {
      expect(after[name]?.integration).toEqual(before[name])
    }
    expect(after['OPTIONS /a']?.integration?.type).toBe('MOCK')
  }))

test('200: the whole branch, and nothing beside it', () =>
  withWorld(async ({ owner }) => {
    const restApiId = await insertApi(owner, { 'GET /a': mock, 'GET /a/b': mock, 'GET /ab': mock, 'GET /': mock })
    const resourceId = await idOf(owner, restApiId, '/a')
    expect(await enableCors(owner, { restApiId, resourceId, below: true, ...settings })).toMatchObject({ resources: 2 })
    const names = Object.keys(await methodsOf(owner, restApiId)).filter((name) => name.startsWith('OPTIONS'))
    expect(names).toEqual(['OPTIONS /a', 'OPTIONS /a/b'])
    const root = await idOf(owner, restApiId, '/')
    expect(await enableCors(owner, { restApiId, resourceId: root, below: true, ...settings })).toMatchObject({
      resources: 4,
    })
  }))

test('200: only the chosen methods; of the others the headers are taken away', () =>
  withWorld(async ({ owner }) => {
    const restApiId = await insertApi(owner, { 'GET /a': mock, 'POST /a': mock, 'GET /b': mock })
    const resourceId = await idOf(owner, restApiId, '/a')
    await enableCors(owner, { restApiId, resourceId, ...settings })
    await enableCors(owner, { restApiId, resourceId, methods: ['POST'], ...settings })
    const described = await describeCors(owner, { restApiId, resourceId })
    expect(described.methods).toEqual([
      { httpMethod: 'GET', answers: 'mapped', allowed: false },
      { httpMethod: 'POST', answers: 'mapped', allowed: true },
    ])
    const after = await methodsOf(owner, restApiId)
    expect(after['GET /a']).toMatchObject({
      methodResponses: { 200: { responseParameters: {} } },
      integration: { integrationResponses: { 200: { responseParameters: {} } } },
    })
    expect(after['POST /a']?.methodResponses[200]?.responseParameters).toHaveProperty([`${prefix}-Allow-Origin`])
  }))

test('200: an OPTIONS mock of one’s own keeps its status, and asks nobody for a key', () =>
  withWorld(async ({ owner }) => {
    const own = { ...mock, requestTemplates: {}, integrationResponses: { 204: { responseTemplates: { a: 'b' } } } }
    const restApiId = await insertApi(owner, { 'GET /a': mock, 'OPTIONS /a': own })
    const resourceId = await idOf(owner, restApiId, '/a')
    await owner.db.update(methods).set({ apiKeyRequired: true, authorizationType: 'AWS_IAM' })
    await enableCors(owner, { restApiId, resourceId, ...settings })
    const after = await methodsOf(owner, restApiId)
    expect(after['OPTIONS /a']).toMatchObject({
      apiKeyRequired: false,
      authorizationType: 'NONE',
      integration: {
        requestTemplates: { 'application/json': '{"statusCode": 200}' },
        integrationResponses: { 204: { responseTemplates: { a: 'b' } } },
      },
    })
    expect(after['GET /a']).toMatchObject({ apiKeyRequired: true, authorizationType: 'AWS_IAM' })
    expect(after['OPTIONS /a']?.integration?.integrationResponses[204]?.responseParameters).toHaveProperty([
      `${prefix}-Allow-Origin`,
    ])
  }))

test('200: the gateway responses that are asked for; what they say otherwise stays', () =>
  withWorld(async ({ owner }) => {
    const restApiId = await insertApi(owner, { 'GET /a': mock })
    const resourceId = await idOf(owner, restApiId, '/a')
    await owner.db.insert(gatewayResponses).values({
      restApiId,
      responseType: 'DEFAULT_4XX',
      statusCode: '418',
      responseParameters: { 'gatewayresponse.header.x-why': "'so'" },
      responseTemplates: { 'application/json': '{}' },
    })
    await enableCors(owner, { restApiId, resourceId, gatewayResponses: ['DEFAULT_4XX'], ...settings })
    const rows = await owner.db.select().from(gatewayResponses).where(eq(gatewayResponses.restApiId, restApiId))
    expect(rows).toEqual([
      {
        restApiId,
        responseType: 'DEFAULT_4XX',
        statusCode: '418',
        responseParameters: {
          'gatewayresponse.header.x-why': "'so'",
          'gatewayresponse.header.Access-Control-Allow-Origin': "'*'",
        },
        responseTemplates: { 'application/json': '{}' },
      },
    ])
    expect(await describeCors(owner, { restApiId, resourceId })).toMatchObject({ gatewayResponses: ['DEFAULT_4XX'] })
  }))

test('200: it is a change of the draft', () =>
  withWorld(async ({ owner, passTime }) => {
    const restApiId = await insertApi(owner, { 'GET /a': mock })
    const resourceId = await idOf(owner, restApiId, '/a')
    passTime(1000)
    await enableCors(owner, { restApiId, resourceId, ...settings })
    const [api] = await owner.db.select().from(restApis).where(eq(restApis.id, restApiId))
    expect(api?.changedDate).toEqual(owner.now())
  }))

test('400 where there is nothing to call, and nothing is changed', () =>
  withWorld(async ({ owner }) => {
    const restApiId = await insertApi(owner, { 'GET /a': mock })
    const resourceId = await idOf(owner, restApiId, '/a')
    const root = await idOf(owner, restApiId, '/')
    for (const wrong of [
      { resourceId: root },
      { resourceId, methods: ['POST'] },
      { resourceId, methods: [] },
      { resourceId, methods: ['OPTIONS'] },
    ]) {
      const given = { restApiId, gatewayResponses: ['DEFAULT_4XX' as const], ...settings, ...wrong }
      await expect(enableCors(owner, given)).rejects.toMatchObject({
        failure: 'BadRequestException',
        fields: { methods: expect.any(String) },
      })
    }
    expect(Object.keys(await methodsOf(owner, restApiId))).toEqual(['GET /a'])
    expect(await owner.db.select().from(gatewayResponses)).toEqual([])
  }))

test('403 for a viewer, 404 in another account', () =>
  withWorld(async ({ owner, as, stranger }) => {
    const restApiId = await insertApi(owner, { 'GET /a': mock })
    const resourceId = await idOf(owner, restApiId, '/a')
    const given = { restApiId, resourceId, ...settings }
    await expect(enableCors(as('viewer'), given)).rejects.toMatchObject({ failure: 'ForbiddenException' })
    await expect(enableCors(stranger, given)).rejects.toMatchObject({ failure: 'NotFoundException' })
    await expect(enableCors(owner, { ...given, resourceId: 'nobody' })).rejects.toMatchObject({
      failure: 'NotFoundException',
    })
    await expect(describeCors(stranger, { restApiId, resourceId })).rejects.toMatchObject({
      failure: 'NotFoundException',
    })
    expect(Object.keys(await methodsOf(owner, restApiId))).toEqual(['GET /a'])
  }))

async function idOf(context: Context, restApiId: string, path: string): Promise<string> {
  const rows = await context.db.select().from(resources).where(eq(resources.restApiId, restApiId))
  return rows.find((row) => row.path === path)?.id ?? ''
}

async function methodsOf({ db }: Context, restApiId: string) {
  const paths = await db.select().from(resources).where(eq(resources.restApiId, restApiId))
  const rows = await db.select().from(methods).where(eq(methods.restApiId, restApiId))
  const named = rows.map((row) => {
    const path = paths.find(({ id }) => id === row.resourceId)?.path
    return [`${row.httpMethod} ${path}`, row] as const
  })
  return Object.fromEntries(named.sort(([left], [right]) => (left < right ? -1 : 1)))
}

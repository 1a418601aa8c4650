import { scriptedUpstream } from 'gateway-core/testing/scripted-upstream.ts'
import { describe, expect, test } from 'vitest'
import { auditRecords } from '#db/schema.ts'
import { generateClientCertificate } from '#server/access/client-certificates/generate-client-certificate.ts'
import { startTestInvoker } from '#server/adapters/data-plane/testing/start-test-invoker.ts'
import type { Context } from '#server/context.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { putIntegration } from '../integrations/put-integration.ts'
import { putIntegrationResponse } from '../integrations/put-integration-response.ts'
import { putMethod } from '../methods/put-method.ts'
import { putMethodResponse } from '../methods/put-method-response.ts'
import { makeApi } from '../testing/make-api.ts'
import { testInvokeMethod } from './test-invoke-method.ts'
import { setTestInvoker } from './test-invoker.ts'
import { traceMethod } from './trace-method.ts'

async function mocked(context: Context) {
  const made = await makeApi(context)
  await putMethodResponse(context, { ...made.get, statusCode: '200' })
  const requestTemplates = { 'application/json': '{"statusCode": 200}' }
  await putIntegration(context, { ...made.get, type: 'MOCK', requestTemplates })
  const responseTemplates = { 'application/json': '{"name": "Rex"}' }
  await putIntegrationResponse(context, { ...made.get, statusCode: '200', responseTemplates })
  return made
}

describe('200', () => {
  test('the draft answers, though nothing was ever deployed', () =>
    withWorld(async ({ owner, db }) => {
      await using started = startTestInvoker()
      const { get } = await mocked(owner)
      const before = await db.select().from(auditRecords)
      const result = await testInvokeMethod(owner, { ...get, pathWithQueryString: '/pets/7?a=1' })
      expect(result).toEqual({
        status: 200,
        body: '{"name": "Rex"}',
        headers: { 'Content-Type': 'application/json' },
        multiValueHeaders: { 'Content-Type': ['application/json'] },
        log: expect.stringContaining('Method request path: {id=7}'),
        latency: expect.any(Number),
      })
      expect(result.log).toContain('Method request query string: {a=1}')
      expect(result.log.endsWith('Method completed with status: 200\n')).toBe(true)
      expect(started.ports.records).toEqual([])
      expect(await db.select().from(auditRecords)).toEqual(before)
    }))

  test('a change of the draft is tested at once', () =>
    withWorld(async ({ owner }) => {
      await using _started = startTestInvoker()
      const { get } = await mocked(owner)
      const responseTemplates = { 'application/json': '{"name": "Max"}' }
      await putIntegrationResponse(owner, { ...get, statusCode: '200', responseTemplates })
      expect((await testInvokeMethod(owner, { ...get, pathWithQueryString: '/pets/7' })).body).toBe('{"name": "Max"}')
    }))

  test('a backend gets headers, body, stage variables and who tests', () =>
    withWorld(async ({ owner }) => {
      await using upstream = await scriptedUpstream()
      await using _started = startTestInvoker()
      const { restApiId, petsId: resourceId } = await makeApi(owner)
      const key = { restApiId, resourceId, httpMethod: 'POST' }
      await putMethod(owner, { ...key, authorizationType: 'AWS_IAM', apiKeyRequired: true })
      await putIntegration(owner, {
        ...key,
        type: 'HTTP_PROXY',
        integrationHttpMethod: 'POST',
        uri: `http://${['$', '{stageVariables.host}'].join('')}/store`,
        requestParameters: { 'integration.request.header.X-Account': 'context.identity.accountId' },
      })
      const result = await testInvokeMethod(owner, {
        ...key,
        headers: { 'X-One': '1' },
        multiValueHeaders: { 'X-Two': ['a', 'b'] },
        body: '{"name":"Rex"}',
        stageVariables: { host: new URL(upstream.origin).host },
      })
      expect(result.status).toBe(200)
      expect(upstream.seen[0]).toMatchObject({
        method: 'POST',
        url: '/store',
        body: '{"name":"Rex"}',
        headers: { 'x-one': '1', 'x-two': 'a, b', 'x-account': owner.accountId },
      })
    }))

  test('ANY is tested with any verb, and with GET by its own name', () =>
    withWorld(async ({ owner }) => {
      await using _started = startTestInvoker()
      const { restApiId, petsId: resourceId } = await makeApi(owner)
      const key = { restApiId, resourceId, httpMethod: 'ANY' }
      await putMethod(owner, { ...key, authorizationType: 'NONE' })
      await putMethodResponse(owner, { ...key, statusCode: '200' })
      await putIntegration(owner, {
        ...key,
        type: 'MOCK',
        requestTemplates: { 'application/json': '{"statusCode":200}' },
      })
      await putIntegrationResponse(owner, { ...key, statusCode: '200' })
      expect((await testInvokeMethod(owner, key)).log).toContain('HTTP Method: GET, Resource Path: /pets')
      const patched = await testInvokeMethod(owner, { ...key, httpMethod: 'PATCH' })
      expect(patched.log).toContain('HTTP Method: PATCH, Resource Path: /pets')
    }))

  test('a repeated header of the answer has all its values', () =>
    withWorld(async ({ owner }) => {
      await using upstream = await scriptedUpstream()
      upstream.answers((_, response) => response.writeHead(200, { 'X-Pet': ['one', 'two'] }).end())
      await using _started = startTestInvoker()
      const { restApiId, petsId: resourceId } = await makeApi(owner)
      const key = { restApiId, resourceId, httpMethod: 'GET' }
      await putMethod(owner, { ...key, authorizationType: 'NONE' })
      await putIntegration(owner, { ...key, type: 'HTTP_PROXY', integrationHttpMethod: 'GET', uri: upstream.origin })
      const { headers, multiValueHeaders } = await testInvokeMethod(owner, key)
      expect([headers['X-Pet'], multiValueHeaders['X-Pet']]).toEqual(['two', ['one', 'two']])
    }))

  test('the trace is there for who asks for it', () =>
    withWorld(async ({ owner }) => {
      await using _started = startTestInvoker()
      const { get } = await mocked(owner)
      const { trace, status } = await traceMethod(owner, { ...get, pathWithQueryString: '/pets/7' })
      expect(status).toBe(200)
      expect(trace.stages.map(({ name }) => name)).toContain('build-integration-request')
      expect(JSON.parse(JSON.stringify(trace))).toEqual(trace)
    }))
})

describe('400', () => {
  test('for a path that is not the resource’s', () =>
    withWorld(async ({ owner }) => {
      await using _started = startTestInvoker()
      const { get } = await mocked(owner)
      await expect(testInvokeMethod(owner, { ...get, pathWithQueryString: '/cats/7' })).rejects.toMatchObject({
        failure: 'BadRequestException',
        fields: { pathWithQueryString: 'does not match /pets/{id}' },
      })
    }))

  test('for a method without integration', () =>
    withWorld(async ({ owner }) => {
      await using _started = startTestInvoker()
      const { get } = await makeApi(owner)
      await expect(testInvokeMethod(owner, get)).rejects.toMatchObject({
        failure: 'BadRequestException',
        message: 'No integration defined for method',
      })
    }))

  test('for a header that would smuggle another', () =>
    withWorld(async ({ owner }) => {
      await using _started = startTestInvoker()
      const { get } = await mocked(owner)
      await expect(testInvokeMethod(owner, { ...get, headers: { 'X-A': 'a\r\nX-B: b' } })).rejects.toMatchObject({
        failure: 'BadRequestException',
      })
    }))
})

describe('403', () => {
  test.each(['viewer'] as const)('for a %s: a test calls backends with stored credentials', (role) =>
    withWorld(async ({ owner, as }) => {
      await using _started = startTestInvoker()
      const { get } = await mocked(owner)
      await expect(testInvokeMethod(as(role), get)).rejects.toMatchObject({ failure: 'ForbiddenException' })
      await expect(traceMethod(as(role), get)).rejects.toMatchObject({ failure: 'ForbiddenException' })
      expect((await testInvokeMethod(as('developer'), { ...get, pathWithQueryString: '/pets/7' })).status).toBe(200)
    }),
  )
})

describe('404', () => {
  test('in another account', () =>
    withWorld(async ({ owner, stranger }) => {
      await using _started = startTestInvoker()
      const { get } = await mocked(owner)
      await expect(testInvokeMethod(stranger, get)).rejects.toMatchObject({ failure: 'NotFoundException' })
    }))

  test('for a verb that the resource does not have', () =>
    withWorld(async ({ owner }) => {
      await using _started = startTestInvoker()
      const { get } = await mocked(owner)
      await expect(testInvokeMethod(owner, { ...get, httpMethod: 'PUT' })).rejects.toMatchObject({
        failure: 'NotFoundException',
        message: 'Invalid Method identifier specified',
      })
    }))

  test('for a client certificate of another account', () =>
    withWorld(async ({ owner, stranger }) => {
      await using _started = startTestInvoker()
      const { get } = await mocked(owner)
      const theirs = await generateClientCertificate(stranger, {})
      const own = await generateClientCertificate(owner, {})
      const call = { ...get, pathWithQueryString: '/pets/7' }
      const clientCertificateId = theirs.clientCertificateId
      await expect(testInvokeMethod(owner, { ...call, clientCertificateId })).rejects.toMatchObject({
        failure: 'NotFoundException',
      })
      expect((await testInvokeMethod(owner, { ...call, clientCertificateId: own.clientCertificateId })).status).toBe(
        200,
      )
    }))
})

test('503 while the gateway is not running', () =>
  withWorld(async ({ owner }) => {
    setTestInvoker(undefined)
    const { get } = await mocked(owner)
    await expect(testInvokeMethod(owner, { ...get, pathWithQueryString: '/pets/7' })).rejects.toMatchObject({
      failure: 'ServiceUnavailableException',
    })
  }))

import { scriptedUpstream } from 'gateway-core/testing/scripted-upstream.ts'
import { describe, expect, test } from 'vitest'
import { authorizers } from '#db/schema.ts'
import { startTestInvoker } from '#server/adapters/data-plane/testing/start-test-invoker.ts'
import type { Context } from '#server/context.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { makeApi } from '../testing/make-api.ts'
import { testInvokeAuthorizer } from './test-invoke-authorizer.ts'

const policyDocument = {
  Version: '2012-10-17',
  Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: '*' }],
}

async function guarded(context: Context, authorizerUri: string, type: 'TOKEN' | 'REQUEST' = 'TOKEN') {
  const { restApiId } = await makeApi(context)
  const identitySource = 'method.request.header.Authorization'
  await context.db
    .insert(authorizers)
    .values({ restApiId, id: 'auth01', name: 'guard', type, authorizerUri, identitySource })
  return { restApiId, authorizerId: 'auth01' }
}

const headers = { Authorization: 'token-0123456789' }

describe('200', () => {
  test('what the authorizer says, with its log', () =>
    withWorld(async ({ owner }) => {
      await using upstream = await scriptedUpstream()
      upstream.answers((_, response) => {
        response.end(JSON.stringify({ principalId: 'user', policyDocument, context: { tenant: 'acme', level: 3 } }))
      })
      await using _started = startTestInvoker()
      const key = await guarded(owner, upstream.origin)
      const result = await testInvokeAuthorizer(owner, { ...key, headers })
      expect(result).toEqual({
        clientStatus: 0,
        principalId: 'user',
        policy: JSON.stringify(policyDocument),
        authorization: { tenant: ['acme'], level: ['3'] },
        log: expect.stringContaining('Starting authorizer: auth01 for request: '),
        latency: expect.any(Number),
      })
      expect(upstream.seen[0]?.body).toContain('/ESTestInvoke-stage/GET/')
    }))

  test('about any path, with variables of a stage', () =>
    withWorld(async ({ owner }) => {
      await using upstream = await scriptedUpstream()
      upstream.answers((_, response) => response.end(JSON.stringify({ principalId: 'user', policyDocument })))
      await using _started = startTestInvoker()
      const key = await guarded(owner, upstream.origin, 'REQUEST')
      const call = { ...key, headers, pathWithQueryString: '/pets/7?a=1', stageVariables: { host: 'example.com' } }
      expect((await testInvokeAuthorizer(owner, call)).clientStatus).toBe(0)
      expect(JSON.parse(upstream.seen[0]?.body ?? '')).toMatchObject({
        type: 'REQUEST',
        path: '/pets/7',
        queryStringParameters: { a: '1' },
        stageVariables: { host: 'example.com' },
      })
    }))

  test('with the status that a caller would get who is not let in', () =>
    withWorld(async ({ owner }) => {
      await using _started = startTestInvoker()
      const key = await guarded(owner, 'http://127.0.0.1:1')
      expect((await testInvokeAuthorizer(owner, key)).clientStatus).toBe(401)
      expect((await testInvokeAuthorizer(owner, { ...key, headers })).clientStatus).toBe(500)
    }))
})

test('400 for a context that is made up, which is not supported', () =>
  withWorld(async ({ owner }) => {
    await using _started = startTestInvoker()
    const key = await guarded(owner, 'http://127.0.0.1:1')
    const made = { ...key, additionalContext: { sourceIp: '1.2.3.4' } }
    await expect(testInvokeAuthorizer(owner, made)).rejects.toMatchObject({ failure: 'BadRequestException' })
  }))

test('400 for a path that no resource may see', () =>
  withWorld(async ({ owner }) => {
    await using _started = startTestInvoker()
    const key = await guarded(owner, 'http://127.0.0.1:1')
    const dots = { ...key, pathWithQueryString: '/a/../b' }
    await expect(testInvokeAuthorizer(owner, dots)).rejects.toMatchObject({ failure: 'BadRequestException' })
  }))

test('403 for a viewer', () =>
  withWorld(async ({ owner, as }) => {
    await using _started = startTestInvoker()
    const key = await guarded(owner, 'http://127.0.0.1:1')
    await expect(testInvokeAuthorizer(as('viewer'), key)).rejects.toMatchObject({ failure: 'ForbiddenException' })
  }))

test('404 in another account, and for an authorizer that is not there', () =>
  withWorld(async ({ owner, stranger }) => {
    await using _started = startTestInvoker()
    const key = await guarded(owner, 'http://127.0.0.1:1')
    const missing = { failure: 'NotFoundException', message: 'Invalid Authorizer identifier specified' }
    await expect(testInvokeAuthorizer(stranger, key)).rejects.toMatchObject(missing)
    await expect(testInvokeAuthorizer(owner, { ...key, authorizerId: 'other' })).rejects.toMatchObject(missing)
  }))

import { TestInvokeAuthorizerCommand, TestInvokeMethodCommand } from '@aws-sdk/client-api-gateway'
import { expect, test } from 'vitest'
import { withWorld } from '#server/testing/with-world.ts'
import { startTestInvoker } from '../data-plane/testing/start-test-invoker.ts'
import { makeObjects } from './testing/make-objects.ts'
import { createWireClient } from './testing/wire-client.ts'

test('the SDK tests a method that is not deployed', () =>
  withWorld(async ({ owner }) => {
    await using _started = startTestInvoker()
    const { restApiId, resourceId, httpMethod } = await makeObjects(owner)
    const client = await createWireClient(owner)
    const answer = await client.send(
      new TestInvokeMethodCommand({
        ...{ restApiId, resourceId, httpMethod },
        pathWithQueryString: '/pets/7?a=1',
        headers: { 'X-Pet': 'Rex' },
        multiValueHeaders: { 'X-Many': ['1', '2'] },
        body: '{}',
        stageVariables: { host: 'example.com' },
      }),
    )
    expect(answer.status).toBeTypeOf('number')
    expect(answer.latency).toBeTypeOf('number')
    expect(answer.log).toMatch(/^Execution log for request [0-9a-f-]{36}\n/)
    expect(answer.log).toContain('Method request headers: {X-Pet=Rex, X-Many=1, 2}')
    expect(answer.log).toMatch(/Method completed with status: \d{3}\n$/)
    expect(answer.multiValueHeaders?.['Content-Type']).toEqual([answer.headers?.['Content-Type']])
  }))

test('the SDK is told what is wrong', () =>
  withWorld(async ({ owner }) => {
    await using _started = startTestInvoker()
    const { restApiId, resourceId, httpMethod } = await makeObjects(owner)
    const client = await createWireClient(owner)
    const wrongPath = new TestInvokeMethodCommand({ restApiId, resourceId, httpMethod, pathWithQueryString: '/cats' })
    await expect(client.send(wrongPath)).rejects.toMatchObject({ name: 'BadRequestException' })
    const noVerb = new TestInvokeMethodCommand({ restApiId, resourceId, httpMethod: 'PUT' })
    await expect(client.send(noVerb)).rejects.toMatchObject({ name: 'NotFoundException' })
  }))

test('the SDK tests an authorizer', () =>
  withWorld(async ({ owner }) => {
    await using _started = startTestInvoker()
    const { restApiId, authorizerId } = await makeObjects(owner)
    const client = await createWireClient(owner)
    const answer = await client.send(new TestInvokeAuthorizerCommand({ restApiId, authorizerId, headers: {} }))
    expect(answer.clientStatus).toBe(401)
    expect(answer.log).toContain(`Starting authorizer: ${authorizerId} for request: `)
    expect(answer.latency).toBeTypeOf('number')
  }))

import { afterEach, describe, expect, test } from 'vitest'
import type { FunctionAnswer, FunctionInvocation } from '../ports.ts'
import type { AuthorizerSnapshot, StageSnapshot } from '../snapshot.ts'
import { accountId, apiId, deployedStage, mock } from '../testing/deployed-api.ts'
import { FakeClock } from '../testing/fake-clock.ts'
import { memoryPorts } from '../testing/memory-ports.ts'
import type { TestRequest } from './test-client.ts'
import { createTestInvoker, type TestInvoker } from './test-invoker.ts'

const functionArn = `arn:aws:lambda:us-east-1:${accountId}:function:guard`
const uri = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${functionArn}/invocations`
const token: AuthorizerSnapshot = { id: 'auth01', name: 'guard', type: 'TOKEN', authorizerUri: uri }
const allowed = {
  principalId: 'user-0123456789',
  policyDocument: {
    Version: '2012-10-17',
    Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: ['*'] }],
  },
  context: { tenant: 'acme' },
}
const id = '11111111-2222-3333-4444-555555555555'
const ids = { requestId: () => id, extendedRequestId: () => 'AAAAAAAAAAAAAAA=', random: () => 0.5 }

let invoker: TestInvoker
let asked: FunctionInvocation[]

afterEach(() => invoker.close())

/** An invoker whose one function returns this. */
function start(answer: object | string, more: Partial<FunctionAnswer> = {}): void {
  asked = []
  const functions = {
    async invoke(invocation: FunctionInvocation) {
      asked.push(invocation)
      return { requestId: 'f-1', payload: typeof answer === 'string' ? answer : JSON.stringify(answer), ...more }
    },
  }
  invoker = createTestInvoker(memoryPorts({ clock: new FakeClock(), ids, functions }))
}

function guarded(authorizer: AuthorizerSnapshot): StageSnapshot {
  const method = { ...mock(200, ''), authorizationType: 'CUSTOM', authorizerId: authorizer.id }
  const stage = deployedStage({ api: { authorizers: [authorizer] }, methods: { 'GET /': method } })
  return { ...stage, stageName: 'ESTestInvoke-stage' }
}

async function ask(authorizer: AuthorizerSnapshot, request: Partial<TestRequest> = {}) {
  const simulated = { httpMethod: 'GET', path: '/', query: '', headers: [], body: '', ...request }
  const result = await invoker.invokeAuthorizer({
    stage: guarded(authorizer),
    request: simulated,
    credentials: new Map(),
  })
  if (result === undefined) throw new Error('No result')
  return result
}

function linesOf(log: string): string[] {
  return log
    .trimEnd()
    .split('\n')
    .map((line) => line.replace(/^.* UTC 2026 : /, ''))
}

describe('an authorizer that lets a caller in', () => {
  test('answers its principal, policy and context, and what it did', async () => {
    start(allowed)
    const result = await ask(token, { headers: ['Authorization', 'token-0123456789'] })
    expect(result).toMatchObject({ clientStatus: 0, principalId: 'user-0123456789', context: { tenant: 'acme' } })
    expect(JSON.parse(result.policy ?? '')).toEqual(allowed.policyDocument)
    expect(linesOf(result.log)).toEqual([
      `Execution log for request ${id}`,
      `Starting authorizer: auth01 for request: ${id}`,
      'Incoming identity: **********456789',
      'Using valid authorizer policy for principal: *********456789',
      'Successfully completed authorizer execution',
    ])
  })

  test('is told the ARN that AWS names in tests', async () => {
    start(allowed)
    await ask(token, { headers: ['Authorization', 'token-0123456789'] })
    expect(JSON.parse(asked[0]?.payload ?? '')).toEqual({
      type: 'TOKEN',
      methodArn: `arn:aws:execute-api:us-east-1:${accountId}:${apiId}/ESTestInvoke-stage/GET/`,
      authorizationToken: 'token-0123456789',
    })
  })

  test('is asked anew each time, whatever its answers’ lifetime', async () => {
    start(allowed)
    const kept = { ...token, authorizerResultTtlInSeconds: 3600 }
    await ask(kept, { headers: ['Authorization', 'token-0123456789'] })
    await ask(kept, { headers: ['Authorization', 'token-0123456789'] })
    expect(asked).toHaveLength(2)
  })

  test('of type REQUEST shows each of its identity sources', async () => {
    start(allowed)
    const sources = 'method.request.header.Hash, method.request.querystring.tenant'
    const request: AuthorizerSnapshot = { ...token, type: 'REQUEST', identitySource: sources }
    const { log, clientStatus } = await ask(request, { headers: ['Hash', 'aaaaaaaaaaaaaa'], query: 'tenant=acme' })
    expect(clientStatus).toBe(0)
    expect(linesOf(log)[2]).toBe(
      'Incoming identity: {method.request.header.Hash=********aaaaaa, method.request.querystring.tenant=****}',
    )
  })
})

describe('an authorizer that does not', () => {
  test('is not asked when the request has no identity', async () => {
    start(allowed)
    const { clientStatus, log, policy } = await ask(token)
    expect([clientStatus, policy]).toEqual([401, undefined])
    expect(asked).toEqual([])
    expect(linesOf(log).at(-1)).toBe(`Unauthorized request: ${id}`)
  })

  test('that throws Unauthorized leaves the caller a 401', async () => {
    start({ errorMessage: 'Unauthorized', errorType: 'Error' }, { functionError: 'Unhandled' })
    const { clientStatus, log } = await ask(token, { headers: ['Authorization', 'token-0123456789'] })
    expect(clientStatus).toBe(401)
    expect(linesOf(log).at(-1)).toBe(`Unauthorized request: ${id}`)
  })

  test.each([
    ['answers nonsense', 'null', {}],
    ['throws', { errorMessage: 'boom', errorType: 'Error' }, { functionError: 'Unhandled' as const }],
  ])('that %s leaves a 500 and says why', async (_, answer, more) => {
    start(answer, more)
    const { clientStatus, log } = await ask(token, { headers: ['Authorization', 'token-0123456789'] })
    expect(clientStatus).toBe(500)
    expect(linesOf(log).at(-1)).toMatch(/^Execution failed due to configuration error: .+/)
  })

  test('that is badly configured says why', async () => {
    start(allowed)
    const { authorizerUri: _, ...without } = token
    const { clientStatus, log } = await ask(without, { headers: ['Authorization', 'token-0123456789'] })
    expect(clientStatus).toBe(500)
    expect(log).toContain('cannot be asked')
  })
})

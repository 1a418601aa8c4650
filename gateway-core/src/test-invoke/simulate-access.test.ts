import { describe, expect, test } from 'vitest'
import { readAuthorizerOutput } from '../authorizers/read-authorizer-output.ts'
import type { AccessKeySnapshot } from '../snapshot.ts'
import { type ApiScript, accountId, deployedApi, mock, stageKey } from '../testing/deployed-api.ts'
import { memoryPorts } from '../testing/memory-ports.ts'
import type { SimulatedCaller } from './simulate-access.ts'
import { createTestInvoker } from './test-invoker.ts'

type Effect = 'Allow' | 'Deny'

const userArn = `arn:aws:iam::${accountId}:user/ada@example.com`
const member: AccessKeySnapshot = {
  accountId,
  userId: 'u1',
  userArn,
  sealedSecret: '',
  allowsAll: false,
  policies: [],
}
const foreign = { ...member, accountId: '999999999999', userArn: 'arn:aws:iam::999999999999:user/eve' }
const signer = (key = member): SimulatedCaller => ({ kind: 'signer', accessKeyId: 'AKIA1', key })
const visitor: SimulatedCaller = { kind: 'visitor' }

const all = { Action: 'execute-api:Invoke', Resource: '*' }
const own = (effect: Effect | undefined) =>
  effect === undefined ? [] : [JSON.stringify({ Statement: { ...all, Effect: effect } })]
const resource = (...statements: object[]) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map((each) => ({ ...all, Effect: 'Allow', Principal: '*', ...each })),
  })

function authorizer(...effects: Effect[]): SimulatedCaller {
  const policyDocument = { Statement: effects.map((Effect) => ({ ...all, Effect })) }
  const answer = readAuthorizerOutput(JSON.stringify({ principalId: 'p', policyDocument }))
  if (typeof answer === 'string') throw new Error(answer)
  return { kind: 'authorizer', answer }
}

interface Given {
  readonly type?: string
  readonly policy?: string | undefined
  readonly caller?: SimulatedCaller
  readonly apiKeyRequired?: boolean
  readonly api?: ApiScript['api']
  readonly key?: { readonly enabled?: boolean; readonly plans?: readonly string[] }
  readonly path?: string
  readonly verb?: string
  readonly from?: string
  readonly headers?: readonly string[]
  readonly at?: number
  readonly isSecure?: boolean
}

async function simulated(given: Given) {
  const { type: authorizationType = 'NONE', policy, caller = visitor, apiKeyRequired = false, api, key } = given
  const script: ApiScript = {
    methods: { 'POST /pets/{id}': { ...mock(200, ''), authorizationType, apiKeyRequired } },
    api: { ...api, ...(policy === undefined ? {} : { policy }) },
  }
  const stage = deployedApi(script).stages.get(stageKey)
  if (stage === undefined) throw new Error('no stage')
  const invoker = createTestInvoker(memoryPorts())
  const report = await invoker.simulateAccess({
    stage,
    request: {
      httpMethod: given.verb ?? 'POST',
      path: given.path ?? '/pets/7',
      query: '',
      headers: given.headers ?? [],
      body: '',
    },
    origin: { sourceIp: given.from ?? '203.0.113.7', isSecure: given.isSecure ?? true },
    at: given.at ?? Date.parse('2026-11-23T12:00:00Z'),
    caller,
    ...(key === undefined
      ? {}
      : { apiKey: { id: 'k1', enabled: key.enabled ?? true, usagePlanIds: key.plans ?? ['plan'] } }),
    usagePlans: [{ id: 'plan', apiStages: { [stageKey]: {} } }],
  })
  await invoker.close()
  return report
}

describe('an open method', () => {
  test('without a policy lets everybody in', async () => {
    expect(await simulated({})).toMatchObject({
      isAllowed: true,
      method: { httpMethod: 'POST', resourcePath: '/pets/{id}', authorizationType: 'NONE' },
      policies: { rule: 'no-policy', decision: 'allow', identity: { source: 'none' } },
    })
  })

  test('with one asks for an explicit allow', async () => {
    const office = { Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }
    const policy = resource(office)
    expect(await simulated({ policy })).toMatchObject({
      isAllowed: true,
      policies: { rule: 'explicit-allow', resource: { decision: 'allow', decidedBy: 0 } },
    })
    const outside = await simulated({ policy, from: '198.51.100.1' })
    expect(outside).toMatchObject({
      isAllowed: false,
      refusal: { type: 'ACCESS_DENIED', status: 403 },
      policies: { decision: 'neither', resource: { decision: 'neither' } },
    })
    expect(outside.steps[0]).toEqual({ name: 'evaluate-resource-policy', outcome: 'refused' })
  })

  test('is closed by an explicit deny, and the report names the statement', async () => {
    expect(await simulated({ policy: resource({}, { Effect: 'Deny', Sid: 'no' }) })).toMatchObject({
      isAllowed: false,
      refusal: { message: expect.stringContaining('with an explicit deny') },
      policies: { decision: 'deny', resource: { decidedBy: 1, statements: [{}, { sid: 'no', applies: true }] } },
    })
  })

  test('sees who signs as nobody', async () => {
    const report = await simulated({ policy: resource({ Principal: { AWS: userArn } }), caller: signer() })
    expect(report.isAllowed).toBe(false)
  })
})

test('is asked at the time, with the headers and over the line that it is told', async () => {
  const policy = resource({
    Condition: {
      DateLessThan: { 'aws:CurrentTime': '2026-12-01T00:00:00Z' },
      StringLike: { 'aws:UserAgent': 'curl/*' },
      Bool: { 'aws:SecureTransport': 'true' },
    },
  })
  const right = { policy, headers: ['User-Agent', 'curl/8.1'] }
  expect((await simulated(right)).isAllowed).toBe(true)
  expect((await simulated({ ...right, at: Date.parse('2026-12-02') })).isAllowed).toBe(false)
  expect((await simulated({ ...right, headers: [] })).isAllowed).toBe(false)
  expect((await simulated({ ...right, isSecure: false })).isAllowed).toBe(false)
})

type Row = [identity: Effect | undefined, resource: Effect | undefined, a: boolean, b: boolean]

/** AWS's tables A and B. */
const table: Row[] = [
  ['Allow', 'Allow', true, true],
  ['Allow', undefined, true, false],
  ['Allow', 'Deny', false, false],
  [undefined, 'Allow', true, false],
  [undefined, undefined, false, false],
  [undefined, 'Deny', false, false],
  ['Deny', 'Allow', false, false],
  ['Deny', undefined, false, false],
  ['Deny', 'Deny', false, false],
]

/** A policy that says nothing of this call is there, so that the rule is never that there is none. */
const saying = (effect: Effect | undefined) =>
  effect === undefined ? resource({ Resource: 'execute-api:/other/*' }) : resource({ Effect: effect })

describe.each(table)('own %s, resource %s', (identity, effect, isAllowedByA, isAllowedByB) => {
  test('a signer of the account: table A', async () => {
    const caller = signer({ ...member, policies: own(identity) })
    const report = await simulated({ type: 'AWS_IAM', policy: saying(effect), caller })
    expect(report).toMatchObject({ isAllowed: isAllowedByA, policies: { rule: 'same-account' } })
    expect(report.policies?.decision === 'allow').toBe(isAllowedByA)
  })

  test('a signer of another account: table B', async () => {
    const caller = signer({ ...foreign, allowsAll: true, policies: own(identity) })
    const report = await simulated({ type: 'AWS_IAM', policy: saying(effect), caller })
    expect(report).toMatchObject({ isAllowed: isAllowedByB, policies: { rule: 'cross-account' } })
    expect(report.policies?.decision === 'allow').toBe(isAllowedByB)
  })

  test('whom an authorizer knows: table A', async () => {
    const caller = authorizer(...(identity === undefined ? [] : [identity]))
    const report = await simulated({ type: 'CUSTOM', policy: saying(effect), caller })
    expect(report).toMatchObject({ isAllowed: isAllowedByA, policies: { rule: 'same-account' } })
    expect(report.policies?.decision === 'allow').toBe(isAllowedByA)
  })
})

describe('a user pool’s method', () => {
  test('needs the token, and the policy’s explicit allow where there is one', async () => {
    const caller = authorizer('Deny')
    const type = 'COGNITO_USER_POOLS'
    expect(await simulated({ type, caller })).toMatchObject({ isAllowed: true, policies: { rule: 'no-policy' } })
    expect((await simulated({ type, caller, policy: resource({}) })).isAllowed).toBe(true)
    expect(await simulated({ type, caller, policy: saying(undefined) })).toMatchObject({
      isAllowed: false,
      policies: { rule: 'explicit-allow', identity: { source: 'none' } },
    })
    expect(await simulated({ type, policy: resource({}) })).toMatchObject({
      isAllowed: false,
      refusal: { type: 'UNAUTHORIZED' },
    })
  })
})

describe('who is not known', () => {
  test.each([
    ['AWS_IAM', 'MISSING_AUTHENTICATION_TOKEN', 'verify-signature'],
    ['CUSTOM', 'UNAUTHORIZED', 'call-authorizer'],
  ])('is refused by a method of type %s, before policies are put together', async (type, refusal, name) => {
    const report = await simulated({ type, policy: resource({}) })
    expect(report).toMatchObject({ isAllowed: false, refusal: { type: refusal } })
    expect(report.steps).toContainEqual({ name, outcome: 'refused' })
    expect(report.steps).toContainEqual({ name: 'authorize', outcome: 'not-reached' })
  })

  test('an explicit deny comes before the authorizer is asked', async () => {
    const report = await simulated({ type: 'CUSTOM', caller: authorizer('Allow'), policy: saying('Deny') })
    expect(report.steps[0]).toEqual({ name: 'evaluate-resource-policy', outcome: 'refused' })
    expect(report.steps).toContainEqual({ name: 'call-authorizer', outcome: 'not-reached' })
  })

  test('temporary keys that ended are told so', async () => {
    const caller = signer({ ...member, allowsAll: true, expiresAt: 1 })
    expect(await simulated({ type: 'AWS_IAM', caller })).toMatchObject({ refusal: { type: 'EXPIRED_TOKEN' } })
  })
})

test('a role that may call everything is said to be one', async () => {
  const caller = signer({ ...member, allowsAll: true })
  expect(await simulated({ type: 'AWS_IAM', caller })).toMatchObject({
    isAllowed: true,
    policies: { identity: { source: 'role', decision: 'allow', policies: [] } },
  })
})

describe('an API key', () => {
  test.each<[what: string, key: Given['key'], isAllowed: boolean]>([
    ['none', undefined, false],
    ['one in a plan of the stage', {}, true],
    ['one in no plan', { plans: [] }, false],
    ['one that is disabled', { enabled: false }, false],
  ])('%s', async (_, key, isAllowed) => {
    const report = await simulated({ apiKeyRequired: true, ...(key === undefined ? {} : { key }) })
    expect(report.isAllowed).toBe(isAllowed)
    const outcome = isAllowed ? 'passed' : 'refused'
    expect(report.steps.at(-1)).toEqual({ name: 'check-api-key', outcome })
  })

  test('is no header’s: the one that was chosen counts', async () => {
    const headers = ['x-api-key', 'something', 'X-Other', '1']
    expect((await simulated({ apiKeyRequired: true, key: {}, headers })).isAllowed).toBe(true)
  })

  test('of an API that takes keys from its authorizer', async () => {
    const api = { apiKeySource: 'AUTHORIZER' } as const
    const asked = { type: 'CUSTOM', caller: authorizer('Allow'), apiKeyRequired: true, api }
    expect((await simulated({ ...asked, key: {} })).isAllowed).toBe(true)
    expect((await simulated(asked)).isAllowed).toBe(false)
  })
})

test('policies that cannot be understood close the method, and the report says why', async () => {
  expect(await simulated({ policy: '{"Statement":{"Effect":"Allow"}}' })).toMatchObject({
    isAllowed: false,
    refusal: { cause: expect.stringContaining('The resource policy cannot be evaluated') },
    policies: { resource: { fault: expect.stringContaining('Action') }, decision: 'deny' },
  })
  const caller = signer({ ...member, policies: ['{'] })
  expect(await simulated({ type: 'AWS_IAM', caller })).toMatchObject({
    isAllowed: false,
    policies: { identity: { source: 'access-key', decision: 'deny', policies: [{ fault: 'The policy is not JSON' }] } },
  })
})

test.each([
  ['a path', { path: '/dogs' }],
  ['a verb', { verb: 'GET' }],
])('%s that the API does not have is refused as AWS does', async (_, given) => {
  const report = await simulated(given)
  expect(report).toEqual({
    isAllowed: false,
    refusal: { type: 'MISSING_AUTHENTICATION_TOKEN', status: 403, message: 'Missing Authentication Token' },
    steps: [],
  })
})

test('a path that is none is a bad request', async () => {
  expect(await simulated({ path: '/pets/%zz' })).toMatchObject({ refusal: { type: 'DEFAULT_4XX' }, steps: [] })
})

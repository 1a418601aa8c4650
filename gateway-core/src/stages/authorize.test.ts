import { describe, expect, test } from 'vitest'
import { readAuthorizerOutput } from '../authorizers/read-authorizer-output.ts'
import type { AccessKeySnapshot } from '../snapshot.ts'
import { call } from '../testing/call.ts'
import { type ApiScript, accountId, mock } from '../testing/deployed-api.ts'
import { FakeClock } from '../testing/fake-clock.ts'
import { scenario } from '../testing/scenario.ts'
import { signCall } from '../testing/sign-call.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { authorize } from './authorize.ts'

const userArn = `arn:aws:iam::${accountId}:user/ada`
const key: AccessKeySnapshot = {
  accountId,
  userId: 'u1',
  userArn,
  sealedSecret: 'secret',
  allowsAll: false,
  policies: [],
}
const foreign = { ...key, accountId: '999999999999', userArn: 'arn:aws:iam::999999999999:user/eve' }
const arn = 'arn:aws:execute-api:us-east-1:********9012:abcde12345/prod/GET/pets/1'
const action = 'execute-api:Invoke'

const own = (Effect: string, Resource = '*') => JSON.stringify({ Statement: { Effect, Action: action, Resource } })
const api = (Effect: string, Principal: unknown = '*') =>
  JSON.stringify({ Statement: { Effect, Principal, Action: action, Resource: 'execute-api:/*' } })

function script(authorizationType: string, policy?: string, accessKeys: ApiScript['accessKeys'] = {}): ApiScript {
  const methods = { 'GET /pets/{id}': { ...mock(200, '{}'), authorizationType } }
  return { methods, api: policy === undefined ? {} : { policy }, accessKeys }
}

function staged(given: ApiScript, path = '/pets/1') {
  const made = stagedExchange(given, { path })
  return { ...made, step: authorize.compile(made.method, made.services) }
}

test.each(['NONE', 'COGNITO_USER_POOLS'])('costs nothing where there is nothing to ask: %s', (type) => {
  expect(staged(script(type)).step).toBeUndefined()
})

describe('a caller with an access key', () => {
  /** What a signed call answers, over the wire. */
  async function answer(accessKey: AccessKeySnapshot, policy?: string) {
    const clock = new FakeClock()
    await using served = await scenario(script('AWS_IAM', policy, { AKIA1: accessKey }), { clock })
    const signed = { path: '/prod/pets/1', headers: { host: served.host } }
    const headers = await signCall(signed, { at: new Date(clock.now()) })
    const { status, body, headers: answered } = await call(served.origin, 'GET', signed.path, { headers })
    return { status, body, type: answered['x-amzn-errortype'] }
  }

  const mine = (...policies: string[]) => ({ ...key, policies })
  const theirs = (...policies: string[]) => ({ ...foreign, policies })

  test.each<[what: string, accessKey: AccessKeySnapshot, policy: string | undefined, status: number]>([
    ['whose role allows all', { ...key, allowsAll: true }, undefined, 200],
    ['whose policy allows it', mine(own('Allow', 'arn:aws:execute-api:*:*:*/prod/GET/pets/*')), undefined, 200],
    ['whose policy allows something else', mine(own('Allow', 'arn:aws:execute-api:*:*:*/prod/PUT/*')), undefined, 403],
    ['without a policy', mine(), undefined, 403],
    ['whom the API names', mine(), api('Allow', { AWS: userArn }), 200],
    ['whose account the API names, which leaves it to the account', mine(), api('Allow', { AWS: accountId }), 403],
    ['whom the API denies', { ...key, allowsAll: true }, api('Deny', { AWS: userArn }), 403],
    ['of another account, allowed by both', theirs(own('Allow')), api('Allow', { AWS: '999999999999' }), 200],
    ['of another account, allowed by its own alone', theirs(own('Allow')), undefined, 403],
    ['of another account, allowed by the API alone', theirs(), api('Allow', { AWS: '999999999999' }), 403],
    ['of another account, whose role allows all there', { ...foreign, allowsAll: true }, api('Allow'), 403],
  ])('%s', async (_, accessKey, policy, status) => {
    expect((await answer(accessKey, policy)).status).toBe(status)
  })

  test('gets AWS’s words when nothing allows it', async () => {
    const { body, type } = await answer(mine())
    expect(type).toBe('AccessDeniedException')
    expect(JSON.parse(body)).toEqual({
      Message: `User: ${userArn} is not authorized to perform: execute-api:Invoke on resource: ${arn}`,
    })
  })

  test('gets AWS’s words when something denies it', async () => {
    const { body } = await answer(mine(own('Allow'), own('Deny')))
    expect(JSON.parse(body).Message).toBe(
      `User: ${userArn} is not authorized to perform: execute-api:Invoke on resource: ${arn} with an explicit deny`,
    )
  })

  test('with a policy that cannot be understood is not let in', async () => {
    expect(await answer({ ...key, allowsAll: true, policies: ['nonsense'] })).toMatchObject({ status: 403 })
  })
})

describe('a caller of an authorizer', () => {
  function verdict(effects: string[], policy?: string) {
    const { exchange, step } = staged(script('CUSTOM', policy))
    const statements = effects.map((Effect) => ({ Effect, Action: action, Resource: '*' }))
    const answer = readAuthorizerOutput(JSON.stringify({ principalId: 'p', policyDocument: { Statement: statements } }))
    if (typeof answer === 'string') throw new Error(answer)
    exchange.authorizer = answer
    return step?.(exchange)
  }

  test.each<[effects: string[], policy: string | undefined, message: string | undefined]>([
    [['Allow'], undefined, undefined],
    [['Allow'], api('Allow'), undefined],
    [[], api('Allow'), undefined],
  ])('that says %j, with the resource policy %s, passes', (effects, policy, expected) => {
    expect(verdict(effects, policy)).toBe(expected)
  })

  test('that says nothing is not let in', () => {
    expect(verdict([])).toMatchObject({ shownMessage: 'User is not authorized to access this resource' })
    expect(verdict([], api('Allow', { AWS: userArn }))).toMatchObject({ type: 'ACCESS_DENIED' })
  })

  test.each([undefined, api('Allow')])('that denies is not let in, whatever the API allows', (policy) => {
    expect(verdict(['Allow', 'Deny'], policy)).toMatchObject({
      shownMessage: 'User is not authorized to access this resource with an explicit deny',
    })
  })

  test('with a resource policy that cannot be understood is not let in, and the log says why', () => {
    expect(verdict(['Allow'], '{')).toMatchObject({ type: 'ACCESS_DENIED', cause: expect.stringContaining('not JSON') })
  })
})

describe('a user pool’s caller', () => {
  test.each([
    ['Allow', undefined],
    [
      'Deny',
      `User: anonymous is not authorized to perform: execute-api:Invoke on resource: ${arn} with an explicit deny`,
    ],
  ])('with a policy that says %s', (effect, message) => {
    const { exchange, step } = staged(script('COGNITO_USER_POOLS', api(effect)))
    exchange.authorizer = { context: {}, claims: {} }
    const verdict = step?.(exchange)
    if (message === undefined) expect(verdict).toBeUndefined()
    else expect(verdict).toMatchObject({ message })
  })
})

test.each(['AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'])(
  'a caller whom no stage has found out is not let in, though the API allows everybody: %s',
  (type) => {
    const { exchange, step } = staged(script(type, api('Allow')))
    expect(step?.(exchange)).toMatchObject({ type: 'ACCESS_DENIED', cause: 'The caller was not authenticated' })
  },
)

describe('the exchange remembers', () => {
  test('what was decided, and by which statements', () => {
    const { exchange, step } = staged(script('AWS_IAM', api('Allow'), { AKIA1: { ...key, policies: [own('Allow')] } }))
    exchange.identity = { accountId, accessKey: 'AKIA1', caller: 'u1', user: 'u1', userArn }
    expect(step?.(exchange)).toBeUndefined()
    expect(exchange.identityDecision).toMatchObject({ decision: 'allow', statement: { index: 0 } })
    expect(exchange.resourceDecision).toMatchObject({ decision: 'allow', statement: { index: 0 } })
    expect(exchange.authorizePhase).toMatchObject({ status: 200, latencyMs: expect.any(Number) })
  })

  test('that it was not', () => {
    const { exchange, step } = staged(script('AWS_IAM', undefined, { AKIA1: key }))
    exchange.identity = { accountId, accessKey: 'AKIA1', caller: 'u1', user: 'u1', userArn }
    expect(step?.(exchange)).toMatchObject({ type: 'ACCESS_DENIED' })
    expect(exchange.authorizePhase).toMatchObject({
      status: 403,
      error: expect.stringContaining('is not authorized to perform'),
    })
  })
})

test('a path too long for an ARN is 414', () => {
  const { exchange, step } = staged(script('AWS_IAM'), `/pets/${'x'.repeat(1600)}`)
  expect(step?.(exchange)).toMatchObject({ status: 414, shownMessage: 'Request URI too long' })
})

import { describe, expect, test } from 'vitest'
import { readAuthorizerOutput } from '../authorizers/read-authorizer-output.ts'
import type { AccessKeySnapshot } from '../snapshot.ts'
import { type ApiScript, accountId, mock } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { authorizeCall } from './authorize-call.ts'
import { mayInvalidateCache } from './may-invalidate-cache.ts'
import { compileMethodArn } from './method-arn.ts'

const userArn = `arn:aws:iam::${accountId}:user/ada`
const key: AccessKeySnapshot = { accountId, userId: 'u1', userArn, sealedSecret: 's', allowsAll: false, policies: [] }
const foreign = { ...key, accountId: '999999999999', userArn: 'arn:aws:iam::999999999999:user/eve' }

type Effect = 'Allow' | 'Deny'
const statement = (Effect: Effect, Action = 'execute-api:Invoke') => ({ Effect, Action, Resource: '*' })
const own = (...effects: Effect[]) => JSON.stringify({ Statement: effects.map((effect) => statement(effect)) })
const resource = (effect: Effect, Action?: string) =>
  JSON.stringify({ Statement: { ...statement(effect, Action), Principal: '*' } })

interface Given {
  readonly policy?: string
  readonly key?: AccessKeySnapshot
  /** What the authorizer's policy does. */
  readonly authorizer?: Effect[]
}

function staged({ policy, key: given, authorizer }: Given) {
  const script: ApiScript = {
    methods: { 'GET /pets': mock(200, '') },
    api: policy === undefined ? {} : { policy },
    accessKeys: given === undefined ? {} : { AKIA1: given },
  }
  const made = stagedExchange(script, { path: '/pets' })
  if (given !== undefined) {
    const { accountId: account, userId, userArn: arn } = given
    made.exchange.identity = { accountId: account, accessKey: 'AKIA1', caller: userId, user: userId, userArn: arn }
  }
  if (authorizer !== undefined) {
    const policyDocument = { Statement: authorizer.map((effect) => statement(effect)) }
    const answer = readAuthorizerOutput(JSON.stringify({ principalId: 'p', policyDocument }))
    if (typeof answer === 'string') throw new Error(answer)
    made.exchange.authorizer = answer
  }
  return made
}

function decided(given: Given) {
  const { exchange, method, services } = staged(given)
  return authorizeCall(exchange, compileMethodArn(method, services.region)(exchange), services)
}

describe.each<[what: string, given: (identity: Effect | undefined) => Given, isOwn: boolean]>([
  ['a caller of the account (table A)', (effect) => ({ key: { ...key, policies: effect ? [own(effect)] : [] } }), true],
  [
    'a caller of another (table B)',
    (effect) => ({ key: { ...foreign, policies: effect ? [own(effect)] : [] } }),
    false,
  ],
  ['an authorizer (table A)', (effect) => ({ authorizer: effect ? [effect] : [] }), true],
])('%s', (_, given, isOwn) => {
  test.each<[Effect | undefined, Effect | undefined, a: string, b: string]>([
    ['Allow', 'Allow', 'allow', 'allow'],
    ['Allow', undefined, 'allow', 'neither'],
    ['Allow', 'Deny', 'deny', 'deny'],
    [undefined, 'Allow', 'allow', 'neither'],
    [undefined, undefined, 'neither', 'neither'],
    [undefined, 'Deny', 'deny', 'deny'],
    ['Deny', 'Allow', 'deny', 'deny'],
    ['Deny', undefined, 'deny', 'deny'],
    ['Deny', 'Deny', 'deny', 'deny'],
  ])('own %s, resource %s: A %s, B %s', (identity, effect, tableA, tableB) => {
    const policies = effect === undefined ? {} : { policy: resource(effect) }
    expect(decided({ ...given(identity), ...policies }).decision).toBe(isOwn ? tableA : tableB)
  })
})

describe('a role that may call all APIs of the account', () => {
  test('is as good as a policy that says so', () => {
    expect(decided({ key: { ...key, allowsAll: true } })).toMatchObject({
      decision: 'allow',
      identity: { decision: 'allow' },
    })
  })

  test('does not outweigh a deny', () => {
    expect(decided({ key: { ...key, allowsAll: true, policies: [own('Deny')] } }).decision).toBe('deny')
    expect(decided({ key: { ...key, allowsAll: true }, policy: resource('Deny') }).decision).toBe('deny')
  })

  test('means nothing in another account', () => {
    expect(decided({ key: { ...foreign, allowsAll: true }, policy: resource('Allow') }).decision).toBe('neither')
  })
})

test('says which statements decided', () => {
  const said = decided({ key: { ...key, policies: [own('Allow')] }, policy: resource('Deny') })
  expect(said).toMatchObject({
    identity: { decision: 'allow', statement: { index: 0, effect: 'Allow' } },
    resource: { decision: 'deny', statement: { index: 0, effect: 'Deny' } },
  })
})

test('a user pool’s caller needs the resource policy’s allow', () => {
  expect(decided({ policy: resource('Allow') }).decision).toBe('allow')
  expect(decided({ policy: resource('Allow', 'execute-api:Other') }).decision).toBe('neither')
  expect(decided({ policy: resource('Deny') }).decision).toBe('deny')
})

describe('nobody is let in when', () => {
  test('a policy of the caller is malformed, and the fault says whose', () => {
    const broken = { ...key, allowsAll: true, policies: [own('Allow'), '{'] }
    const fault = `A policy of ${userArn} cannot be evaluated: The policy is not JSON`
    expect(decided({ key: broken })).toMatchObject({ decision: 'deny', fault })
    // Remembered with the key.
    expect(decided({ key: broken })).toMatchObject({ decision: 'deny', fault })
  })

  test('the resource policy is malformed', () => {
    expect(decided({ policy: '[]', key: { ...key, allowsAll: true } })).toMatchObject({
      decision: 'deny',
      fault: 'The resource policy cannot be evaluated: The policy is not an object',
    })
  })

  test('the access key is gone', () => {
    const { exchange, services } = staged({ key: { ...key, allowsAll: true } })
    Object.assign(exchange.identity ?? {}, { accessKey: 'AKIA2' })
    expect(authorizeCall(exchange, 'arn:x', services)).toMatchObject({
      decision: 'deny',
      fault: expect.stringContaining('AKIA2'),
    })
  })
})

describe('who may have a cached answer made anew', () => {
  const may = (given: Given) => {
    const { exchange, services } = staged(given)
    return mayInvalidateCache(exchange, services)
  }
  const invalidate = 'execute-api:InvalidateCache'

  test('whom IAM or the role allows it', () => {
    const policies = [JSON.stringify({ Statement: statement('Allow', invalidate) })]
    expect(may({ key: { ...key, policies } })).toBe(true)
    expect(may({ key: { ...key, allowsAll: true } })).toBe(true)
    expect(may({ key: { ...key, policies: [own('Allow')] } })).toBe(false)
    expect(may({ key })).toBe(false)
  })

  test('whom the resource policy allows it', () => {
    expect(may({ policy: resource('Allow', invalidate) })).toBe(true)
    expect(may({ policy: resource('Allow') })).toBe(false)
    expect(may({})).toBe(false)
    expect(may({ policy: resource('Deny', '*'), key: { ...key, allowsAll: true } })).toBe(false)
  })

  test('nobody of another account', () => {
    const policies = [JSON.stringify({ Statement: statement('Allow', '*') })]
    expect(may({ key: { ...foreign, policies }, policy: resource('Allow', '*') })).toBe(false)
  })
})

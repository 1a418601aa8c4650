import { describe, expect, test } from 'vitest'
import type { CallerIdentity } from '../caller-identity.ts'
import type { Ports } from '../ports.ts'
import type { AccessKeySnapshot } from '../snapshot.ts'
import { accountId, mock } from '../testing/deployed-api.ts'
import { FakeClock } from '../testing/fake-clock.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { ExchangePolicyRequest } from './exchange-policy-request.ts'

const ada: CallerIdentity = {
  accountId,
  accessKey: 'AKIA1',
  caller: 'u1',
  user: 'u1',
  userArn: `arn:aws:iam::${accountId}:user/staff/ada`,
}
const key: AccessKeySnapshot = {
  accountId,
  userId: 'u1',
  userArn: ada.userArn,
  sealedSecret: 'sealed:s',
  allowsAll: false,
  policies: [],
}

interface Given {
  readonly headers?: Record<string, string>
  readonly identity?: CallerIdentity
  readonly key?: Partial<AccessKeySnapshot>
  readonly ports?: Partial<Ports>
  readonly isSecure?: boolean
}

function asked(given: Given = {}): ExchangePolicyRequest {
  const script = { methods: { 'GET /': mock(200, '') }, accessKeys: { AKIA1: { ...key, ...given.key } } }
  const ports = { clock: new FakeClock('2026-11-22T12:00:00.500Z'), ...given.ports }
  const { exchange, client, services } = stagedExchange(script, { headers: given.headers ?? {} }, ports)
  if (given.isSecure !== undefined) Object.assign(client, { isSecure: given.isSecure })
  exchange.identity = given.identity
  return new ExchangePolicyRequest(exchange, 'arn:the-method', services)
}

function value(name: string, given: Given = {}): readonly string[] | undefined {
  return asked(given).conditionValues(name)
}

test('asks to invoke the method, unless told', () => {
  expect(asked()).toMatchObject({ action: 'execute-api:Invoke', resource: 'arn:the-method', principal: undefined })
})

test('knows whether the caller is of the API’s account', () => {
  expect(asked({ identity: ada }).principal).toEqual({ accountId, arn: ada.userArn, isOwnAccount: true })
  const other = { ...ada, accountId: '999999999999' }
  expect(asked({ identity: other }).principal).toMatchObject({ isOwnAccount: false })
})

describe('keys of every request', () => {
  test.each([
    ['aws:currenttime', '2026-11-22T12:00:00.500Z'],
    ['aws:epochtime', '1795348800'],
    ['aws:sourceip', '203.0.113.7'],
    ['aws:securetransport', 'false'],
    ['aws:principaltype', 'Anonymous'],
    ['aws:userid', 'anonymous'],
  ])('%s is %s', (name, expected) => {
    expect(value(name)).toEqual([expected])
  })

  test('aws:SecureTransport says what the door says', () => {
    expect(value('aws:securetransport', { isSecure: true })).toEqual(['true'])
    expect(value('aws:securetransport', { isSecure: false, headers: { 'x-forwarded-proto': 'https' } })).toEqual([
      'false',
    ])
  })

  test('aws:Referer and aws:UserAgent are headers', () => {
    const headers = { Referer: 'https://example.com/', 'User-Agent': 'curl/8' }
    expect(value('aws:referer', { headers })).toEqual(['https://example.com/'])
    expect(value('aws:useragent', { headers })).toEqual(['curl/8'])
    expect(value('aws:referer')).toBeUndefined()
    expect(value('aws:useragent')).toBeUndefined()
  })
})

describe('networks', () => {
  const labelled = (label: string) => ({ ports: { sourceNetworks: { labelOf: () => label } } })

  test('a network’s label is a VPC', () => {
    expect(value('aws:sourcevpc', labelled('vpc-123'))).toEqual(['vpc-123'])
    expect(value('aws:sourcevpce', labelled('vpc-123'))).toBeUndefined()
    expect(value('aws:vpcsourceip', labelled('vpc-123'))).toEqual(['203.0.113.7'])
  })

  test('or the endpoint of one', () => {
    expect(value('aws:sourcevpce', labelled('vpce-123'))).toEqual(['vpce-123'])
    expect(value('aws:sourcevpc', labelled('vpce-123'))).toBeUndefined()
  })

  test('without a label there is none', () => {
    for (const name of ['aws:sourcevpc', 'aws:sourcevpce', 'aws:vpcsourceip']) expect(value(name)).toBeUndefined()
  })

  test('the label is that of the caller’s address', () => {
    const ports = { sourceNetworks: { labelOf: (address: string) => `of-${address}` } }
    expect(value('aws:sourcevpc', { ports })).toEqual(['of-203.0.113.7'])
  })
})

describe('keys of IAM callers', () => {
  test.each([
    ['aws:principaltype', 'User'],
    ['aws:principalaccount', accountId],
    ['aws:principalarn', ada.userArn],
    ['aws:userid', 'u1'],
    ['aws:username', 'ada'],
  ])('%s is %s', (name, expected) => {
    expect(value(name, { identity: ada })).toEqual([expected])
  })

  test.each(['aws:principalaccount', 'aws:principalarn', 'aws:username'])('%s is theirs alone', (name) => {
    expect(value(name)).toBeUndefined()
  })

  test('of a role', () => {
    const identity = { ...ada, userArn: `arn:aws:sts::${accountId}:assumed-role/reader/session` }
    expect(value('aws:principaltype', { identity })).toEqual(['AssumedRole'])
    expect(value('aws:principalarn', { identity })).toEqual([`arn:aws:iam::${accountId}:role/reader`])
    expect(value('aws:username', { identity })).toBeUndefined()
  })

  test('of the account itself', () => {
    const identity = { ...ada, userArn: `arn:aws:iam::${accountId}:root` }
    expect(value('aws:principaltype', { identity })).toEqual(['Account'])
  })

  test('of temporary credentials', () => {
    const temporary = { identity: ada, key: { sessionTokenHash: 'ab', issuedAt: Date.UTC(2026, 10, 22, 11) } }
    expect(value('aws:multifactorauthpresent', temporary)).toEqual(['false'])
    expect(value('aws:tokenissuetime', temporary)).toEqual(['2026-11-22T11:00:00.000Z'])
    for (const name of ['aws:multifactorauthpresent', 'aws:tokenissuetime']) {
      expect(value(name, { identity: ada })).toBeUndefined()
      expect(value(name)).toBeUndefined()
    }
  })
})

test.each([
  'aws:sourcearn',
  'aws:multifactorauthage',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principaltag/team',
  'aws:unheard',
  'constructor',
  '__proto__',
])('%s is absent', (name) => {
  expect(value(name, { identity: ada })).toBeUndefined()
})

import { describe, expect, test } from 'vitest'
import { ada, invoke, type PolicyQuestion, petsArn, policyRequest } from '../testing/policy-request.ts'
import { compilePolicy, compilePolicyText, type PolicyKind } from './compile-policy.ts'
import { evaluatePolicy } from './evaluate-policy.ts'
import { PolicyFault, type PolicyPrincipal } from './policy-request.ts'

const identityKind: PolicyKind = { hasPrincipals: false }
const resourceKind: PolicyKind = {
  hasPrincipals: true,
  apiArn: 'arn:aws:execute-api:us-east-1:123456789012:abcde12345',
}
const allowAll = { Effect: 'Allow', Action: '*', Resource: '*' }
const openToAll = { ...allowAll, Principal: '*' }

function decision(document: unknown, kind: PolicyKind, question: PolicyQuestion = {}): string {
  const policy = compilePolicy(document, kind)
  if (policy instanceof PolicyFault) throw policy
  return evaluatePolicy(policy, policyRequest(question)).decision
}

/** Of one statement of an identity policy. */
function said(statement: object, question: PolicyQuestion = {}): string {
  return decision({ Version: '2012-10-17', Statement: { ...allowAll, ...statement } }, identityKind, question)
}

describe('actions', () => {
  test.each([
    ['*', 'allow'],
    ['execute-api:*', 'allow'],
    ['execute-api:Invoke', 'allow'],
    ['EXECUTE-API:invoke', 'allow'],
    ['execute-api:Inv?ke', 'allow'],
    ['*:*', 'allow'],
    ['execute-api:InvalidateCache', 'neither'],
    ['s3:*', 'neither'],
    [['s3:*', 'execute-api:Invoke'], 'allow'],
  ])('%j: %s', (Action, expected) => {
    expect(said({ Action })).toBe(expected)
  })

  test('NotAction is every other', () => {
    const statement = { Action: undefined, NotAction: ['s3:*', 'execute-api:InvalidateCache'] }
    expect(said(statement)).toBe('allow')
    expect(said(statement, { action: 'execute-api:InvalidateCache' })).toBe('neither')
  })
})

describe('resources', () => {
  test.each([
    ['*', 'allow'],
    [petsArn, 'allow'],
    ['arn:aws:execute-api:us-east-1:123456789012:abcde12345/prod/GET/*', 'allow'],
    ['arn:aws:execute-api:us-east-1:123456789012:abcde12345/*', 'allow'],
    ['arn:aws:execute-api:*:*:*', 'allow'],
    ['arn:aws:execute-api:us-east-1:123456789012:abcde12345/prod/?ET/p?ts', 'allow'],
    ['*/GET/pets', 'allow'],
    ['arn:aws:execute-api:us-east-1:123456789012:abcde12345/prod/POST/*', 'neither'],
    ['arn:aws:execute-api:us-east-1:123456789012:abcde12345/prod/get/pets', 'neither'],
    [[`${petsArn}/1`, petsArn], 'allow'],
  ])('%j: %s', (Resource, expected) => {
    expect(said({ Resource })).toBe(expected)
  })

  test('a star goes over slashes', () => {
    const Resource = 'arn:aws:execute-api:*:*:*/prod/GET/*'
    expect(said({ Resource }, { resource: `${petsArn}/1/toys` })).toBe('allow')
  })

  test('NotResource is every other', () => {
    expect(said({ Resource: undefined, NotResource: petsArn })).toBe('neither')
    expect(said({ Resource: undefined, NotResource: petsArn }, { resource: `${petsArn}/1` })).toBe('allow')
  })

  test('variables stand for the caller', () => {
    const Resource = `arn:aws:execute-api:*:*:*/prod/GET/users/\${aws:username}`
    const resource = petsArn.replace('pets', 'users/ada')
    expect(said({ Resource }, { resource, keys: { 'aws:username': 'ada' } })).toBe('allow')
    expect(said({ Resource }, { resource, keys: { 'aws:username': 'bob' } })).toBe('neither')
    expect(said({ Resource }, { resource })).toBe('neither')
  })

  test('what a variable without a value would exclude is not allowed, and is denied', () => {
    const NotResource = `arn:aws:execute-api:*:*:*/prod/GET/\${aws:username}`
    expect(said({ Resource: undefined, NotResource })).toBe('neither')
    expect(said({ Resource: undefined, NotResource, Effect: 'Deny' })).toBe('deny')
  })

  test('variables are text in the older version, and where no version is given', () => {
    const Resource = `arn:aws:execute-api:*:*:*/prod/GET/\${aws:username}`
    const question = { resource: petsArn.replace('pets', `\${aws:username}`), keys: { 'aws:username': 'ada' } }
    const statement = { ...allowAll, Resource }
    expect(decision({ Version: '2008-10-17', Statement: statement }, identityKind, question)).toBe('allow')
    expect(decision({ Statement: statement }, identityKind, question)).toBe('allow')
  })

  test.each([
    ['execute-api:/prod/GET/pets', petsArn, 'allow'],
    ['execute-api:/*', petsArn, 'allow'],
    ['execute-api:/*/GET/*', petsArn, 'allow'],
    ['execute-api:prod/GET/pets', petsArn, 'allow'],
    ['execute-api:/prod/POST/pets', petsArn, 'neither'],
    ['execute-api:/*', petsArn.replace('abcde12345', 'other67890'), 'neither'],
  ])('the short form %s on %s: %s', (Resource, resource, expected) => {
    expect(decision({ Statement: { ...openToAll, Resource } }, resourceKind, { resource })).toBe(expected)
  })

  test('short forms are for resource policies', () => {
    expect(compilePolicy({ Statement: { ...allowAll, Resource: 'execute-api:/*' } }, identityKind)).toMatchObject({
      message: '"execute-api:/*" is no resource',
    })
  })

  test('those of authorizers are not long', () => {
    const kind = { hasPrincipals: false, maxResourceLength: 512 }
    const document = (length: number) => ({ Statement: { ...allowAll, Resource: 'arn:'.padEnd(length, 'x') } })
    expect(compilePolicy(document(512), kind)).not.toBeInstanceOf(PolicyFault)
    expect(compilePolicy(document(513), kind)).toBeInstanceOf(PolicyFault)
  })
})

describe('principals', () => {
  const nobody: PolicyPrincipal | undefined = undefined
  const judged = (statement: object, ...[principal]: [PolicyPrincipal | undefined]) =>
    decision({ Statement: { ...allowAll, ...statement } }, resourceKind, { principal })

  test('everybody is nobody in particular too', () => {
    expect(judged({ Principal: '*' }, nobody)).toBe('allow')
    expect(judged({ Principal: { AWS: ada.arn } }, nobody)).toBe('neither')
  })

  test('an account of its own that is allowed leaves it to its own policies; another is allowed', () => {
    const Principal = { AWS: '123456789012' }
    expect(judged({ Principal }, ada)).toBe('neither')
    expect(judged({ Principal }, { ...ada, isOwnAccount: false })).toBe('allow')
    expect(judged({ Principal, Effect: 'Deny' }, ada)).toBe('deny')
  })

  test('NotPrincipal is everybody else', () => {
    const NotPrincipal = { AWS: [ada.arn, '123456789012'] }
    expect(judged({ NotPrincipal, Effect: 'Deny' }, ada)).toBe('neither')
    expect(
      judged(
        { NotPrincipal, Effect: 'Deny' },
        { ...ada, accountId: '999999999999', arn: 'arn:aws:iam::999999999999:user/eve' },
      ),
    ).toBe('deny')
    expect(judged({ NotPrincipal, Effect: 'Deny' }, nobody)).toBe('deny')
  })
})

test('a condition is to be met', () => {
  const Condition = { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }
  expect(said({ Condition }, { keys: { 'aws:sourceip': '203.0.113.7' } })).toBe('allow')
  expect(said({ Condition }, { keys: { 'aws:sourceip': '198.51.100.1' } })).toBe('neither')
})

describe('is a fault when', () => {
  const one = (statement: unknown) => ({ Statement: statement })
  test.each<[what: string, document: unknown]>([
    ['it is null', null],
    ['it is text', '{}'],
    ['it is a list', [allowAll]],
    ['it has no statement', {}],
    ['it has an unknown version', { Version: '2020-01-01', Statement: allowAll }],
    ['it has an unknown member', { Statements: [], Statement: allowAll }],
    ['a statement is text', one('Allow')],
    ['a statement is null', one([null])],
    ['a statement is a list', one([[allowAll]])],
    ['a statement has no effect', one({ ...allowAll, Effect: undefined })],
    ['an effect is in another case', one({ ...allowAll, Effect: 'allow' })],
    ['a Sid is a number', one({ ...allowAll, Sid: 1 })],
    ['a statement has an unknown member', one({ ...allowAll, Conditions: {} })],
    ['there is no action', one({ ...allowAll, Action: undefined })],
    ['there are both actions', one({ ...allowAll, NotAction: 's3:*' })],
    ['an action is no text', one({ ...allowAll, Action: [1] })],
    ['there are no actions', one({ ...allowAll, Action: [] })],
    ['an action has no service', one({ ...allowAll, Action: 'Invoke' })],
    ['there is no resource', one({ ...allowAll, Resource: undefined })],
    ['there are both resources', one({ ...allowAll, NotResource: '*' })],
    ['a resource is no ARN', one({ ...allowAll, Resource: '/pets' })],
    ['a resource is null', one({ ...allowAll, Resource: null })],
    ['a variable is not closed', { Version: '2012-10-17', Statement: { ...allowAll, Resource: 'arn:${x' } }],
    ['a condition is malformed', one({ ...allowAll, Condition: 'never' })],
    ['an identity policy names principals', one(openToAll)],
    ['the last statement alone is wrong', one([allowAll, {}])],
  ])('%s', (_, document) => {
    expect(compilePolicy(document, identityKind)).toBeInstanceOf(PolicyFault)
  })

  test.each<[what: string, statement: object]>([
    ['a resource policy names no principal', allowAll],
    ['it names both', { ...openToAll, NotPrincipal: '*' }],
    ['a principal is malformed', { ...allowAll, Principal: 'ada' }],
    ['a principal that is excluded is malformed', { ...allowAll, NotPrincipal: 'ada' }],
  ])('%s', (_, statement) => {
    expect(compilePolicy({ Statement: statement }, resourceKind)).toBeInstanceOf(PolicyFault)
  })

  test('it is not JSON', () => {
    expect(compilePolicyText('{', identityKind)).toMatchObject({ message: 'The policy is not JSON' })
  })
})

test('as text it is the same', () => {
  const policy = compilePolicyText(JSON.stringify({ Id: 'one', Statement: [allowAll] }), identityKind)
  if (policy instanceof PolicyFault) throw policy
  expect(evaluatePolicy(policy, policyRequest({ action: invoke })).decision).toBe('allow')
})

test('names that objects have of themselves mean nothing', () => {
  const document = JSON.parse(
    '{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","__proto__":{"Principal":"*"}}}',
  )
  expect(compilePolicy(document, resourceKind)).toBeInstanceOf(PolicyFault)
})

test('a fault of ours is not taken for one of the policy', () => {
  const document = {
    get Statement(): never {
      throw new TypeError('ours')
    },
  }
  expect(() => compilePolicy(document, identityKind)).toThrow(TypeError)
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ada, invoke, type PolicyQuestion, petsArn, policyRequest } from '../testing/policy-request.ts'
import { compilePolicy, type PolicyKind } from './compile-policy.ts'
import { evaluatePolicy } from './evaluate-policy.ts'
import { explainPolicy } from './explain-policy.ts'
import { PolicyFault } from './policy-request.ts'

const apiArn = 'arn:aws:execute-api:us-east-1:123456789012:abcde12345'
const allow = { Effect: 'Allow', Principal: '*', Action: invoke, Resource: 'execute-api:/*' }
const deny = { ...allow, Effect: 'Deny' }
const ofApi: PolicyKind = { hasPrincipals: true, apiArn }

function compiled(statements: object[], kind = ofApi) {
  const policy = compilePolicy({ Version: '2012-10-17', Statement: statements }, kind)
  if (policy instanceof PolicyFault) throw policy
  return policy
}

function explained(statements: object[], question: PolicyQuestion = {}) {
  return explainPolicy(compiled(statements), policyRequest(question))
}

describe('says which statement decided', () => {
  test('the first that denies, else the first that allows', () => {
    const elsewhere = { ...deny, Resource: 'execute-api:/prod/POST/*' }
    expect(explained([elsewhere, allow, allow])).toMatchObject({ decision: 'allow', decidedBy: 1 })
    expect(explained([allow, deny])).toMatchObject({ decision: 'deny', decidedBy: 1 })
    expect(explained([elsewhere])).toEqual(expect.not.objectContaining({ decidedBy: expect.anything() }))
  })

  test('and its name', () => {
    const [statement] = explained([{ ...allow, Sid: 'open' }]).statements
    expect(statement).toMatchObject({ index: 0, sid: 'open', effect: 'Allow', applies: true })
  })
})

describe('says why a statement did not match', () => {
  test('the action', () => {
    const [statement] = explained([{ ...allow, Action: ['execute-api:InvalidateCache'] }]).statements
    expect(statement?.applies).toBe(false)
    expect(statement?.elements).toContainEqual({
      name: 'Action',
      wanted: ['execute-api:InvalidateCache'],
      given: invoke,
      holds: false,
    })
  })

  test('the resource, with the short form written out', () => {
    const [statement] = explained([{ ...allow, Resource: 'execute-api:/prod/POST/pets' }]).statements
    expect(statement?.elements).toContainEqual({
      name: 'Resource',
      wanted: [`${apiArn}/prod/POST/pets`],
      given: petsArn,
      holds: false,
    })
  })

  test('the principal, of a visitor and of somebody else', () => {
    const named = { ...allow, Principal: { AWS: '999999999999', Service: ['lambda.amazonaws.com'] } }
    const wanted = ['999999999999', 'Service: lambda.amazonaws.com']
    expect(explained([named]).statements[0]?.elements[0]).toEqual({ name: 'Principal', wanted, holds: false })
    expect(explained([named], { principal: ada }).statements[0]?.elements[0]).toMatchObject({
      given: ada.arn,
      holds: false,
    })
  })

  test('the account of the API itself, which leaves it to the caller’s own policies', () => {
    const own = { ...allow, Principal: { AWS: ada.accountId } }
    const principal = explained([own], { principal: ada }).statements[0]?.elements[0]
    expect(principal).toMatchObject({ holds: false, leavesToAccount: true })
    const foreign = { ...ada, isOwnAccount: false }
    const other = explained([own], { principal: foreign }).statements[0]?.elements[0]
    expect(other).toMatchObject({ holds: true })
    expect(other).not.toHaveProperty('leavesToAccount')
    expect(explained([{ ...own, Effect: 'Deny' }], { principal: ada }).decision).toBe('deny')
  })

  test('what a statement excludes', () => {
    const excluding = {
      Effect: 'Allow',
      NotPrincipal: { AWS: ada.arn },
      NotAction: invoke,
      NotResource: 'execute-api:/prod/GET/*',
    }
    const { elements } = explained([excluding], { principal: ada }).statements[0] ?? { elements: [] }
    expect(elements.map(({ name, holds }) => [name, holds])).toEqual([
      ['NotPrincipal', false],
      ['NotAction', false],
      ['NotResource', false],
    ])
  })

  test('a condition, with both values', () => {
    const Condition = { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24'] }, Bool: { 'aws:SecureTransport': 'true' } }
    const keys = { 'aws:sourceip': '198.51.100.1', 'aws:securetransport': 'true' }
    expect(explained([{ ...allow, Condition }], { keys }).statements[0]?.conditions).toEqual([
      {
        operator: 'IpAddress',
        key: 'aws:SourceIp',
        wanted: ['203.0.113.0/24'],
        given: ['198.51.100.1'],
        holds: false,
      },
      { operator: 'Bool', key: 'aws:SecureTransport', wanted: ['true'], given: ['true'], holds: true },
    ])
  })

  test('a key that the request does not have', () => {
    const Condition = { StringEquals: { 'aws:SourceVpc': 'vpc-1' } }
    expect(explained([{ ...allow, Condition }]).statements[0]?.conditions).toEqual([
      { operator: 'StringEquals', key: 'aws:SourceVpc', wanted: ['vpc-1'], holds: false },
    ])
  })
})

test('policies of identities have no principals to explain', () => {
  const policy = compiled([{ Effect: 'Allow', Action: '*', Resource: '*' }], { hasPrincipals: false })
  const { statements } = explainPolicy(policy, policyRequest())
  expect(statements[0]?.elements.map(({ name }) => name)).toEqual(['Action', 'Resource'])
})

const statements = fc.record({
  Effect: fc.constantFrom('Allow', 'Deny'),
  Principal: fc.constantFrom<unknown>('*', { AWS: ada.arn }, { AWS: ada.accountId }, { AWS: '999999999999' }),
  Action: fc.constantFrom('*', invoke, 'execute-api:Manage*'),
  Resource: fc.constantFrom('*', petsArn, 'execute-api:/prod/POST/*'),
  Condition: fc.constantFrom({}, { StringNotLike: { 'aws:username': 'a*' } }, { Null: { 'aws:username': 'true' } }),
})
const questions = fc.record({
  principal: fc.constantFrom(undefined, ada, { ...ada, isOwnAccount: false }),
  keys: fc.constantFrom<Record<string, string>>({}, { 'aws:username': 'ada' }, { 'aws:username': 'bob' }),
})

test('whatever the policy, the reasons are those that decided', () => {
  fc.assert(
    fc.property(fc.array(statements, { maxLength: 6 }), questions, (list, question) => {
      const policy = compiled(list)
      const said = evaluatePolicy(policy, policyRequest(question))
      const report = explainPolicy(policy, policyRequest(question))
      expect([report.decision, report.decidedBy]).toEqual([said.decision, said.statement?.index])
      for (const { applies, elements, conditions } of report.statements) {
        expect(applies).toBe([...elements, ...conditions].every(({ holds }) => holds))
      }
    }),
  )
})

test.each<[what: string, statement: unknown, path: (string | number)[]]>([
  ['a statement', 'x', ['Statement', 0]],
  ['an effect', { ...allow, Effect: 'Maybe' }, ['Statement', 0]],
  ['an action', { ...allow, Action: 'Invoke' }, ['Statement', 0, 'Action']],
  ['what is no text', { ...allow, Action: 1 }, ['Statement', 0, 'Action']],
  ['a resource', { ...allow, Resource: 'pets' }, ['Statement', 0, 'Resource']],
  ['a variable', { ...allow, Resource: `arn:\${` }, ['Statement', 0, 'Resource']],
  ['a principal', { ...allow, Principal: { AWS: 'ada' } }, ['Statement', 0, 'Principal']],
  ['an excluded principal', { ...allow, Principal: undefined, NotPrincipal: 'x' }, ['Statement', 0, 'NotPrincipal']],
  ['an operator', { ...allow, Condition: { Like: {} } }, ['Statement', 0, 'Condition', 'Like']],
  [
    'a value',
    { ...allow, Condition: { IpAddress: { 'aws:SourceIp': 'x' } } },
    ['Statement', 0, 'Condition', 'IpAddress', 'aws:SourceIp'],
  ],
])('a fault says where it is: %s', (_, statement, path) => {
  const fault = compilePolicy({ Version: '2012-10-17', Statement: [statement] }, ofApi)
  expect(fault).toBeInstanceOf(PolicyFault)
  expect(fault).toMatchObject({ path })
  expect(compilePolicy({ Version: '2012-10-17', Statement: statement }, ofApi)).toMatchObject({
    path: path.filter((member) => member !== 0),
  })
})

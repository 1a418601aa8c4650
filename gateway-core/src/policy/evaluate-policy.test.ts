import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { petsArn, policyRequest } from '../testing/policy-request.ts'
import { type CompiledPolicy, compilePolicy } from './compile-policy.ts'
import { evaluatePolicies, evaluatePolicy } from './evaluate-policy.ts'
import { PolicyFault } from './policy-request.ts'

const allow = { Sid: 'lets', Effect: 'Allow', Action: '*', Resource: '*' }
const deny = { Sid: 'stops', Effect: 'Deny', Action: '*', Resource: '*' }
const elsewhere = { Resource: `${petsArn}/1` }

function compiled(...statements: object[]): CompiledPolicy {
  const policy = compilePolicy({ Version: '2012-10-17', Statement: statements }, { hasPrincipals: false })
  if (policy instanceof PolicyFault) throw policy
  return policy
}

describe('says', () => {
  test('neither, when no statement applies', () => {
    expect(evaluatePolicy(compiled(), policyRequest())).toEqual({ decision: 'neither' })
    const other = compiled({ ...allow, ...elsewhere }, { ...deny, ...elsewhere })
    expect(evaluatePolicy(other, policyRequest())).toEqual({ decision: 'neither' })
  })

  test('allow, and which statement was the first that did', () => {
    const policy = compiled({ ...allow, ...elsewhere }, { ...allow, Sid: 'first' }, allow)
    expect(evaluatePolicy(policy, policyRequest())).toMatchObject({
      decision: 'allow',
      statement: { index: 1, sid: 'first', effect: 'Allow' },
    })
  })

  test('deny, wherever the statement stands', () => {
    const stopped = { decision: 'deny', statement: { sid: 'stops', effect: 'Deny' } }
    expect(evaluatePolicy(compiled(allow, deny), policyRequest())).toMatchObject(stopped)
    expect(evaluatePolicy(compiled(deny, allow), policyRequest())).toMatchObject(stopped)
    expect(evaluatePolicy(compiled(deny), policyRequest())).toMatchObject(stopped)
  })
})

describe('several policies are as one', () => {
  test('one that denies wins over all others', () => {
    const said = evaluatePolicies([compiled(allow), compiled(), compiled(deny)], policyRequest())
    expect(said).toMatchObject({ decision: 'deny', statement: { sid: 'stops' } })
  })

  test('the first that allows is named', () => {
    const said = evaluatePolicies([compiled(), compiled(allow), compiled({ ...allow, Sid: 'second' })], policyRequest())
    expect(said).toMatchObject({ decision: 'allow', statement: { sid: 'lets' } })
  })

  test('none says nothing', () => {
    expect(evaluatePolicies([], policyRequest())).toEqual({ decision: 'neither' })
  })
})

const statements = fc.record({
  Effect: fc.constantFrom('Allow', 'Deny'),
  Action: fc.constantFrom('*', 'execute-api:Invoke', 'execute-api:Manage*', ['s3:*', 'execute-api:*']),
  Resource: fc.constantFrom('*', petsArn, `${petsArn}/*`, 'arn:aws:execute-api:*:*:*/prod/GET/*', [petsArn]),
  Condition: fc.constantFrom(
    {},
    { StringEquals: { 'aws:username': ['ada', 'bob'] } },
    { StringNotLike: { 'aws:username': 'a*' } },
    { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
    { Null: { 'aws:username': 'true' } },
    { StringNotEquals: { 'aws:userid': `\${aws:username}` } },
  ),
})

const requests = fc
  .record({
    action: fc.constantFrom('execute-api:Invoke', 'execute-api:ManageConnections'),
    resource: fc.constantFrom(petsArn, `${petsArn}/1`, petsArn.replace('GET', 'PUT')),
    name: fc.constantFrom(undefined, 'ada', 'bob', 'eve'),
    ip: fc.constantFrom('203.0.113.7', '198.51.100.1'),
  })
  .map(({ action, resource, name, ip }) => {
    const names: Record<string, string> = name === undefined ? {} : { 'aws:username': name }
    return policyRequest({ action, resource, keys: { ...names, 'aws:sourceip': ip, 'aws:userid': 'ada' } })
  })

describe('whatever the policy', () => {
  test('a deny that applies wins', () => {
    fc.assert(
      fc.property(fc.array(statements, { maxLength: 8 }), fc.nat(8), requests, (list, at, request) => {
        const denied = list.toSpliced(at, 0, { Effect: 'Deny', Action: '*', Resource: '*', Condition: {} })
        expect(evaluatePolicy(compiled(...denied), request).decision).toBe('deny')
      }),
    )
  })

  test('another allow never takes anything away', () => {
    fc.assert(
      fc.property(
        fc.array(statements, { maxLength: 8 }),
        statements,
        fc.nat(8),
        requests,
        (list, more, at, request) => {
          const before = evaluatePolicy(compiled(...list), request).decision
          const after = evaluatePolicy(
            compiled(...list.toSpliced(at, 0, { ...more, Effect: 'Allow' })),
            request,
          ).decision
          if (before !== 'neither') expect(after).toBe(before)
          else expect(after).not.toBe('deny')
        },
      ),
    )
  })

  test('another deny never gives anything', () => {
    fc.assert(
      fc.property(fc.array(statements, { maxLength: 8 }), statements, requests, (list, more, request) => {
        const before = evaluatePolicy(compiled(...list), request).decision
        const after = evaluatePolicy(compiled(...list, { ...more, Effect: 'Deny' }), request).decision
        expect([before, 'deny']).toContain(after)
      }),
    )
  })

  test('the order of statements decides nothing', () => {
    fc.assert(
      fc.property(fc.array(statements, { maxLength: 8 }), requests, (list, request) => {
        const there = evaluatePolicy(compiled(...list), request).decision
        expect(evaluatePolicy(compiled(...list.toReversed()), request).decision).toBe(there)
      }),
    )
  })

  test('policies are as good apart as together', () => {
    fc.assert(
      fc.property(fc.array(statements, { maxLength: 8 }), requests, (list, request) => {
        const apart = evaluatePolicies(
          list.map((statement) => compiled(statement)),
          request,
        ).decision
        expect(apart).toBe(evaluatePolicy(compiled(...list), request).decision)
      }),
    )
  })

  test('what is no policy is a fault, never an exception', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const document of [value, { Statement: value }, { Statement: { ...allow, Condition: value } }]) {
          const policy = compilePolicy(document, { hasPrincipals: false })
          if (!(policy instanceof PolicyFault)) evaluatePolicy(policy, policyRequest())
        }
      }),
    )
  })
})

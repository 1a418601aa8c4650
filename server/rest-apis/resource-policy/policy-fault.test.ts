import { expect, test } from 'vitest'
import { invalidPolicy, policyFault } from './policy-fault.ts'

const statement = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }
const policy = (more: object) => JSON.stringify({ Version: '2012-10-17', Statement: [{ ...statement, ...more }] })

test('what the data plane understands has no fault', () => {
  expect(policyFault(policy({}))).toBeUndefined()
  expect(policyFault('{"Statement":[]}')).toBeUndefined()
  const conditions = { NotIpAddress: { 'aws:SourceIp': ['192.0.2.0/24', '2001:db8::/32'] } }
  expect(policyFault(policy({ Effect: 'Deny', Condition: conditions }))).toBeUndefined()
})

test('what it does not is AWS’s refusal, with the reason and its place', () => {
  expect(policyFault(policy({ Principal: { AWS: 'ada' } }))).toEqual({
    message: invalidPolicy,
    reason: 'Invalid principal in policy: "ada"',
    path: ['Statement', 0, 'Principal'],
  })
})

test('a text that is no JSON has no place in a document', () => {
  expect(policyFault('{"Statement"')).toEqual({ message: invalidPolicy, reason: 'The policy is not JSON' })
})

test('one that is too long is told so, whatever it says', () => {
  expect(policyFault(policy({ Sid: 'x'.repeat(8192) }))).toEqual({ message: 'Policy must be 8192 characters at most' })
})

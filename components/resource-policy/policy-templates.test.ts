import { compilePolicyText } from 'gateway-core/policy/compile-policy.ts'
import { evaluatePolicy } from 'gateway-core/policy/evaluate-policy.ts'
import { PolicyFault } from 'gateway-core/policy/policy-request.ts'
import { petsArn, policyRequest } from 'gateway-core/testing/policy-request.ts'
import { describe, expect, test } from 'vitest'
import {
  type PolicyTemplate,
  policyTemplates,
  readablePolicy,
  templateStatements,
  valuesOf,
  withStatements,
} from './policy-templates.ts'

const apiArn = 'arn:aws:execute-api:us-east-1:123456789012:abcde12345'
const sample: Record<PolicyTemplate, string[]> = {
  accounts: ['999999999999', 'arn:aws:iam::888888888888:role/batch'],
  addresses: ['203.0.113.0/24', '2001:db8::/32'],
  vpcs: ['vpc-1'],
}

function decided(template: PolicyTemplate, keys: Record<string, string>, accountId?: string, stageName = '*') {
  const text = withStatements('', templateStatements(template, { values: sample[template], stageName }))
  const policy = compilePolicyText(text, { hasPrincipals: true, apiArn })
  if (policy instanceof PolicyFault) throw policy
  const principal = accountId && { accountId, arn: `arn:aws:iam::${accountId}:user/eve`, isOwnAccount: false }
  return evaluatePolicy(policy, policyRequest({ keys, ...(principal ? { principal } : {}) })).decision
}

describe('the templates do what they are called', () => {
  test('accounts: those and no others', () => {
    expect(decided('accounts', {}, '999999999999')).toBe('allow')
    expect(decided('accounts', {}, '777777777777')).toBe('neither')
    expect(decided('accounts', {})).toBe('neither')
  })

  test('addresses: all but those', () => {
    expect(decided('addresses', { 'aws:sourceip': '203.0.113.7' })).toBe('deny')
    expect(decided('addresses', { 'aws:sourceip': '198.51.100.1' })).toBe('allow')
  })

  test('networks: those and no others', () => {
    expect(decided('vpcs', { 'aws:sourcevpc': 'vpc-1' })).toBe('allow')
    expect(decided('vpcs', { 'aws:sourcevpc': 'vpc-2' })).toBe('deny')
    expect(decided('vpcs', {})).toBe('deny')
  })

  test('at one stage', () => {
    expect(petsArn).toContain('/prod/')
    expect(decided('addresses', { 'aws:sourceip': '198.51.100.1' }, undefined, 'test')).toBe('neither')
  })
})

describe('added to a policy', () => {
  const [template = 'accounts'] = policyTemplates
  const statements = templateStatements(template, { values: ['999999999999'], stageName: '*' })

  test('its statements follow those that are there, with names of their own', () => {
    const twice = JSON.parse(withStatements(withStatements('', statements), statements))
    expect(twice.Version).toBe('2012-10-17')
    expect(twice.Statement.map(({ Sid }: { Sid: string }) => Sid)).toEqual(['AllowAccounts', 'AllowAccounts2'])
  })

  test('one statement without a list becomes a list', () => {
    const made = JSON.parse(withStatements('{"Version":"2008-10-17","Statement":{"Effect":"Deny"}}', statements))
    expect(made.Version).toBe('2008-10-17')
    expect(made.Statement).toHaveLength(2)
  })
})

test('values are parted by lines, spaces and commas', () => {
  expect(valuesOf(' 203.0.113.7,\n198.51.100.0/24  vpc-1 ')).toEqual(['203.0.113.7', '198.51.100.0/24', 'vpc-1'])
  expect(valuesOf(' ')).toEqual([])
})

test('what is no JSON is left as it was typed', () => {
  expect(readablePolicy('{"a":1}')).toBe('{\n  "a": 1\n}')
  expect(readablePolicy('{"a"')).toBe('{"a"')
})

import { describe, expect, test } from 'vitest'
import { policyRequest } from '../testing/policy-request.ts'
import { compileCondition, type Effect } from './compile-condition.ts'
import { PolicyFault } from './policy-request.ts'

type Keys = Readonly<Record<string, string | readonly string[]>>

function holds(condition: unknown, keys: Keys, effect: Effect = 'Allow'): boolean {
  const request = policyRequest({ keys })
  return compileCondition(condition, { effect, variables: true }).every((part) => part.holds(request))
}

test('all operators and all keys are to be met', () => {
  const condition = {
    StringEquals: { 'aws:username': 'ada', 'aws:userid': 'u1' },
    IpAddress: { 'aws:SourceIp': '203.0.113.0/24' },
  }
  const keys = { 'aws:username': 'ada', 'aws:userid': 'u1', 'aws:sourceip': '203.0.113.7' }
  expect(holds(condition, keys)).toBe(true)
  for (const key of Object.keys(keys)) expect(holds(condition, { ...keys, [key]: 'other' })).toBe(false)
})

test('of several values one is to be met, or with a negated operator none', () => {
  const names = { 'aws:username': ['ada', 'bob'] }
  expect(holds({ StringEquals: names }, { 'aws:username': 'bob' })).toBe(true)
  expect(holds({ StringEquals: names }, { 'aws:username': 'eve' })).toBe(false)
  expect(holds({ StringNotEquals: names }, { 'aws:username': 'bob' })).toBe(false)
  expect(holds({ StringNotEquals: names }, { 'aws:username': 'eve' })).toBe(true)
})

test('names of keys are the same in any case', () => {
  expect(holds({ StringEquals: { 'AWS:UserName': 'ada' } }, { 'aws:username': 'ada' })).toBe(true)
})

test('numbers and truth values are taken without quotes', () => {
  expect(holds({ NumericLessThan: { 'aws:multifactorauthage': 300 } }, { 'aws:multifactorauthage': '299' })).toBe(true)
  expect(holds({ Bool: { 'aws:SecureTransport': true } }, { 'aws:securetransport': 'true' })).toBe(true)
})

test('no condition at all is met', () => {
  expect(holds({}, {})).toBe(true)
})

describe('a key that the request does not have', () => {
  test.each([
    ['StringEquals', false],
    ['StringNotEquals', true],
    ['StringEqualsIfExists', true],
    ['StringNotEqualsIfExists', true],
    ['StringLike', false],
    ['StringNotLike', true],
    ['ForAllValues:StringEquals', true],
    ['ForAllValues:StringNotEquals', true],
    ['ForAnyValue:StringEquals', false],
    ['ForAnyValue:StringNotEquals', false],
    ['ForAnyValue:StringEqualsIfExists', true],
  ])('%s: %j', (operator, expected) => {
    expect(holds({ [operator]: { 'aws:username': 'ada' } }, {})).toBe(expected)
    expect(holds({ [operator]: { 'aws:username': 'ada' } }, { 'aws:username': [] })).toBe(expected)
  })

  test.each([
    ['NumericEquals', '1', false],
    ['NumericNotEquals', '1', true],
    ['NumericLessThan', '1', false],
    ['NumericLessThanIfExists', '1', true],
    ['DateGreaterThan', '2026-11-22', false],
    ['DateNotEquals', '2026-11-22', true],
    ['Bool', 'true', false],
    ['BoolIfExists', 'true', true],
    ['BinaryEquals', 'aGk=', false],
    ['IpAddress', '::/0', false],
    ['NotIpAddress', '::/0', true],
    ['IpAddressIfExists', '::/0', true],
    ['ArnLike', '*', false],
    ['ArnNotLike', '*', true],
    ['ArnLikeIfExists', '*', true],
  ])('%s %s: %j', (operator, value, expected) => {
    expect(holds({ [operator]: { 'aws:x': value } }, {})).toBe(expected)
  })
})

describe('keys with several values', () => {
  const condition = (operator: string) => ({ [operator]: { 'aws:tags': ['a', 'b'] } })
  test.each<[operator: string, values: string[], expected: boolean]>([
    ['ForAllValues:StringEquals', ['a', 'b'], true],
    ['ForAllValues:StringEquals', ['a', 'c'], false],
    ['ForAnyValue:StringEquals', ['a', 'c'], true],
    ['ForAnyValue:StringEquals', ['c', 'd'], false],
    ['ForAllValues:StringNotEquals', ['c', 'd'], true],
    ['ForAllValues:StringNotEquals', ['a', 'c'], false],
    ['ForAnyValue:StringNotEquals', ['a', 'c'], true],
    ['ForAnyValue:StringNotEquals', ['a', 'b'], false],
    ['ForAllValues:StringLikeIfExists', ['a'], true],
    ['StringEquals', ['a', 'c'], true],
    ['StringNotEquals', ['a', 'c'], false],
    ['StringNotEquals', ['c', 'd'], true],
  ])('%s of %j: %j', (operator, values, expected) => {
    expect(holds(condition(operator), { 'aws:tags': values })).toBe(expected)
  })
})

describe('Null', () => {
  test.each([
    ['true', {}, true],
    ['true', { 'aws:username': 'ada' }, false],
    ['false', {}, false],
    ['false', { 'aws:username': 'ada' }, true],
    ['true', { 'aws:username': [] }, true],
    [true, {}, true],
    [['true', 'false'], { 'aws:username': 'ada' }, true],
  ])('%j with %j: %j', (value, keys, expected) => {
    expect(holds({ Null: { 'aws:username': value } }, keys)).toBe(expected)
  })
})

describe('a variable without a value', () => {
  const keys = { 'aws:userid': 'u1' }
  test.each<[operator: string, effect: Effect, expected: boolean]>([
    ['StringEquals', 'Allow', false],
    ['StringEquals', 'Deny', false],
    ['StringNotEquals', 'Allow', false],
    ['StringNotEquals', 'Deny', true],
    ['ForAnyValue:StringNotLike', 'Allow', false],
    ['ForAllValues:StringNotLike', 'Deny', true],
  ])('%s of an %s: %j', (operator, effect, expected) => {
    expect(holds({ [operator]: { 'aws:userid': `\${aws:principaltag/x}` } }, keys, effect)).toBe(expected)
  })

  test('does not stand in the way of another value that matches', () => {
    const values = [`\${aws:principaltag/x}`, 'u1']
    expect(holds({ StringEquals: { 'aws:userid': values } }, keys)).toBe(true)
    expect(holds({ StringNotEquals: { 'aws:userid': values } }, keys, 'Deny')).toBe(false)
  })
})

describe('is a fault when it', () => {
  test.each<[what: string, condition: unknown]>([
    ['is text', 'always'],
    ['is null', null],
    ['is a list', []],
    ['has an unknown operator', { StringMatches: { 'aws:username': 'ada' } }],
    ['has an operator in another case', { stringequals: { 'aws:username': 'ada' } }],
    ['has an inherited name for an operator', { constructor: { 'aws:username': 'ada' } }],
    ['has an unknown quantity', { 'ForSomeValues:StringEquals': { 'aws:username': 'ada' } }],
    ['asks whether Null exists', { NullIfExists: { 'aws:username': 'true' } }],
    ['has text for keys', { StringEquals: 'aws:username' }],
    ['has no values', { StringEquals: { 'aws:username': [] } }],
    ['has a null value', { StringEquals: { 'aws:username': null } }],
    ['has an object for a value', { StringEquals: { 'aws:username': [{}] } }],
    ['has a Null that is neither true nor false', { Null: { 'aws:username': 'maybe' } }],
    ['has a value of the wrong kind', { IpAddress: { 'aws:SourceIp': 'here' } }],
  ])('%s', (_, condition) => {
    expect(() => compileCondition(condition, { effect: 'Allow', variables: true })).toThrow(PolicyFault)
  })
})

import { describe, expect, test } from 'vitest'
import { policyRequest } from '../testing/policy-request.ts'
import { conditionOperators } from './condition-operators.ts'
import { PolicyFault } from './policy-request.ts'

const request = policyRequest({ keys: { 'aws:username': 'ada' } })

function operator(name: string) {
  const found = conditionOperators.get(name)
  if (found === undefined) throw new Error(`There is no ${name}`)
  return found
}

/** Whether a condition with one value holds for a request with one value. */
function holds(name: string, policyValue: string, value: string): boolean {
  const { isNegated, compile } = operator(name)
  const compared = compile(policyValue, true)(value, request)
  if (compared === undefined) throw new Error('A variable has no value')
  return compared !== isNegated
}

test('all that AWS lists are there, and no others', () => {
  const numbers = ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals']
  const listed = [
    ...['Equals', 'NotEquals', 'EqualsIgnoreCase', 'NotEqualsIgnoreCase', 'Like', 'NotLike'].map(
      (end) => `String${end}`,
    ),
    ...numbers.map((end) => `Numeric${end}`),
    ...numbers.map((end) => `Date${end}`),
    ...['Bool', 'BinaryEquals', 'IpAddress', 'NotIpAddress', 'ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'],
  ]
  expect([...conditionOperators.keys()].sort()).toEqual(listed.sort())
})

describe.each<[name: string, negation: string | undefined, rows: [policy: string, value: string, holds: boolean][]]>([
  [
    'StringEquals',
    'StringNotEquals',
    [
      ['ada', 'ada', true],
      ['ada', 'Ada', false],
      ['a*', 'ada', false],
      [`\${aws:username}`, 'ada', true],
      [`a\${*}`, 'a*', true],
    ],
  ],
  [
    'StringEqualsIgnoreCase',
    'StringNotEqualsIgnoreCase',
    [
      ['ADA', 'ada', true],
      ['ada', 'ADA', true],
      ['ad', 'ada', false],
      [`\${aws:username}`, 'ADA', true],
    ],
  ],
  [
    'StringLike',
    'StringNotLike',
    [
      ['a*', 'ada', true],
      ['a?a', 'ada', true],
      ['A*', 'ada', false],
      ['*://example.com/*', 'https://example.com/a/b', true],
      [`\${aws:username}*`, 'adam', true],
    ],
  ],
  [
    'NumericEquals',
    'NumericNotEquals',
    [
      ['10', '10', true],
      ['10', '10.0', true],
      ['-1.5', '-1.50', true],
      ['10', '11', false],
      ['10', 'ten', false],
    ],
  ],
  [
    'NumericLessThan',
    undefined,
    [
      ['10', '9.9', true],
      ['10', '10', false],
      ['10', '', false],
    ],
  ],
  [
    'NumericLessThanEquals',
    undefined,
    [
      ['10', '10', true],
      ['10', '11', false],
    ],
  ],
  [
    'NumericGreaterThan',
    undefined,
    [
      ['10', '10.1', true],
      ['10', '10', false],
      ['10', 'ten', false],
    ],
  ],
  [
    'NumericGreaterThanEquals',
    undefined,
    [
      ['10', '10', true],
      ['10', '9', false],
    ],
  ],
  [
    'DateEquals',
    'DateNotEquals',
    [
      ['2026-11-22T12:00:00Z', '2026-11-22T12:00:00.000Z', true],
      ['2026-11-22T12:00:00Z', '2026-11-22T13:00:00+01:00', true],
      ['2026-11-22', '2026-11-22T00:00Z', true],
      ['2026-11', '2026-11-01T00:00:00Z', true],
      ['1795348800', '2026-11-22T12:00:00Z', true],
      ['2026-11-22T12:00:00Z', '1795348800', true],
      ['2026-11-22T12:00:00Z', '2026-11-22T12:00:01Z', false],
      ['2026-11-22T12:00:00Z', 'today', false],
    ],
  ],
  [
    'DateLessThan',
    undefined,
    [
      ['2026-11-22T12:00:00Z', '2026-11-22T11:59:59Z', true],
      ['2026-11-22T12:00:00Z', '2026-11-22T12:00:00Z', false],
    ],
  ],
  ['DateLessThanEquals', undefined, [['2026-11-22T12:00:00Z', '2026-11-22T12:00:00Z', true]]],
  [
    'DateGreaterThan',
    undefined,
    [
      ['2026-11-22T12:00:00Z', '2026-11-22T12:00:01Z', true],
      ['2026-11-22T12:00:00Z', '2026-11-22T12:00:00Z', false],
    ],
  ],
  ['DateGreaterThanEquals', undefined, [['2026-11-22T12:00:00Z', '2026-11-22T12:00:00Z', true]]],
  [
    'Bool',
    undefined,
    [
      ['true', 'true', true],
      ['TRUE', 'true', true],
      ['false', 'true', false],
      ['true', 'maybe', false],
    ],
  ],
  [
    'BinaryEquals',
    undefined,
    [
      ['aGVsbG8=', 'hello', true],
      ['aGVsbG8', 'hello', true],
      ['aGVsbG8=', 'Hello', false],
    ],
  ],
  [
    'IpAddress',
    'NotIpAddress',
    [
      ['203.0.113.0/24', '203.0.113.7', true],
      ['203.0.113.7', '203.0.113.7', true],
      ['2001:db8::/32', '2001:db8::7', true],
      ['203.0.113.0/24', '198.51.100.1', false],
    ],
  ],
  [
    'ArnEquals',
    'ArnNotEquals',
    [
      ['arn:aws:iam::123456789012:user/ada', 'arn:aws:iam::123456789012:user/ada', true],
      ['arn:aws:iam::*:user/*', 'arn:aws:iam::123456789012:user/ada', true],
      ['arn:aws:iam::123456789012:role/*', 'arn:aws:iam::123456789012:user/ada', false],
    ],
  ],
  [
    'ArnLike',
    'ArnNotLike',
    [
      [`arn:aws:iam::*:user/\${aws:username}`, 'arn:aws:iam::123456789012:user/ada', true],
      ['*', 'arn:aws:iam::123456789012:user/ada', true],
      ['arn:aws:sns:*:*:a:b', 'arn:aws:sns:us-east-1:123456789012:a:b', true],
      // A `*` stays in its part.
      ['arn:*:iam:*:user/*:x', 'arn:aws:iam::123456789012:user/ada', false],
      ['arn:aws:iam::*:user/*', 'ada', false],
    ],
  ],
])('%s', (name, negation, rows) => {
  test.each(rows)('%j against %j: %j', (policyValue, value, expected) => {
    expect(holds(name, policyValue, value)).toBe(expected)
    if (negation !== undefined) expect(holds(negation, policyValue, value)).toBe(!expected)
  })
})

describe('values that are none of the operator’s kind are faults', () => {
  test.each([
    ['NumericEquals', 'ten'],
    ['NumericEquals', '1e3'],
    ['NumericLessThan', ''],
    ['NumericEquals', `\${aws:username}`],
    ['DateEquals', 'tomorrow'],
    ['DateEquals', '2026-13-01'],
    ['DateEquals', '2026-11-22T12:00:00'],
    ['Bool', 'yes'],
    ['BinaryEquals', 'no base64!'],
    ['IpAddress', '203.0.113.0/99'],
    ['NotIpAddress', 'home'],
    ['ArnEquals', 'ada'],
    ['ArnLike', 'arn:aws:iam::user/ada'],
  ])('%s %j', (name, value) => {
    expect(() => operator(name).compile(value, true)).toThrow(PolicyFault)
  })
})

test.each(['StringEquals', 'StringLike', 'StringEqualsIgnoreCase', 'ArnLike'])(
  '%s cannot tell when a variable has no value',
  (name) => {
    const compare = operator(name).compile(`arn:aws:iam::1:user/\${aws:principaltag/team}`, true)
    expect(compare('arn:aws:iam::1:user/x', request)).toBeUndefined()
  },
)

test('an ARN made by a variable that has too few parts matches nothing', () => {
  expect(operator('ArnLike').compile(`\${aws:username}`, true)('arn:aws:iam::1:user/ada', request)).toBe(false)
})

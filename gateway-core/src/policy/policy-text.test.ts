import { describe, expect, test } from 'vitest'
import { policyRequest } from '../testing/policy-request.ts'
import { PolicyFault } from './policy-request.ts'
import { PolicyText } from './policy-text.ts'

const keys = { 'aws:username': 'ada', 'aws:star': 'a*', 'aws:many': ['a', 'b'], 'aws:none': [] }

function matches(text: string, value: string, reading = { wildcards: true, variables: true }): boolean | undefined {
  return new PolicyText(text, reading).wildcard(policyRequest({ keys }))?.matches(value)
}

describe('a variable', () => {
  test.each([
    [`users/\${aws:username}/*`, 'users/ada/1'],
    [`users/\${AWS:UserName}`, 'users/ada'],
    [`\${aws:username}\${aws:username}`, 'adaada'],
    [`\${aws:gone, 'nobody'}`, 'nobody'],
    [`\${ aws:gone , 'no, body' }`, 'no, body'],
    [`\${aws:gone, ''}x`, 'x'],
    [`\${aws:username, 'nobody'}`, 'ada'],
    [`\${aws:many, 'one of them'}`, 'one of them'],
    [`a\${*}b\${?}c\${$}`, 'a*b?c$'],
    ['$aws:username}', '$aws:username}'],
  ])('of %s makes it match %s', (text, value) => {
    expect(matches(text, value)).toBe(true)
  })

  test('stands for its value as it is, wildcards and all', () => {
    expect(matches(`\${aws:star}`, 'a*')).toBe(true)
    expect(matches(`\${aws:star}`, 'ab')).toBe(false)
    expect(matches(`\${*}`, 'anything')).toBe(false)
  })

  test.each([`\${aws:gone}`, `x\${aws:many}`, `\${aws:none}`])('without a value makes %s match nothing', (text) => {
    expect(matches(text, text)).toBeUndefined()
  })

  test.each(['${aws:username', 'a${', `\${}`, `\${, 'x'}`, `\${aws:x, y}`, `\${aws:x, '}`])(
    'is malformed in %s',
    (text) => {
      expect(() => matches(text, '')).toThrow(PolicyFault)
    },
  )

  test('is text in policies that have no variables', () => {
    expect(matches(`\${aws:username}`, `\${aws:username}`, { wildcards: false, variables: false })).toBe(true)
    expect(matches('${aws:username', '${aws:username', { wildcards: false, variables: false })).toBe(true)
  })
})

test('wildcards are text where they are not wanted', () => {
  expect(matches('a*', 'ab', { wildcards: false, variables: true })).toBe(false)
  expect(matches('a*', 'a*', { wildcards: false, variables: true })).toBe(true)
})

test('case is ignored in text and in values where it does not count', () => {
  const text = new PolicyText(`Users/\${aws:username}`, { wildcards: false, variables: true, ignoreCase: true })
  const wildcard = text.wildcard(policyRequest({ keys: { 'aws:username': 'ADA' } }))
  expect(wildcard?.matches('users/ada')).toBe(true)
})

import { describe, expect, test } from 'vitest'
import { compileLinearPattern } from './linear-pattern.ts'

describe('matches as JavaScript and Java do', () => {
  test.each([
    ['abc', 'xabcx', true, false],
    ['^abc$', 'abc', true, true],
    ['4\\d{2}', '404', true, true],
    ['4\\d{2}', '4040', true, false],
    ['.*error.*', 'an error', true, true],
    ['.*error.*', 'an\nerror', true, false],
    ['(\\n|.)*error(.|\\n)*', 'an\nerror\n', true, true],
    ['(?i)ERROR', 'error', true, true],
    ['a|b', 'b', true, true],
    ['\\u00e9', 'é', true, true],
    ['[\\w.-]+@x', 'a.b@x', true, true],
    ['^$', '', true, true],
    ['a\\/b', 'a/b', true, true],
    ['\\Qa.b\\E', 'a.b', true, true],
  ])('%s in %j: found %s, whole %s', (source, text, found, whole) => {
    const pattern = compileLinearPattern(source)
    expect(pattern.find(text)).toBe(found)
    expect(pattern.matches(text)).toBe(whole)
  })
})

describe('look-ahead at the start is a condition on the whole', () => {
  test.each([
    ['^(?=.*\\d)(?=.*[a-z]).{4,8}$', 'abc1', true],
    ['^(?=.*\\d)(?=.*[a-z]).{4,8}$', 'abcd', false],
    ['^(?=.*\\d)(?=.*[a-z]).{4,8}$', 'ab1', false],
    ['^(?!admin).*$', 'user', true],
    ['^(?!admin).*$', 'administrator', false],
    ['^(?!a|b)c', 'c', true],
    ['^(?=(a|[)])b)ab', 'ab', true],
    ['^(?=\\))x|y', 'y', 'refused'],
    ['^(?=[)(]+$).+', '()', true],
    ['^(?=(x)(y))xy$', 'xy', true],
  ])('%s with %j: %s', (source, text, expected) => {
    if (expected === 'refused') expect(() => compileLinearPattern(source)).toThrow()
    else expect(compileLinearPattern(source).matches(text)).toBe(expected)
  })
})

describe('cannot be matched in linear time, or is no pattern', () => {
  test.each(['(', ')', '[', 'a(?=b)', '(?<=a)b', '(a)\\1', '^(?=a', 'a{2000}', 'x'.repeat(4097)])('%s', (source) => {
    expect(() => compileLinearPattern(source)).toThrow()
  })
})

test('what takes others exponential time does not', () => {
  const started = performance.now()
  for (const source of ['(a+)+$', '(a|aa)+$', '(.*a){12}$', '^(([a-z])+.)+[A-Z]([a-z])+$']) {
    compileLinearPattern(source).find(`${'a'.repeat(5000)}!`)
  }
  expect(performance.now() - started).toBeLessThan(10_000)
})

test('tells how large its program is, conditions included', () => {
  expect(compileLinearPattern('a{500}').size).toBeGreaterThan(400)
  expect(compileLinearPattern('^(?=a{500})a').size).toBeGreaterThan(400)
  expect(compileLinearPattern('a').size).toBeLessThan(10)
})

import { describe, expect, test } from 'vitest'
import { compileValidationExpression } from './validation-expression.ts'

describe('the whole text is to match', () => {
  test.each([
    ['a+', 'aaa', true],
    ['a+', 'aaab', false],
    ['a+', 'baaa', false],
    ['^Bearer [-0-9a-zA-Z._]*$', 'Bearer abc.def-1_2', true],
    ['^Bearer [-0-9a-zA-Z._]*$', 'Bearer abc/def', false],
    ['(?i)bearer .*', 'BEARER x', true],
    ['a|ab', 'ab', true],
    ['.*', 'a\nb', false],
    ['', '', true],
    ['', 'a', false],
  ])('%j on %j: %j', (expression, text, expected) => {
    expect(compileValidationExpression(expression)(text)).toBe(expected)
  })
})

test('what would take too long is not told', () => {
  const isValid = compileValidationExpression('(x+x+){300}y')
  expect(isValid('xxy')).toBe(false)
  expect(isValid('x'.repeat(5000))).toBeUndefined()
})

test.each(['(', '[', '(?=a)', '(a)\\1', 'a{2000}', '('.repeat(2000), 'a'.repeat(2049)])(
  '%.10s cannot be compiled',
  (expression) => {
    expect(() => compileValidationExpression(expression)).toThrow()
  },
)

import { describe, expect, test } from 'vitest'
import { translatorOf } from '#components/messages/testing/translator-of.ts'
import { policyProblems } from './policy-problems.ts'

const t = translatorOf('ui')
const text = '{\n  "Statement": [\n    { "Principal": "ada" }\n  ]\n}'
const message = 'Invalid policy document.'

describe('what is wrong with a policy', () => {
  test('nothing, when nothing is written or nothing is wrong', () => {
    expect(policyProblems(' ', { message }, t)).toEqual([])
    expect(policyProblems(text, undefined, t)).toEqual([])
  })

  test('its syntax, whatever else', () => {
    expect(policyProblems('{\n"a" 1}', { message }, t)).toEqual([
      { line: 2, column: 5, message: expect.stringContaining('colon') },
    ])
  })

  test('what the server does not understand, where it stands', () => {
    const fault = { message, reason: 'No principal', path: ['Statement', 0, 'Principal'] }
    expect(policyProblems(text, fault, t)).toEqual([{ line: 3, column: 20, message: 'No principal' }])
  })

  test('that it is too long, at its beginning', () => {
    expect(policyProblems(text, { message: 'Too long' }, t)).toEqual([{ line: 1, column: 1, message: 'Too long' }])
  })
})

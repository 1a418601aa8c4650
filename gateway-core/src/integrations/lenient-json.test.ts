import { describe, expect, test } from 'vitest'
import { parseLenientJson } from './lenient-json.ts'

test.each([
  ['{"statusCode": 200}', { statusCode: 200 }],
  ['{statusCode: 200}', { statusCode: 200 }],
  ["{'statusCode': 200}", { statusCode: 200 }],
  ['{statusCode: 200,}', { statusCode: 200 }],
  ['{ "statusCode" : 200 , }', { statusCode: 200 }],
  ['\n{\n  statusCode:200\n}\n', { statusCode: 200 }],
  ['{statusCode: "200"}', { statusCode: '200' }],
  ['{statusCode: ok}', { statusCode: 'ok' }],
  ['{statusCode: 20.5}', { statusCode: 20.5 }],
  ['{a: [1, 2, ], b: {c: true, d: null,},}', { a: [1, 2], b: { c: true, d: null } }],
  ["{'it': 'isn\\'t'}", { it: "isn't" }],
  ["{'say': '\"hi\"'}", { say: '"hi"' }],
  ['{"a": "b,}"}', { a: 'b,}' }],
  ['[]', []],
  ['[,]', []],
  ['200', 200],
  ['word', 'word'],
])('reads %s', (text, value) => {
  expect(parseLenientJson(text)).toEqual(value)
})

describe('gives up on', () => {
  test.each([
    '',
    '   ',
    '{',
    '}',
    '{statusCode}',
    '{statusCode: }',
    '{"open',
    "{'open",
    '{a: 1 b: 2}',
    'two words',
    '{a:1}}',
  ])('%s', (text) => {
    expect(parseLenientJson(text)).toBeUndefined()
  })
})

test('a key called __proto__ is an ordinary key', () => {
  expect(Object.keys(parseLenientJson('{__proto__: {a: 1}}') as object)).toEqual(['__proto__'])
})

test('takes no longer for a hostile text than for an ordinary one', () => {
  const started = performance.now()
  expect(parseLenientJson(`${'{a:'.repeat(20_000)}'`)).toBeUndefined()
  expect(parseLenientJson(`"${'\\'.repeat(50_001)}`)).toBeUndefined()
  expect(performance.now() - started).toBeLessThan(10_000)
})

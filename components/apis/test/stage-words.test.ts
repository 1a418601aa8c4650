import { restApi } from 'gateway-core/pipeline/rest-api.ts'
import { expect, test } from 'vitest'
import { translatorOf } from '#components/messages/testing/translator-of.ts'
import { barOf, durationWords, stageWords } from './stage-words.ts'

test('a stage’s name reads as a phrase, also of a stage that is new', () => {
  const t = translatorOf('test')
  expect(stageWords('build-integration-request', t)).toBe('Build integration request')
  expect(stageWords('do-something-else', t)).toBe('Do something else')
  for (const { name } of restApi.answer) expect(stageWords(name, t)).toMatch(/^[A-Z]/)
})

test('durations are written as the reader’s language writes numbers', () => {
  expect(durationWords(1234, 'de')).toBe('1,23 s')
})

test.each([
  [0, '< 0.01 ms'],
  [0.123, '0.12 ms'],
  [9.999, '10.00 ms'],
  [12.4, '12 ms'],
  [1234, '1.23 s'],
])('%d milliseconds read %s', (milliseconds, words) => {
  expect(durationWords(milliseconds, 'en')).toBe(words)
})

test.each([
  [{ startMs: 0, durationMs: 50 }, 100, { left: '0.00%', width: '50.00%' }],
  [{ startMs: 50, durationMs: 50 }, 100, { left: '50.00%', width: '50.00%' }],
  [{ startMs: 99.9, durationMs: 0 }, 100, { left: '98.50%', width: '1.50%' }],
  [{ startMs: 0, durationMs: 0 }, 0, { left: '0.00%', width: '1.50%' }],
  [{ startMs: 0, durationMs: 200 }, 100, { left: '0.00%', width: '100.00%' }],
])('the bar of %j in %d ms is %j', (stage, total, bar) => {
  expect(barOf(stage, total)).toEqual(bar)
})

import { expect, test } from 'vitest'
import type { PolicyReport } from '#server/rest-apis/resource-policy/simulate-access.ts'
import { markedDocument } from './marked-document.ts'

const statement = { elements: [], conditions: [] }
const report = (decidedBy: number | undefined, ...applies: boolean[]): PolicyReport => ({
  decision: 'allow',
  ...(decidedBy === undefined ? {} : { decidedBy }),
  statements: applies.map((each, index) => ({
    ...statement,
    index,
    effect: index === 1 ? 'Deny' : 'Allow',
    applies: each,
  })),
})
const document = '{"Version":"2012-10-17","Statement":[{"Sid":"a"},{"Sid":"b"},{"Sid":"c"}]}'
const marksOf = (said: PolicyReport, text = document) => markedDocument(text, said).map(({ mark }) => mark)

test('the statement that decided stands out, the others by whether they apply', () => {
  expect(marksOf(report(0, true, false, true))).toEqual(['none', 'allowed', 'quiet', 'applies', 'none'])
  expect(marksOf(report(1, true, true, false))).toEqual(['none', 'applies', 'denied', 'quiet', 'none'])
})

test('all lines are there, as they read best', () => {
  const lines = markedDocument(document, report(0, true, false, true))
  expect(lines.map(({ text }) => text).join('\n')).toBe(JSON.stringify(JSON.parse(document), undefined, 2))
  expect(lines[1]?.text).toContain('"a"')
})

test('one statement without a list is marked as a whole', () => {
  expect(marksOf(report(0, true), '{"Statement":{"Sid":"a"}}')).toEqual(['none', 'allowed', 'none'])
})

test('a document that is no JSON is shown as it is', () => {
  expect(markedDocument('{', report(undefined, false))).toEqual([{ key: 0, text: '{', mark: 'none' }])
})

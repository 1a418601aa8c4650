import { expect, test } from 'vitest'
import { emptyForm } from './test-form.ts'
import { mostTests, pastTests, rememberTest } from './test-history.ts'

const form = emptyForm({ httpMethod: 'GET', authorizationType: 'NONE', apiKeyRequired: false }, 'GET', undefined)
const call = {
  restApiId: 'a',
  resourceId: 'r',
  httpMethod: 'GET',
  pathWithQueryString: '/',
  headers: {},
  multiValueHeaders: {},
  body: '',
  stageVariables: {},
}

test('the last tests of a method are remembered, the newest first, each under a number of its own', () => {
  expect(pastTests('one')).toEqual([])
  for (let at = 1; at <= mostTests + 2; at++) rememberTest('one', { at, form, call, outcome: { refused: '' } })
  const tests = pastTests('one')
  expect(tests.map(({ at }) => at)).toEqual(Array.from({ length: mostTests }, (_, index) => mostTests + 2 - index))
  expect(new Set(tests.map(({ id }) => id)).size).toBe(mostTests)
  expect(pastTests('other')).toEqual([])
})

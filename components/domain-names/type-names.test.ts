import { expect, test } from 'vitest'
import { translatorOf } from '#components/messages/testing/translator-of.ts'
import { typeNames } from './type-names.ts'

const t = translatorOf('domain-names')

test.each([
  [['REGIONAL'], 'Regional'],
  [['EDGE'], 'Edge-optimized'],
  [['PRIVATE'], 'Private'],
  [['SOMETHING_NEW'], 'SOMETHING_NEW'],
  [[], ''],
])('%j is read as %s', (types, words) => {
  expect(typeNames({ endpointConfiguration: { types } }, t)).toBe(words)
})

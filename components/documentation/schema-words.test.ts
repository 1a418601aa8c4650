import { expect, test } from 'vitest'
import { translatorOf } from '#components/messages/testing/translator-of.ts'
import { isMembers, schemaWords } from './schema-words.ts'

test.each([
  [{ type: 'integer', minimum: 1, maximum: 100, default: 20 }, 'integer · from 1 · to 100 · default 20'],
  [{ type: 'string', format: 'date', pattern: '^\\d' }, 'string · date · matches ^\\d'],
  [{ type: ['string', 'null'], enum: ['a', 1, null] }, 'string or null · one of a, 1, '],
  [{ type: 'array', items: { $ref: '#/components/schemas/Pet' }, maxItems: 5 }, 'list of Pet · at most 5 items'],
  [{ type: 'array', items: {} }, 'list of anything'],
  [{ type: 'object', minLength: { wrong: true } }, 'object'],
  [{}, ''],
])('%j is %j', (schema, words) => expect(schemaWords(schema, translatorOf('documentation'))).toBe(words))

test('only objects have members', () => {
  expect([{}, [], null, 'a'].map(isMembers)).toEqual([true, false, false, false])
})

import { expect, test } from 'vitest'
import { typeWords } from './type-words.ts'

const document = {
  components: {
    schemas: {
      Tag: { type: 'string', format: 'uuid' },
      Endless: { type: 'array', items: { $ref: '#/components/schemas/Endless' } },
    },
  },
}

test.each([
  [{ type: 'integer' }, 'integer'],
  [{ type: 'string', format: 'date-time' }, 'string (date-time)'],
  [{ type: 'array', items: { $ref: '#/components/schemas/Tag' } }, 'array of string (uuid)'],
  [{ type: 'array' }, 'array'],
  [{ type: 'string', nullable: true }, 'string or null'],
  [{ type: ['string', 'null'] }, 'string or null'],
  [{ enum: ['a'] }, undefined],
  [{ $ref: '#/components/schemas/None' }, undefined],
  [undefined, undefined],
  [7, undefined],
])('%j is said as %j', (schema, words) => {
  expect(typeWords(document, schema)).toBe(words)
})

test('a schema that holds itself comes to an end', () => {
  expect(typeWords(document, { $ref: '#/components/schemas/Endless' })).toMatch(/^array of array of/)
})

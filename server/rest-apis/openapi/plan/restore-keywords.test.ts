import { expect, test } from 'vitest'
import { restoreKeywords } from './restore-keywords.ts'

test.each([
  [{ type: 'string' }, { type: 'string' }],
  [
    { 'x-own': 1, type: 'string' },
    { 'x-own': 1, type: 'string' },
  ],
  [{ 'x-nullable': true }, { nullable: true }],
  [{ items: { anyOf: [] }, 'x-gatehouse-items': [] }, { items: [] }],
  [
    { discriminator: 'k', 'x-gatehouse-discriminator': { propertyName: 'k' } },
    { discriminator: { propertyName: 'k' } },
  ],
  [{ 'x-gatehouse-not': {}, 'x-gatehouse-content-type': 'a/b' }, { not: {} }],
  [{ 'x-gatehouse-unknown': 1 }, { 'x-gatehouse-unknown': 1 }],
])('%j says %j', (schema, expected) => {
  expect(restoreKeywords(schema)).toEqual(expected)
})

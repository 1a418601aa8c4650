import type { JsonObject } from '../json-object.ts'
import { childOf, flagAt, itemsOf, membersOf, type Place, type Reading, textAt } from './reading.ts'

/** What a member of an object that people read must be. */
export type TextKind = 'text' | 'flag' | 'texts' | 'object'

/**
 * The members that people read, checked: what shows them may rely on their types. Extensions (`x-…`) are kept as they are,
 * but those that configure something.
 */
export function readTexts(reading: Reading, place: Place, kinds: Readonly<Record<string, TextKind>>): JsonObject {
  const members = membersOf(reading, place).flatMap(([key, member]): [string, unknown][] => {
    if (key.startsWith('x-') && !configuring.test(key)) return [[key, member.value]]
    const kind = Object.hasOwn(kinds, key) ? kinds[key] : undefined
    const value = kind && checkedValue(reading, childOf(place, key), kind)
    return value === undefined ? [] : [[key, value]]
  })
  return Object.fromEntries(members)
}

const configuring = /^x-(?:amazon-apigateway-|gatehouse-|postman-meta$)/

function checkedValue(reading: Reading, place: Place, kind: TextKind): unknown {
  switch (kind) {
    case 'text':
      return textAt(reading, place)
    case 'flag':
      return flagAt(reading, place)
    case 'texts':
      return itemsOf(reading, place).flatMap((item) => textAt(reading, item) ?? [])
    case 'object':
      membersOf(reading, place)
      return place.value ?? undefined
  }
}

import { expect, test } from 'vitest'
import { z } from 'zod'
import { mapChange } from './map-change.ts'
import { mergeEntries } from './merge-entries.ts'

const change = mapChange(z.number().min(0))

test.each([
  [{}, true],
  [{ a: 1, b: null }, true],
  [{ ['k'.repeat(512)]: 1 }, true],
  [{ ['k'.repeat(513)]: 1 }, false],
  [{ a: -1 }, false],
  [{ a: '1' }, false],
  [{ a: undefined }, false],
  [null, false],
  [[['a', 1]], false],
])('change %#: taken %s', (input, isTaken) => {
  expect(change.safeParse(input).success).toBe(isTaken)
})

test('keys that objects are born with are keys like others', () => {
  const changes = change.parse(JSON.parse('{"constructor":1,"toString":null,"hasOwnProperty":2}'))
  expect(mergeEntries({ toString: 5 }, changes)).toEqual({ constructor: 1, hasOwnProperty: 2 })
  expect(mergeEntries({ constructor: 5 }, {})).toEqual({ constructor: 5 })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lineAndColumn, placeInJson } from './json-places.ts'

const text = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Sid": "a\\"}]", "Effect": "Allow" },
    {"Effect":"Deny", "n": -1.5e3, "ok": true, "none": null}
  ]
}`

function found(path: (string | number)[], given = text): string | undefined {
  const place = placeInJson(given, path)
  return place && given.slice(place.from, place.to)
}

test('values are found with their brackets and quotes', () => {
  expect(found(['Version'])).toBe('"2012-10-17"')
  expect(found(['Statement', 0, 'Effect'])).toBe('"Allow"')
  expect(found(['Statement', 1])).toBe('{"Effect":"Deny", "n": -1.5e3, "ok": true, "none": null}')
  expect(found(['Statement', 1, 'n'])).toBe('-1.5e3')
  expect(found(['Statement', 1, 'none'])).toBe('null')
  expect(found([])).toBe(text)
})

test('quotes and brackets within texts end nothing', () => {
  expect(found(['Statement', 0, 'Sid'])).toBe('"a\\"}]"')
})

test('what is not there has no place', () => {
  for (const path of [['statement'], ['Statement', 2], ['Version', 0], ['Statement', '0']]) {
    expect(found(path)).toBeUndefined()
  }
  expect(found(['a'], '{"a":')).toBeUndefined()
})

test('of two members with one name the last one counts', () => {
  expect(found(['a'], '{"a":1,"a":2}')).toBe('2')
})

describe('whatever the JSON', () => {
  test('every value is found where it stands', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        const written = JSON.stringify(value, undefined, indent)
        expect(JSON.parse(found([], written) ?? '')).toEqual(JSON.parse(written))
        if (typeof value !== 'object' || value === null) return
        for (const [name, member] of Object.entries(value)) {
          const place = found([Array.isArray(value) ? Number(name) : name], written)
          expect(JSON.parse(place ?? '')).toEqual(JSON.parse(JSON.stringify(member)))
        }
      }),
    )
  })
})

test('lines and columns count from one', () => {
  expect(lineAndColumn(text, 0)).toEqual({ line: 1, column: 1 })
  expect(lineAndColumn(text, text.indexOf('"Version"'))).toEqual({ line: 2, column: 3 })
})

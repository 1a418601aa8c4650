import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

const free = () => undefined

test.each([
  [{ b: 1, a: [true, null] }, '{"a":[true,null],"b":1}'],
  [[{ y: 'é', x: {} }], '[{"x":{},"y":"é"}]'],
  ['text', '"text"'],
  [1.0, '1'],
])('%j is %s', (value, text) => {
  expect(canonicalJson(value, free)).toBe(text)
})

test('is JSON for the same value, and the same for any order of members', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value, free)
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      const shuffled = JSON.parse(text, (_key, each: unknown) =>
        typeof each === 'object' && each !== null && !Array.isArray(each)
          ? Object.fromEntries(Object.entries(each).reverse())
          : each,
      )
      expect(canonicalJson(shuffled, free)).toBe(text)
    }),
  )
})

test('tells what it costs', () => {
  let spent = 0
  canonicalJson({ long: 'x'.repeat(1600), list: [1, 2, 3] }, (size) => {
    spent += size
  })
  expect(spent).toBeGreaterThan(100)
  expect(spent).toBeLessThan(200)
})

test('a value that is nested too deeply is refused', () => {
  expect(() => canonicalJson(JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`), free)).toThrow('deeper than 400')
})

import fc from 'fast-check'
import { load } from 'js-yaml'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { yamlText } from './yaml-text.ts'

/** As JSON has it: a member that is undefined is absent. */
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

test('what it writes is read the same by readers of YAML 1.1 and 1.2', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5, stringUnit: 'binary-ascii' }), (value) => {
      const text = yamlText(value)
      expect(asJson(parse(text, { version: '1.2' }))).toEqual(asJson(value))
      expect(asJson(parse(text, { version: '1.1' }))).toEqual(asJson(value))
      expect(asJson(load(text))).toEqual(asJson(value))
    }),
    { numRuns: 500 },
  )
})

test('so are texts of many lines with all that may stand in them', () => {
  const line = fc.string({
    unit: fc.constantFrom('a', 'b', ' ', '#', ':', '-', '\t', '"', "'", '{', '|', '\r', '\u2028', 'é'),
  })
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), fc.nat(3), (lines, ends) => {
      const value = { a: [{ text: lines.join('\n') + '\n'.repeat(ends) }] }
      expect(parse(yamlText(value))).toEqual(value)
      expect(load(yamlText(value))).toEqual(value)
    }),
    { numRuns: 1000 },
  )
})

test.each([
  [{ a: 1, b: { c: [true, null] } }, 'a: 1\nb:\n  c:\n    - true\n    - null\n'],
  [[[1, [2]], { a: 1, b: 2 }], '- - 1\n  - - 2\n- a: 1\n  b: 2\n'],
  [{ a: {}, b: [], c: undefined }, 'a: {}\nb: []\n'],
  [{ '/pets/{id}': 'a text, with (all)' }, '/pets/{id}: a text, with (all)\n'],
  [{ 200: 'x', yes: 'no', 'x-a': '1.0', $ref: '#/a' }, '"200": x\n"yes": "no"\nx-a: "1.0"\n$ref: "#/a"\n'],
  [{ template: '#set($a = 1)\n  {"a": $a}\n' }, 'template: |\n  #set($a = 1)\n    {"a": $a}\n'],
  [{ text: 'a\nb' }, 'text: |-\n  a\n  b\n'],
  [{ a: 1e30, b: -2.5e-10, e0: 'e5' }, 'a: 1.0e+30\nb: -2.5e-10\n"e0": "e5"\n'],
  ['x', 'x\n'],
  [{}, '{}\n'],
  [[], '[]\n'],
])('%j reads well', (value, text) => {
  expect(yamlText(value)).toBe(text)
})

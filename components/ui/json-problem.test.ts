import { expect, test } from 'vitest'
import { translatorOf } from '../messages/testing/translator-of.ts'
import { jsonProblem } from './json-problem.ts'

const t = translatorOf('ui')

test.each([
  ['{', 'Line 1, column 2: a name in double quotes is missing'],
  ['{"a":1,}', 'Line 1, column 8: no comma may stand before }'],
  ['{"a" 1}', 'Line 1, column 6: a colon is expected, not 1'],
  ['{a:1}', 'Line 1, column 2: a name in double quotes is expected, not a'],
  ['{\n  "a": "x\ny"\n}', 'Line 2, column 10: a line break inside a text is written \\n'],
  ['["\t"]', 'Line 1, column 3: a tab or control character inside a text is written \\t or \\u….'],
  ['["\\d"]', 'Line 1, column 3: a backslash inside a text is written \\\\'],
  ['[1 2]', 'Line 1, column 4: a comma or ] is expected, not 2'],
  ['{\n  "a": 1\n  "b": 2\n}', 'Line 3, column 3: a comma or } is expected, not "'],
  ['{"a":tru}', 'Line 1, column 6: a value is expected, not t'],
  ['{"a":01}', 'Line 1, column 6: a value is expected, not 0'],
  ['{"a":"😀" 😀}', 'Line 1, column 11: a comma or } is expected, not 😀'],
  ['"abc', 'Line 1, column 5: a closing quote is missing'],
  ['', 'Line 1, column 1: a value is missing'],
  ['{} x', 'Line 1, column 4: nothing may follow the closing bracket'],
  ['[1, 2', 'Line 1, column 6: a comma or ] is missing'],
])('%j: %s', (text, problem) => expect(jsonProblem(text, t)).toBe(problem))

test('what is JSON has no problem', () => {
  for (const text of ['{}', ' {"a":[1,-2.5e3,true,null,"\\u00e9"]}\n', '"text"', '0']) {
    expect(jsonProblem(text, t)).toBeUndefined()
  }
})

test('says so of what is nested too deeply, without breaking', () => {
  expect(jsonProblem('['.repeat(100_000), t)).toBe('Line 1, column 502: this is nested too deeply')
})

test('says so in the language of the reader', () => {
  expect(jsonProblem('{"a" 1}', translatorOf('ui', 'de'))).toBe(
    'Zeile 1, Spalte 6: ein Doppelpunkt wird erwartet, nicht 1',
  )
})

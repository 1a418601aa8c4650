import { expect, test } from 'vitest'
import { parseStrictJson } from '../templates/parse-json.ts'
import { documentText } from './document-text.ts'

const document = parseStrictJson('{"a":{"b":"text","n":1.50,"list":[1,{"x":null}]},"dotted.name":1,"é":"ü"}')

test.each([
  ['a.b', 'text'],
  ['a.n', '1.5'],
  ['a.list', '[1,{"x":null}]'],
  ['a.list[1]', '{"x":null}'],
  ['a.list[1].x', undefined],
  ['a.list[9]', undefined],
  ['é', 'ü'],
  ["['dotted.name']", '1'],
  ['.x', '[null]'],
  ['nothing', undefined],
])('%s reads %j', (path, text) => {
  expect(documentText(path)?.(document)).toBe(text)
})

test.each(['a[', 'a[?(', ''])('%j is no path', (path) => {
  expect(documentText(path)).toBeUndefined()
})

test('what cannot be read, or costs too much, is not there', () => {
  expect(documentText('a.b.min()')?.(document)).toBeUndefined()
  const wide = parseStrictJson(JSON.stringify(Array.from({ length: 3000 }, () => Array.from({ length: 100 }, () => 1))))
  expect(documentText('.[?(@..x)]..[?(@..x)]..[?(@..y)]')?.(wide)).toBeUndefined()
})

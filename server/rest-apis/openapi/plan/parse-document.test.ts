import { expect, test } from 'vitest'
import { InvalidDocument } from './invalid-document.ts'
import { parseDocument } from './parse-document.ts'

const parse = (text: string) => parseDocument(new TextEncoder().encode(text))

function problemOf(bytes: Uint8Array) {
  try {
    parseDocument(bytes)
  } catch (error) {
    if (error instanceof InvalidDocument) return error.problems[0]
    throw error
  }
  return undefined
}

test.each([
  ['JSON', '{"a": {"b": [1, true, null, "x"]}}'],
  ['JSON with a byte order mark', '\uFEFF{"a": {"b": [1, true, null, "x"]}}'],
  ['JSON with a comma too many', '{"a": {"b": [1, true, null, "x",],},}'],
  ['YAML', 'a:\n  b: [1, true, null, x]'],
  ['YAML with anchors', 'x: &b [1, true, null, x]\na:\n  b: *b'],
  ['YAML with merge keys', 'x: &b {b: [1, true, null, x]}\na:\n  <<: *b'],
])('%s is read', (_name, text) => {
  expect(parse(text).root.a).toEqual({ b: [1, true, null, 'x'] })
})

test('YAML 1.2: dates, yes and sexagesimals are text', () => {
  expect(parse('a: 2020-01-01\nb: yes\nc: 09:00\nd: off').root).toEqual({
    a: '2020-01-01',
    b: 'yes',
    c: '09:00',
    d: 'off',
  })
})

test.each([
  ['a: 1\na: 2', { line: 2, column: 1, message: 'The key "a" is repeated' }],
  ['x:\n  a: 1\n  b: 2\n  a: 3', { line: 4, column: 3, message: 'The key "a" is repeated' }],
  ['a: [1, 2', { line: 1, column: 9 }],
  ['a: 1\n\tb: 2', { line: 2, column: 1, message: 'Tabs are not allowed as indentation' }],
  ['{"a": 1', { line: 1 }],
  ['{"a": 1,\n "b": }}', { line: 2 }],
  ['a: *nowhere', { line: 1, column: 4, message: 'The alias *nowhere has no anchor before it' }],
  ['a: 1\n---\nb: 2', { line: 2 }],
  ['a: "unfinished', { line: 1 }],
])('a syntax error says where it is: %j', (text, expected) => {
  expect(problemOf(new TextEncoder().encode(text))).toMatchObject(expected)
})

test.each([
  ['', 'The document is empty'],
  ['  \n ', 'The document is empty'],
  ['just words', 'it is text'],
  ['<!DOCTYPE html><html></html>', 'it is text'],
  ['[1, 2]', 'it is a list'],
  ['- a\n- b', 'it is a list'],
  ['42', 'it is a number'],
  ['null', 'it is empty'],
])('%j is not a document', (text, message) => {
  expect(problemOf(new TextEncoder().encode(text))?.message).toContain(message)
})

test.each([
  ['UTF-16', Uint8Array.from([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00])],
  ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])],
  ['a broken sequence', Uint8Array.from([0x61, 0x3a, 0x20, 0xc3, 0x28])],
])('%s is refused as not UTF-8', (_name, bytes) => {
  expect(problemOf(bytes)?.message).toContain('not UTF-8')
})

test('an alias bomb is refused before it expands', () => {
  const levels = Array.from({ length: 9 }, (_, level) => {
    const items = Array.from({ length: 10 }, () => (level === 0 ? 'lol' : `*l${level - 1}`)).join(', ')
    return `l${level}: &l${level} [${items}]`
  })
  const startedAt = performance.now()
  expect(problemOf(new TextEncoder().encode(levels.join('\n')))?.message).toContain('expand without end')
  expect(performance.now() - startedAt).toBeLessThan(5000)
})

test('an anchor that is used a thousand times is no bomb', () => {
  const uses = Array.from({ length: 1000 }, (_, index) => `p${index}: *errors`).join('\n')
  expect(Object.keys(parse(`errors: &errors {a: 1}\n${uses}`).root)).toHaveLength(1001)
})

test.each(['[', '{"a":', '- '])('nesting of %j without end is refused', (opening) => {
  const problem = problemOf(new TextEncoder().encode(`a: ${opening.repeat(100_000)}`))
  expect(problem).toBeDefined()
})

test('a tag that is not known is read as text, with a remark', () => {
  const { root, remarks } = parse(`a: !Sub "x-\${y}"`)
  expect(root).toEqual({ a: `x-\${y}` })
  expect(remarks).toEqual([expect.stringMatching(/^Line 1: .*!Sub/)])
})

test('large YAML is refused at once', () => {
  const startedAt = performance.now()
  const text = `a: |\n${'  some text that is not short\n'.repeat(800_000)}`
  expect(problemOf(new TextEncoder().encode(text))?.message).toContain('Convert the document to JSON')
  expect(performance.now() - startedAt).toBeLessThan(5000)
})

test('names of object members that JavaScript knows are names like others', () => {
  const { root } = parse('{"__proto__": {"a": 1}, "constructor": 2, "toString": 3}')
  expect(Object.keys(root)).toEqual(['__proto__', 'constructor', 'toString'])
  expect(Object.getPrototypeOf(root)).toBe(Object.prototype)
})

import { expect, test } from 'vitest'
import { checkContent } from './check-content.ts'
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
  ['a: 1\n\tb: 2', { line: 2, column: 1, message: 'Tab characters must not be used in indentation' }],
  ['{"a": 1', { line: 1 }],
  ['{"a": 1,\n "b": }}', { line: 2 }],
  ['a: *nowhere', { line: 1, message: 'Unidentified alias "nowhere"' }],
  ['a: 1\n---\nb: 2', { message: 'Expected a single document in the stream, but found more' }],
  ['{"a": 1, "a": 2, }', { line: 1, column: 10, message: 'The key "a" is repeated' }],
  ['? [a]\n: 1\n? {b: 2}\n: c: [', { line: 4 }],
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

test('an alias bomb stays as small as it was written, and is refused when its values are counted', () => {
  const levels = Array.from({ length: 9 }, (_, level) => {
    const items = Array.from({ length: 10 }, () => (level === 0 ? 'lol' : `*l${level - 1}`)).join(', ')
    return `l${level}: &l${level} [${items}]`
  })
  const { root } = parse(levels.join('\n'))
  expect(() => checkContent(root)).toThrow('more than 20000000 values')
})

test('an anchor that is used a thousand times is no bomb', () => {
  const uses = Array.from({ length: 1000 }, (_, index) => `p${index}: *errors`).join('\n')
  expect(Object.keys(parse(`errors: &errors {a: 1}\n${uses}`).root)).toHaveLength(1001)
})

test.each(['[', '{"a":', '- '])('nesting of %j without end is refused', (opening) => {
  const problem = problemOf(new TextEncoder().encode(`a: ${opening.repeat(100_000)}`))
  expect(problem).toBeDefined()
})

test('a tag that is not known is read as what it stands at, with a remark', () => {
  const { root, remarks } = parse('a: !secret x\nb: !secret [1]\nc: !map {d: 2}')
  expect(root).toEqual({ a: 'x', b: [1], c: { d: 2 } })
  expect(remarks).toEqual([
    'The tag !secret is not known: what it stands at is taken as it is',
    'The tag !map is not known: what it stands at is taken as it is',
  ])
})

test("CloudFormation's short form is its long form", () => {
  const { root, remarks } = parse(
    [
      `a: !Sub "x-\${y}"`,
      'b: !GetAtt Role.Arn',
      "c: !Join [':', [a, !Ref B]]",
      'd: !Sub [text, {V: !GetAtt [F, Arn]}]',
      'e: !If [Prod, 1, 2]',
    ].join('\n'),
  )
  expect(root).toEqual({
    a: { 'Fn::Sub': `x-\${y}` },
    b: { 'Fn::GetAtt': 'Role.Arn' },
    c: { 'Fn::Join': [':', ['a', { Ref: 'B' }]] },
    d: { 'Fn::Sub': ['text', { V: { 'Fn::GetAtt': ['F', 'Arn'] } }] },
    e: { 'Fn::If': ['Prod', 1, 2] },
  })
  expect(remarks).toEqual([])
})

test('merge keys may copy a lot, and not without end', () => {
  const lines = (uses: number) =>
    `base: &base {${Array.from({ length: 1000 }, (_, index) => `k${index}: 1`)}}\n${Array.from({ length: uses }, (_, index) => `m${index}: {<<: *base}`).join('\n')}`
  expect(Object.keys(parse(lines(100)).root)).toHaveLength(101)
  expect(problemOf(new TextEncoder().encode(lines(1100)))?.message).toContain('Merge keys exceeded')
})

test('an anchor inside itself is a circle, which is refused when it is followed', () => {
  expect(() => checkContent(parse('a: &a [*a]').root)).toThrow('Nested more than 200 levels deep')
})

test('numbers that JSON does not have are refused with their place', () => {
  expect(() => checkContent(parse('a: {b: .nan}').root)).toThrow('/a/b: A number must be finite')
  expect(() => checkContent(parse('a: [1, -.inf]').root)).toThrow('/a/1: A number must be finite')
})

test('YAML may be as large as JSON', () => {
  const line = '  some text that is not short\n'
  const { root } = parse(`a: |\n${line.repeat(800_000)}`)
  expect(String(root.a)).toHaveLength(800_000 * (line.length - 2))
})

test('names of object members that JavaScript knows are names like others', () => {
  const { root } = parse('{"__proto__": {"a": 1}, "constructor": 2, "toString": 3}')
  expect(Object.keys(root)).toEqual(['__proto__', 'constructor', 'toString'])
  expect(Object.getPrototypeOf(root)).toBe(Object.prototype)
})

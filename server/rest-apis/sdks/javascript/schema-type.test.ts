import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { compile } from '../testing/generated-sdk.ts'
import { modelTypes } from './model-types.ts'
import { schemaType } from './schema-type.ts'

const typeOf = (schema: unknown) =>
  schemaType(schema, (reference) => reference.split('/').at(-1) ?? '').replace(/\s+/g, ' ')

test.each<[unknown, string]>([
  [{}, 'unknown'],
  [true, 'unknown'],
  [false, 'never'],
  ['text', 'unknown'],
  [{ type: 'string' }, 'string'],
  [{ type: 'integer' }, 'number'],
  [{ type: 'null' }, 'null'],
  [{ type: ['string', 'null'] }, 'string | null'],
  [{ type: ['odd', 'string'] }, 'unknown'],
  [{ type: 'string', nullable: true }, 'string | null'],
  [{ nullable: true }, 'unknown'],
  [{ enum: ['a', 1, true, null, -2.5] }, '"a" | 1 | true | null | -2.5'],
  [{ type: 'string', enum: ['a', 'a'] }, '"a"'],
  [{ const: 'a' }, '"a"'],
  [{ enum: [[1], { a: 1 }] }, 'unknown[] | { [key: string]: unknown }'],
  [{ type: 'string', enum: [] }, 'string'],
  [{ type: 'array' }, 'unknown[]'],
  [{ items: { type: 'string' } }, 'string[]'],
  [{ type: 'array', items: { type: ['string', 'null'] } }, '(string | null)[]'],
  [{ type: 'array', items: [{ type: 'string' }, { type: 'integer' }], additionalItems: false }, '(string | number)[]'],
  [{ type: 'array', items: [{ type: 'string' }] }, 'unknown[]'],
  [{ type: 'object' }, '{ [key: string]: unknown }'],
  [{ type: 'object', additionalProperties: false }, '{ [key: string]: never }'],
  [{ type: 'object', additionalProperties: { type: 'integer' } }, '{ [key: string]: number }'],
  [
    { patternProperties: { '^x': { type: 'string' } }, type: 'object', additionalProperties: false },
    '{ [key: string]: string }',
  ],
  [
    { type: 'object', 'x-gatehouse-patternProperties': { '^x': { type: 'string' } }, additionalProperties: false },
    '{ [key: string]: string }',
  ],
  [{ properties: { a: { type: 'string' }, 'b-c': {} }, required: ['a'] }, '{ a: string "b-c"?: unknown }'],
  [
    { properties: { a: { type: 'string' } }, additionalProperties: { type: 'integer' } },
    '{ a?: string [key: string]: number | string | undefined }',
  ],
  [{ properties: { a: { type: 'string' } }, additionalProperties: false }, '{ a?: string }'],
  [{ type: 'object', required: ['a'] }, '{ a: unknown }'],
  [{ $ref: '#/components/schemas/Pet', type: 'string' }, 'Pet'],
  [{ allOf: [{ $ref: '#/x/A' }, { $ref: '#/x/B' }] }, 'A & B'],
  [{ oneOf: [{ $ref: '#/x/A' }, { type: 'string' }] }, 'A | string'],
  [{ anyOf: [{ $ref: '#/x/A' }, {}] }, 'unknown'],
  [{ type: 'object', oneOf: [{ $ref: '#/x/A' }, { $ref: '#/x/B' }] }, 'A | B'],
  [{ properties: { t: {} }, oneOf: [{ $ref: '#/x/A' }, { $ref: '#/x/B' }] }, '{ t?: unknown } & (A | B)'],
  [{ nullable: true, allOf: [{ $ref: '#/x/A' }, { $ref: '#/x/B' }] }, '(A & B) | null'],
  [{ properties: { d: { type: 'string', description: 'Says */ hello' } } }, '{ /** Says *\\/ hello */ d?: string }'],
])('%j → %s', (schema, type) => expect(typeOf(schema)).toBe(type))

test('a long list of values is its type, and a schema that is too deep is unknown', () => {
  expect(typeOf({ type: 'string', enum: Array.from({ length: 501 }, String) })).toBe('string')
  let deep: object = { type: 'string' }
  for (let depth = 0; depth < 100; depth++) deep = { type: 'array', items: deep }
  expect(typeOf(deep)).toMatch(/^unknown(\[\])+$/)
})

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })

test('models refer to each other in circles, are called as anything is, and compile', () => {
  const { declarations, typeOf: outside } = modelTypes({
    Node: { properties: { next: ref('Node'), list: { type: 'array', items: ref('Node') } } },
    A: ref('B'),
    B: { allOf: [ref('C')] },
    C: { oneOf: [ref('A'), ref('Node')] },
    Own: ref('Own'),
    Error: { properties: { cause: ref('Error') } },
    string: { type: 'string' },
    String: { type: 'integer' },
    'a/b.c': { type: 'null' },
    '1st': {},
    日本: { properties: { a: ref('a~1b.c'), none: ref('None') } },
  })
  for (const name of ['Node', 'A', 'B', 'C', 'Own', 'Error', 'String', 'String2', 'ABC', '_1st', '_']) {
    expect(declarations).toContain(`export type ${name} = `)
  }
  expect(outside(ref('string'))).toBe('Models.String')
  expect(outside(ref('None'))).toBe('unknown')
  const folder = mkdtempSync(path.join(tmpdir(), 'model-types-'))
  try {
    const use =
      'export const node: Models.Node = { next: { list: [{}] } }\n// @ts-expect-error\nexport const wrong: Models.Node = { next: 1 }\n'
    writeFileSync(path.join(folder, 'models.ts'), `declare namespace Models {\n${declarations}}\n${use}`)
    expect(compile(folder, ['models.ts'])).toBe('')
  } finally {
    rmSync(folder, { recursive: true })
  }
})

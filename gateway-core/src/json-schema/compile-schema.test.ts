import { describe, expect, test } from 'vitest'
import { compileSchema } from './compile-schema.ts'
import type { Check } from './keyword.ts'
import { BrokenSchema, ValidationRun } from './validation-run.ts'

const noRefs = (ref: string): Check => {
  throw new BrokenSchema(`${ref} names no model`)
}

/** What is wrong with a value; empty when nothing is. */
function wrong(schema: unknown, value: unknown): readonly string[] {
  const run = new ValidationRun(100_000)
  const holds = compileSchema(schema, noRefs)(value, run)
  expect(holds).toBe(run.messages.length === 0)
  return run.messages
}

describe('a value keeps to its schema', () => {
  test.each<[unknown, unknown]>([
    [{}, null],
    [{}, { any: 'thing' }],
    [{ type: 'integer' }, 1.0],
    [{ type: 'number' }, 1],
    [{ type: ['null', 'string'] }, null],
    [{ enum: [{ a: 1, b: 2 }] }, { b: 2, a: 1 }],
    [{ enum: [1] }, 1],
    [{ maximum: 3 }, 3],
    [{ maximum: 3, exclusiveMaximum: true }, 2.999],
    [{ minimum: 3 }, 'not a number'],
    [{ multipleOf: 0.0001 }, 0.0075],
    [{ multipleOf: 3 }, -9],
    [{ multipleOf: 1e-7 }, 12391239123],
    [{ maxLength: 2 }, '😀😀'],
    [{ minLength: 2 }, 12],
    [{ pattern: 'b' }, 'abc'],
    [{ pattern: '^a*$' }, 'aaa'],
    [{ pattern: '^(?=.*\\d)(?!admin).{4,}$' }, 'user1'],
    [{ pattern: '^\\u0041\\/\\d$' }, 'A/1'],
    [{ items: { type: 'integer' } }, [1, 2]],
    [{ items: [{ type: 'integer' }, { type: 'string' }] }, [1]],
    [{ items: [{}], additionalItems: { type: 'integer' } }, ['x', 1]],
    [{ items: [{}, {}], additionalItems: false }, [1, 2]],
    [{ additionalItems: false }, [1, 2, 3]],
    [{ uniqueItems: true }, [1, '1', true, [1], { a: 1 }, { a: 2 }]],
    [{ uniqueItems: false }, [1, 1]],
    [{ required: ['a'] }, { a: null }],
    [{ required: ['constructor'] }, []],
    [{ properties: { a: { type: 'string' } } }, { a: 'x', b: 1 }],
    [{ properties: { a: {} }, additionalProperties: false }, { a: 1 }],
    [{ patternProperties: { '^x-': { type: 'string' } }, additionalProperties: false }, { 'x-a': 'y' }],
    [
      { properties: { a: {} }, additionalProperties: { type: 'integer' } },
      { a: 'x', b: 1 },
    ],
    [{ additionalProperties: true }, { a: 1 }],
    [{ dependencies: { a: ['b'] } }, { c: 1 }],
    [{ dependencies: { a: { required: ['b'] } } }, { a: 1, b: 1 }],
    [
      { minProperties: 1, maxProperties: 2 },
      { a: 1, b: 2 },
    ],
    [{ allOf: [{ type: 'integer' }, { minimum: 1 }] }, 1],
    [{ anyOf: [{ type: 'string' }, { minimum: 1 }] }, 2],
    [{ oneOf: [{ type: 'string' }, { type: 'integer' }] }, 2],
    [{ not: { type: 'string' } }, 2],
    [{ format: 'unheard-of' }, 'x'],
    [{ format: 7 }, 'x'],
    [{ title: 'ignored', default: 1, $schema: 'http://json-schema.org/draft-04/schema#' }, 'x'],
  ])('%j takes %j', (schema, value) => {
    expect(wrong(schema, value)).toEqual([])
  })
})

describe('what is wrong is told in the words of AWS’s validator', () => {
  test.each<[unknown, unknown, string]>([
    [{ type: 'string' }, 1, 'instance type (integer) does not match any allowed primitive type (allowed: ["string"])'],
    [
      { type: 'number' },
      'x',
      'instance type (string) does not match any allowed primitive type (allowed: ["integer","number"])',
    ],
    [{ type: 'object' }, null, 'instance type (null) does not match any allowed primitive type (allowed: ["object"])'],
    [
      { type: 'integer' },
      1.5,
      'instance type (number) does not match any allowed primitive type (allowed: ["integer"])',
    ],
    [
      { type: ['array', 'boolean'] },
      {},
      'instance type (object) does not match any allowed primitive type (allowed: ["array","boolean"])',
    ],
    [{ enum: ['a', 1] }, 'b', 'instance value ("b") not found in enum (possible values: ["a",1])'],
    [{ maximum: 3 }, 4, 'numeric instance is greater than the required maximum (maximum: 3, found: 4)'],
    [{ maximum: 3, exclusiveMaximum: true }, 3, 'numeric instance is not strictly lower than the required maximum 3'],
    [{ minimum: 3 }, 2, 'numeric instance is lower than the required minimum (minimum: 3, found: 2)'],
    [{ minimum: 3, exclusiveMinimum: true }, 3, 'numeric instance is not strictly greater than the required minimum 3'],
    [{ multipleOf: 0.01 }, 0.015, 'remainder of division is not zero (0.015 / 0.01)'],
    [{ multipleOf: 2 }, 3, 'remainder of division is not zero (3 / 2)'],
    [{ maxLength: 2 }, 'abc', 'string "abc" is too long (length: 3, maximum allowed: 2)'],
    [{ minLength: 2 }, '😀', 'string "😀" is too short (length: 1, required minimum: 2)'],
    [{ pattern: '^a' }, 'ba', 'ECMA 262 regex "^a" does not match input string "ba"'],
    [{ maxItems: 1 }, [1, 2], 'array is too long: must have at most 1 elements but instance has 2 elements'],
    [{ minItems: 1 }, [], 'array is too short: must have at least 1 elements but instance has 0 elements'],
    [
      { items: [{}], additionalItems: false },
      [1, 2],
      'schema only allows 1 elements in array but instance has 2 elements',
    ],
    [
      { uniqueItems: true },
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      'array must not contain duplicate elements',
    ],
    [{ required: ['b', 'a', 'c'] }, { c: 1 }, 'object has missing required properties (["a","b"])'],
    [{ maxProperties: 1 }, { a: 1, b: 1 }, 'object has too many properties (found 2 but schema requires at most 1)'],
    [{ minProperties: 1 }, {}, 'object has too few properties (found 0 but schema requires at least 1)'],
    [
      { properties: { a: {} }, patternProperties: { '^x': {} }, additionalProperties: false },
      { c: 1, b: 1, a: 1, x1: 1 },
      'object instance has properties which are not allowed by the schema: ["b","c"]',
    ],
    [
      { dependencies: { a: ['b', 'c'] } },
      { a: 1, c: 1 },
      'property "a" of object has missing property dependencies (schema requires ["b","c"]; missing: ["b"])',
    ],
    [
      { allOf: [{ type: 'integer' }, { minimum: 5 }] },
      1,
      'instance failed to match all required schemas (matched only 1 out of 2)',
    ],
    [
      { anyOf: [{ type: 'string' }, { minimum: 5 }] },
      1,
      'instance failed to match at least one required schema among 2',
    ],
    [
      { oneOf: [{ type: 'string' }, { type: 'null' }] },
      1,
      'instance failed to match exactly one schema (matched 0 out of 2)',
    ],
    [
      { oneOf: [{ type: 'integer' }, { minimum: 1 }] },
      1,
      'instance failed to match exactly one schema (matched 2 out of 2)',
    ],
    [{ not: {} }, 1, 'instance matched a schema which it should not have'],
    [{ format: 'ipv4' }, '1.2.3', 'string "1.2.3" is not a valid IPv4 address'],
  ])('%j with %j', (schema, value, message) => {
    expect(wrong(schema, value)).toEqual([message])
  })

  test('everything that is wrong with a value is told, its members’ faults one after the other', () => {
    const schema = {
      type: 'object',
      properties: {
        price: { type: 'number', minimum: 1 },
        type: { enum: ['dog', 'cat'] },
        tags: { items: { type: 'string' } },
      },
    }
    expect(wrong(schema, { price: 0, type: 'bird', tags: ['x', 1] })).toEqual([
      'numeric instance is lower than the required minimum (minimum: 1, found: 0)',
      'instance value ("bird") not found in enum (possible values: ["dog","cat"])',
      'instance type (integer) does not match any allowed primitive type (allowed: ["string"])',
    ])
  })

  test('members are not looked at while their container is wrong itself', () => {
    const schema = { required: ['b'], properties: { a: { type: 'string' } } }
    expect(wrong(schema, { a: 1 })).toEqual(['object has missing required properties (["b"])'])
  })

  test('a message is cut, and there are only so many', () => {
    expect(wrong({ maxLength: 1 }, 'x'.repeat(5000))[0]).toHaveLength(500)
    expect(
      wrong(
        { items: { type: 'string' } },
        Array.from({ length: 200 }, () => 1),
      ),
    ).toHaveLength(50)
  })

  test('what an alternative finds wrong is kept to itself', () => {
    const schema = { anyOf: [{ allOf: [{ type: 'string' }] }, { not: { type: 'integer' } }] }
    expect(wrong(schema, 1)).toEqual(['instance failed to match at least one required schema among 2'])
  })
})

describe('members that JavaScript has by itself are no members', () => {
  test.each([
    [{ properties: { constructor: { type: 'string' }, toString: { type: 'string' } } }, {}],
    [{ patternProperties: { proto: { type: 'string' } } }, {}],
    [{ dependencies: { constructor: ['b'] } }, {}],
  ])('%j takes %j', (schema, value) => {
    expect(wrong(schema, value)).toEqual([])
  })

  test('one that is called __proto__ is one', () => {
    const schema: unknown = JSON.parse('{"properties":{"__proto__":{"type":"string"}},"required":["__proto__"]}')
    expect(wrong(schema, JSON.parse('{"__proto__":1}'))).toHaveLength(1)
    expect(wrong(schema, JSON.parse('{"__proto__":"x"}'))).toEqual([])
    expect(wrong(schema, {})).toHaveLength(1)
  })
})

describe('a broken schema', () => {
  test.each<[unknown]>([
    [true],
    [[]],
    ['string'],
    [null],
    [{ type: 'any' }],
    [{ type: 7 }],
    [{ type: ['string', {}] }],
    [{ enum: [] }],
    [{ enum: 'a' }],
    [{ maximum: '3' }],
    [{ minimum: null }],
    [{ multipleOf: 0 }],
    [{ multipleOf: '2' }],
    [{ maxLength: -1 }],
    [{ minLength: 1.5 }],
    [{ maxItems: '1' }],
    [{ minProperties: null }],
    [{ required: 'a' }],
    [{ required: [1] }],
    [{ dependencies: [] }],
    [{ dependencies: { a: [1] } }],
    [{ dependencies: { a: 'b' } }],
    [{ allOf: [] }],
    [{ anyOf: {} }],
    [{ oneOf: null }],
    [{ not: 1 }],
    [{ $ref: 'http://example.com/other' }],
  ])('%j says why', (schema) => {
    expect(() => compileSchema(schema, noRefs)({ a: 'text' }, new ValidationRun(1000))).toThrow(BrokenSchema)
  })

  test.each(['(', '(a', '\\1', 'a(?=b)', 7, `a{1,9999}`, 'x'.repeat(5000)])('the pattern %j says why', (pattern) => {
    expect(() => compileSchema({ pattern }, noRefs)('text', new ValidationRun(1_000_000))).toThrow(BrokenSchema)
  })

  test('does no harm where nothing reaches it', () => {
    const schema = { properties: { a: { type: 'nonsense' } } }
    expect(wrong(schema, { b: 1 })).toEqual([])
    expect(() => wrong(schema, { a: 1 })).toThrow('"nonsense" is no type')
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { JavaDouble } from './java-number.ts'
import { toText } from './java-text.ts'
import { maxJsonDepth, parseJson, parseStrictJson } from './parse-json.ts'
import { toJson, toWebJson } from './to-json.ts'

const printed = (text: string) => {
  const value = parseJson(text)
  return value === undefined ? undefined : toJson(value)
}

describe('JSON keeps what Java keeps', () => {
  test.each([
    ['{"b":1,"a":2}', '{"b":1,"a":2}'],
    ['{"b":1,"2":2,"1":3}', '{"b":1,"2":2,"1":3}'],
    ['{"a":1.0}', '{"a":1.0}'],
    ['[1.50]', '[1.5]'],
    ['[1e3,1E-5,-1.0e10]', '[1000.0,1.0E-5,-1.0E10]'],
    ['[9007199254740993]', '[9007199254740993]'],
    ['[12345678901234567890123]', '[12345678901234567890123]'],
    ['[1.123456789012345678901]', '[1.123456789012345678901]'],
    ['[-0]', '[0]'],
    ['[-0.0]', '[-0.0]'],
    ['1.0', '1.0'],
    [' 2.00 ', '2.0'],
    ['{"a":1,"a":2,"b":3}', '{"a":2,"b":3}'],
    ['{"__proto__":{"a":1}}', '{"__proto__":{"a":1}}'],
    ['{"a":"1.0, \\"12\\": 5"}', '{"a":"1.0, \\"12\\": 5"}'],
    ['["\\u0041\\n\\"\\\\\\/\\b\\f\\r\\t", 1.0]', '["A\\n\\"\\\\/\\b\\f\\r\\t",1.0]'],
    ['[true,false,null,{},[],1.0]', '[true,false,null,{},[],1.0]'],
  ])('%s', (text, json) => {
    expect(printed(text)).toBe(json)
    expect(toJson(parseStrictJson(text))).toBe(json)
  })
})

describe('what is not quite JSON is read as AWS reads it', () => {
  test.each([
    ["{a:'x', b : y z , }", '{"a":"x","b":"y z"}'],
    ['[1,,2,]', '[1,2]'],
    ['a=1&b=2', '"a=1&b=2"'],
    ['hello world ', '"hello world"'],
    ['<xml/>', '"<xml/>"'],
    ['{"a":1} trailing', '{"a":1}'],
    ['[NaN]', '[null]'],
    ['[+1,01,.5,1.,1e,-]', '["+1",1,0.5,1.0,"1e","-"]'],
    ["['\\x41','it\\'s']", '["A","it\'s"]'],
    ['"line\nbreak"', '"line\\nbreak"'],
    ['{"a":{b:[c]}}', '{"a":{"b":["c"]}}'],
  ])('%j', (text, json) => {
    expect(printed(text)).toBe(json)
    expect(parseStrictJson(text)).toBeUndefined()
  })

  test.each([
    '',
    ' ',
    '{',
    '[',
    '[1,2',
    '{"a"',
    '{"a":',
    '{"a":1',
    '{"a" 1}',
    '{:1}',
    '{[1]:2}',
    '{"a":}',
    '"abc',
    "'abc",
    '"\\u00',
    '"\\uzzzz"',
    '"\\',
    '}',
    ']',
    ':',
    '["a" "b"]',
    '{"a":"b" "c"}',
    '[{]',
  ])('%j is refused', (text) => {
    expect(parseJson(text)).toBeUndefined()
  })
})

describe('depth', () => {
  test.each([
    ['[', ']'],
    ['{"a":', '}'],
  ])('%s … %s is read up to its limit', (open, close) => {
    const nested = (depth: number, inside: string) => open.repeat(depth) + inside + close.repeat(depth)
    expect(parseJson(nested(maxJsonDepth, '1'))).toBeDefined()
    expect(parseJson(nested(maxJsonDepth, '1.0'))).toBeDefined()
    expect(parseJson(nested(maxJsonDepth + 1, '1'))).toBeUndefined()
    expect(parseJson(nested(maxJsonDepth + 1, '1.0'))).toBeUndefined()
    expect(parseJson(nested(100_000, '1'))).toBeUndefined()
  })
})

test('any JSON text comes back with the same meaning', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const value = parseJson(text)
      expect(JSON.parse(toJson(value))).toEqual(JSON.parse(text))
    }),
  )
})

test('any text is read or refused', () => {
  const pieces = [
    '{',
    '}',
    '[',
    ']',
    ':',
    ',',
    '"',
    "'",
    '\\',
    'u0041',
    'a',
    '1',
    '.',
    'e',
    '-',
    ' ',
    'null',
    'NaN',
    '\n',
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 20 }), (parts) => {
      const value = parseJson(parts.join(''))
      if (value !== undefined) expect(() => JSON.parse(toJson(value))).not.toThrow()
    }),
    { numRuns: 2000 },
  )
})

test('a long integer stays text, so that reading it takes no time', () => {
  expect(parseJson(`[${'9'.repeat(2000)}]`)).toEqual(['9'.repeat(2000)])
})

describe('printing', () => {
  test('escapes what json-smart escapes; arrays by themselves also the slash', () => {
    expect(toJson('a/é\u0001\u007f\u2028"\\')).toBe('"a/é\\u0001\\u007F\\u2028\\"\\\\"')
    expect(toWebJson(['a/b', 'plain'])).toBe('["a\\/b","plain"]')
  })

  test('keys that are no text, and values that JSON does not have', () => {
    expect(
      toJson(
        new Map<unknown, unknown>([
          [1, undefined],
          [true, Symbol('x')],
        ]),
      ),
    ).toBe('{"1":null,"true":""}')
  })

  test.each([
    [new JavaDouble(1), '1.0'],
    [new JavaDouble(0), '0.0'],
    [new JavaDouble(-0), '-0.0'],
    [new JavaDouble(1e7), '1.0E7'],
    [new JavaDouble(9999999), '9999999.0'],
    [new JavaDouble(Number.NaN), 'NaN'],
    [new JavaDouble(Number.NEGATIVE_INFINITY), '-Infinity'],
    [0.001, '0.001'],
    [0.0001, '1.0E-4'],
    [123456789.5, '1.234567895E8'],
    [1.5e-7, '1.5E-7'],
    [12345678901, '12345678901'],
    [2n ** 70n, '1180591620717411303424'],
    [null, 'null'],
    [Symbol('x'), ''],
  ])('%s prints as Java prints it: %s', (value, text) => {
    expect(toText(value)).toBe(text)
  })
})

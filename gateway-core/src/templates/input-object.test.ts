import { describe, expect, test } from 'vitest'
import { TemplateFailure } from './template.ts'
import { rendered } from './testing/rendered.ts'

const body = '{"a":{"b":[1,"x",null]},"n":null,"f":1.0,"u":"http://x/y","12":"k"}'

describe('$input over JSON', () => {
  test.each([
    ['$input.body', body],
    ["$input.json('$.a')", '{"b":[1,"x",null]}'],
    ["$input.json('$.u')", '"http://x/y"'],
    ["$input.json('$.f')", '1.0'],
    ["$input.json('$.n')", 'null'],
    ["$input.json('$.nope')", '""'],
    ["$input.json('$..b')", '[[1,"x",null]]'],
    ["$input.path('$.u')", 'http://x/y'],
    ["$input.path('$.a.b')", '[1,"x",null]'],
    ["$input.path('a.b').size()", '3'],
    ["$input.path('$.a').size()", '1'],
    ["$input.path('$.nope')", ''],
    ["$input.path('$.a.b[5]')", ''],
    ["$input.path('$.12')", 'k'],
    ['#set($p = "$.f")$input.path($p) $input.path($p) $input.json($p)', '1.0 1.0 1.0'],
    ["$input.path('$').keySet()", '[a, n, f, u, 12]'],
    ['$input.path()$input.path(1)$input.json("$","$")$input.nope()$input.nope$input', ''],
  ])('%s', (source, output) => {
    expect(rendered(source, { body })).toBe(output)
  })

  test.each(["$input.path('$[')", '#set($p = "$..")$input.json($p)', "$input.path('$.a.b.sum(')"])(
    '%s fails',
    (source) => {
      expect(() => rendered(source, { body })).toThrow(TemplateFailure)
    },
  )

  test('a function without numbers fails', () => {
    expect(() => rendered("$input.path('$.a.sum()')", { body: '{"a":[]}' })).toThrow(TemplateFailure)
  })

  test('many different paths are compiled without being kept', () => {
    const source = '#foreach($i in [0..999])#set($x = $input.path("$.list[$i].n"))#end$x'
    expect(rendered(source, { body: JSON.stringify({ list: Array.from({ length: 1000 }, (_, n) => ({ n })) }) })).toBe(
      '999',
    )
  })
})

describe('$input over other bodies', () => {
  test.each([
    ['', '$input.body', '{}'],
    ['', "$input.json('$')", '{}'],
    ['a=1&b=2', "$input.json('$')", '"a=1&b=2"'],
    ['a=1&b=2', "$input.path('$').split('&').size()", '2'],
    ['a=1&b=2', "$input.path('$.a')|$input.json('$.a')", '|""'],
    ['[1,2', "$input.json('$')|$input.path('$')|$input.body", '""||[1,2'],
    ["{a: 'x', b: [1,],}", "$input.json('$')", '{"a":"x","b":[1]}'],
  ])('%j: %s', (given, source, output) => {
    expect(rendered(source, { body: given })).toBe(output)
  })
})

describe('$input.params', () => {
  test.each([
    ["$input.params('id') $input.params('q') $input.params('X-Test')", '7 a b v1'],
    ["$input.params('x-test')$input.params('nope')", ''],
    ['$input.params().header.get("Accept") $input.params().querystring["x-y"]', '*/* dash'],
    ['$input.params().path.id $input.params("path")|', '7 |'],
    ['$input.params().keySet()', '[path, querystring, header]'],
    ['$input.params()', '{path={id=7}, querystring={q=a b, x-y=dash}, header={Accept=*/*, X-Test=v1}}'],
    ['#set($n = "id")$input.params($n) $input.params(1)$input.params("a", "b")', '7 '],
    ['#set($z = $input.params().path.put("id", "8"))$input.params().path.id $input.params("id")', '8 7'],
  ])('%s', (source, output) => {
    expect(rendered(source)).toBe(output)
  })

  test('the path goes before the query, the query before the headers', () => {
    const given = { path: { a: 'p' }, querystring: { a: 'q', b: 'q' }, header: { a: 'h', b: 'h', c: 'h' } }
    expect(rendered("$input.params('a')$input.params('b')$input.params('c')", given)).toBe('pqh')
  })
})

test('a template may use the name for something of its own', () => {
  expect(rendered("#set($input = {'x': 1})$input.x$input.path('$')$input.params('id')$input.json('$')")).toBe('1')
})

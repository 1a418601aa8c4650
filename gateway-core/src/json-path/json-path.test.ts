import { describe, expect, test } from 'vitest'
import { free } from '../templates/meter.ts'
import { parseJson } from '../templates/parse-json.ts'
import { TemplateFailure } from '../templates/template-error.ts'
import { toJson } from '../templates/to-json.ts'
import { compileJsonPath, JsonPathError, missing } from './json-path.ts'

const document = parseJson(
  JSON.stringify({
    '12': 5,
    store: {
      book: [
        { category: 'reference', author: 'Nigel', title: 'Sayings', price: 8.95, tags: ['a', 'b'] },
        { category: 'fiction', author: 'Evelyn', title: 'Sword', price: 12.99, tags: [] },
        { category: 'fiction', author: 'Herman', title: 'Moby Dick', isbn: '0-553', price: 8.99 },
        { category: 'fiction', author: 'Tolkien', title: 'LotR', isbn: '0-395', price: 22.99, stock: null },
      ],
      bicycle: { color: 'red', price: 19.95 },
    },
    expensive: 10,
    'a.b': 1,
    "o'k": 2,
    'x y': 3,
    n: null,
    e: [],
    m: [
      [1, 2],
      [3, 4],
    ],
    nums: [3, 1, 2],
    deep: { deep: { deep: 1 } },
    s: 'text',
    u_1: 6,
    'k-e-y': 7,
    t: true,
  }),
)

const objects = parseJson('[{"n":1,"k":"x"},{"n":2,"o":{"a":1}},{"n":3,"t":true,"l":["a",[1]]}]')

/** What Jayway's JsonPath answers. */
const answers: readonly (readonly [path: string, json: string])[] = [
  ['$.store.book[0].title', '"Sayings"'],
  ['store.book[0].title', '"Sayings"'],
  ["$['store']['book'][0]['title']", '"Sayings"'],
  [
    '$["store"]["book"]',
    '[{"category":"reference","author":"Nigel","title":"Sayings","price":8.95,"tags":["a","b"]},{"category":"fiction","author":"Evelyn","title":"Sword","price":12.99,"tags":[]},{"category":"fiction","author":"Herman","title":"Moby Dick","isbn":"0-553","price":8.99},{"category":"fiction","author":"Tolkien","title":"LotR","isbn":"0-395","price":22.99,"stock":null}]',
  ],
  ['$.store.book[*].author', '["Nigel","Evelyn","Herman","Tolkien"]'],
  ['$..author', '["Nigel","Evelyn","Herman","Tolkien"]'],
  [
    '$.store.*',
    '[[{"category":"reference","author":"Nigel","title":"Sayings","price":8.95,"tags":["a","b"]},{"category":"fiction","author":"Evelyn","title":"Sword","price":12.99,"tags":[]},{"category":"fiction","author":"Herman","title":"Moby Dick","isbn":"0-553","price":8.99},{"category":"fiction","author":"Tolkien","title":"LotR","isbn":"0-395","price":22.99,"stock":null}],{"color":"red","price":19.95}]',
  ],
  ['$.store..price', '[8.95,12.99,8.99,22.99,19.95]'],
  ['$..book[2]', '[{"category":"fiction","author":"Herman","title":"Moby Dick","isbn":"0-553","price":8.99}]'],
  ['$..book[2].title', '["Moby Dick"]'],
  [
    '$..book[-1:]',
    '[{"category":"fiction","author":"Tolkien","title":"LotR","isbn":"0-395","price":22.99,"stock":null}]',
  ],
  [
    '$..book[0,1]',
    '[{"category":"reference","author":"Nigel","title":"Sayings","price":8.95,"tags":["a","b"]},{"category":"fiction","author":"Evelyn","title":"Sword","price":12.99,"tags":[]}]',
  ],
  [
    '$..book[:2]',
    '[{"category":"reference","author":"Nigel","title":"Sayings","price":8.95,"tags":["a","b"]},{"category":"fiction","author":"Evelyn","title":"Sword","price":12.99,"tags":[]}]',
  ],
  ['$.store.book[1:3].title', '["Sword","Moby Dick"]'],
  ['$.store.book[-2:].title', '["Moby Dick","LotR"]'],
  ['$.store.book[-3:-1].title', '["Sword","Moby Dick"]'],
  ['$.store.book[1:-1].title', '[]'],
  ['$.store.book[:-1].title', '["Sayings","Sword","Moby Dick"]'],
  ['$.store.book[0:4:2].title', '["Sayings","Sword","Moby Dick","LotR"]'],
  ['$.store.book[-1].title', '"LotR"'],
  ['$.n', 'null'],
  ['$.e[*]', '[]'],
  ['$.e', '[]'],
  ["$['a.b']", '1'],
  ["$['o\\'k']", '2'],
  ['$["o\'k"]', '2'],
  ["$['x y']", '3'],
  ["$['nope','expensive']", '{"expensive":10}'],
  ["$.store['book','bicycle'].color", '["red"]'],
  [
    '$..book[?(@.isbn)]',
    '[{"category":"fiction","author":"Herman","title":"Moby Dick","isbn":"0-553","price":8.99},{"category":"fiction","author":"Tolkien","title":"LotR","isbn":"0-395","price":22.99,"stock":null}]',
  ],
  ['$..book[?(!@.isbn)].title', '["Sayings","Sword"]'],
  ['$.store.book[?(@.price < 10)].title', '["Sayings","Moby Dick"]'],
  ['$.store.book[?(@.price <= 8.95)].title', '["Sayings"]'],
  ['$.store.book[?(@.price > $.expensive)].title', '["Sword","LotR"]'],
  ["$.store.book[?(@.category == 'fiction' && @.price < 20)].title", '["Sword","Moby Dick"]'],
  ['$.store.book[?(@.category == "fiction" || @.price < 9)].title', '["Sayings","Sword","Moby Dick","LotR"]'],
  ['$.store.book[?(@.author =~ /.*kien/i)].title', '["LotR"]'],
  ['$.store.book[?(@.author =~ /TOL.*/)].title', '[]'],
  ['$.store.book[?(@.author =~ /TOL.*/i)].title', '["LotR"]'],
  ["$.store.book[?(@.category in ['reference','x'])].title", '["Sayings"]'],
  ["$.store.book[?(@.category nin ['reference','x'])].title", '["Sword","Moby Dick","LotR"]'],
  ['$.store.book[?(@.tags size 2)].title', '["Sayings"]'],
  ['$.store.book[?(@.tags empty true)].title', '["Sword"]'],
  ['$.store.book[?(@.tags empty false)].title', '["Sayings"]'],
  ["$.store.book[?(@.tags contains 'a')].title", '["Sayings"]'],
  ["$.store.book[?(@.title contains 'oby')].title", '["Moby Dick"]'],
  ["$.store.book[?(@.tags anyof ['a'])].title", '["Sayings"]'],
  ["$.store.book[?(@.tags noneof ['a'])].title", '["Sword"]'],
  ["$.store.book[?(@.tags subsetof ['a','b','c'])].title", '["Sayings","Sword"]'],
  ["$.store.book[?(@['price'] < 9)].title", '["Sayings","Moby Dick"]'],
  ['$.store.book[?(@.stock == null)].title', '["LotR"]'],
  ['$.store.book[?(@.nope == null)].title', '[]'],
  ["$.store.book[?(@.nope != 'x')].title", '["Sayings","Sword","Moby Dick","LotR"]'],
  ["$.store.book[?(@.price == '8.95')].title", '["Sayings"]'],
  [
    '$.store.book[?(@.price == 8.95)]',
    '[{"category":"reference","author":"Nigel","title":"Sayings","price":8.95,"tags":["a","b"]}]',
  ],
  ['$.store.book[?(@.price == 8.950)].title', '["Sayings"]'],
  ['$.store.book[?((@.price < 9) && (@.isbn))].title', '["Moby Dick"]'],
  ['$.store.book[?(@.price < 9 && @.isbn || @.price > 20)].title', '["Moby Dick","LotR"]'],
  ["$.store.book[?(@.tags[0] == 'a')].title", '["Sayings"]'],
  ['$.store.book[?(@.tags.length() == 2)].title', '["Sayings"]'],
  ["$.store.bicycle[?(@.color == 'red')]", '[{"color":"red","price":19.95}]'],
  ["$.store[?(@.color == 'red')]", '[]'],
  ['$..[?(@.color)]', '[{"color":"red","price":19.95}]'],
  ['$..[?(@.price > 20)].title', '["LotR"]'],
  ['$..deep', '[{"deep":{"deep":1}},{"deep":1},1]'],
  ['$.deep..deep', '[{"deep":1},1]'],
  [
    '$..[0]',
    '[{"category":"reference","author":"Nigel","title":"Sayings","price":8.95,"tags":["a","b"]},"a",[1,2],1,3,3]',
  ],
  ['$..[0].title', '["Sayings"]'],
  ['$..m[0][1]', '[2]'],
  ['$.m[*][0]', '[1,3]'],
  ['$.m[*][*]', '[1,2,3,4]'],
  ['$.m.*.*', '[1,2,3,4]'],
  ['$.nums.length()', '3'],
  ['$.nums.sum()', '6.0'],
  ['$.nums.min()', '1.0'],
  ['$.nums.max()', '3.0'],
  ['$.nums.avg()', '2.0'],
  ['$.nums.stddev()', '0.8164965809277263'],
  ['$.store.book.length()', '4'],
  ['$.store.keys()', '["book","bicycle"]'],
  ['$.store.length()', '2'],
  ['$..book.length()', '4'],
  ['$..price.sum()', '73.87'],
  ['$.sum($.nums)', '6.0'],
  ['$.nums.first()', '3'],
  ['$.nums.last()', '2'],
  ['$.nums.index(1)', '1'],
  ['$.nums.append(9)', '[3,1,2,9]'],
  ['$.s.length()', 'null'],
  ['$.concat($.s,"x")', '"textx"'],
  ['$.12', '5'],
  ['$.u_1', '6'],
  ['$.k-e-y', '7'],
  ["$['12']", '5'],
  ['@.store.bicycle.color', '"red"'],
  ['$.store.book[ 0 ].title', '"Sayings"'],
  ['$.store.book[ 0 , 1 ].title', '["Sayings","Sword"]'],
  ["$.store[ 'bicycle' ].color", '"red"'],
  ["$.['s']", '"text"'],
  ["['s']", '"text"'],
  ['$.store.book[?(@.price)][0]', '[]'],
  ['$.t', 'true'],
  ['$.store.book[?(@.isbn && @.price < 9)].title', '["Moby Dick"]'],
  ['$.store.book[?(@.isbn==true)].title', '[]'],
  ['$.nums[?(@ > 1)]', '[3,2]'],
  ['$.nums[?(@ == 1 || @ == 3)]', '[3,1]'],
  ['$.m[?(@[0] == 1)]', '[[1,2]]'],
  ['$.store.book[?(1 == 1)].title', '["Sayings","Sword","Moby Dick","LotR"]'],
  ["$.store.book[?('a' == 'a')].title", '["Sayings","Sword","Moby Dick","LotR"]'],
  ["$.store.book[?(@.title > 'M')].title", '["Sayings","Sword","Moby Dick"]'],
  ["$.store.book[?(@.title === 'LotR')].title", '["LotR"]'],
  ["$.store.book[?(@.tags == ['a','b'])].title", '["Sayings"]'],
  [
    '$.store.book[*]',
    '[{"category":"reference","author":"Nigel","title":"Sayings","price":8.95,"tags":["a","b"]},{"category":"fiction","author":"Evelyn","title":"Sword","price":12.99,"tags":[]},{"category":"fiction","author":"Herman","title":"Moby Dick","isbn":"0-553","price":8.99},{"category":"fiction","author":"Tolkien","title":"LotR","isbn":"0-395","price":22.99,"stock":null}]',
  ],
  [
    '$.store.book.*',
    '[{"category":"reference","author":"Nigel","title":"Sayings","price":8.95,"tags":["a","b"]},{"category":"fiction","author":"Evelyn","title":"Sword","price":12.99,"tags":[]},{"category":"fiction","author":"Herman","title":"Moby Dick","isbn":"0-553","price":8.99},{"category":"fiction","author":"Tolkien","title":"LotR","isbn":"0-395","price":22.99,"stock":null}]',
  ],
  ['$.n.*', '[]'],
  ['$.s.*', '[]'],
  ['$..nope', '[]'],
  ['$..n', '[null]'],
  ["$.store.book[0]['title','price']", '{"title":"Sayings","price":8.95}'],
  [
    "$.store.book[*]['title','price']",
    '[{"title":"Sayings","price":8.95},{"title":"Sword","price":12.99},{"title":"Moby Dick","price":8.99},{"title":"LotR","price":22.99}]',
  ],
  ["$.store.book[0]['title','price'].x", '[]'],
  ['$.nums[1,5]', '[1]'],
  ['$.nums[5,6]', '[]'],
  ['$.store.book[?(@.isbn)].length()', '[5,6]'],
  ['$.length()', '15'],
  ['$.size()', '15'],
  ['$.nums.size()', '3'],
  ['$.s[*]', '[]'],
  ['$.s..x', '[]'],
  ['$.n[*]', '[]'],
  ['$.n..x', '[]'],
  ["$.store['nope','nada'].x", '[]'],
  ['$.store.book[9].title[*]', '[]'],
  ['$.store.book[*].nope[*]', '[]'],
  ['$.store.book[*].nope.x', '[]'],
  ['$.store.book[?(@.price<10)].title', '["Sayings","Moby Dick"]'],
  ['$.store.book[?(@.price<10&&@.isbn)].title', '["Moby Dick"]'],
  ["$.store.book[?(@.isbn=='0-553')].title", '["Moby Dick"]'],
  ['$.store.book[?(@.nope[*] == 1)].title', '[]'],
  ['$.store.book[?(@.nope.x == 1)].title', '[]'],
  ['$.store.book[?(@.nope[*])].title', '[]'],
  ['$.store.book[?(@.tags[*])].title', '["Sayings","Sword"]'],
  ['$.store.book[?(@.tags)].title', '["Sayings","Sword"]'],
  ["$.store.book[?(@.tags[?(@ == 'a')] size 1)].title", '["Sayings"]'],
  ['$..author.length()', '0'],
  ['$..tags.length()', '2'],
  ['$.concat($.s,"x",$.t)', '"textxtrue"'],
  ['$.nums.sum(1,2)', '9.0'],
  ['$.store.book[?(@.price in [8.95,8.99])].title', '["Sayings","Moby Dick"]'],
  ["$.store.book[?('Nigel' in @.author)].title", '[]'],
  ['$.store.book[?(@.title contains @.category)].title', '[]'],
  ['$.store.book[?(@.price >= 8.99 && !(@.isbn))].title', '["Sword"]'],
  ['$.store.book[?(!(@.price > 10))].title', '["Sayings","Moby Dick"]'],
  ["$.store.book[?(@.category != 'fiction')].title", '["Sayings"]'],
  ['$.store.book[?(@.title == null)].title', '[]'],
  ['$.store.book[?(@.stock != null)].title', '["Sayings","Sword","Moby Dick"]'],
  ['$.store.book[?(@.t == true)].title', '[]'],
  ['$[?(@.t == true)].s', '["text"]'],
  ["$[?(@.t == 'true')].s", '[]'],
  ["$[?(@.expensive == '10')].s", '["text"]'],
  ['$[?(@.expensive == 10.0)].s', '["text"]'],
  ['$[?(@.s =~ /t.*/)].s', '["text"]'],
  ['$[?(@.s =~ /ex/)].s', '[]'],
  ['$[?(@.m == [[1,2],[3,4]])].s', '["text"]'],
  ['$[?(@.e == [])].s', '["text"]'],
  ['$[?(@.nope)].s', '[]'],
  ['$[?(@.n)].s', '["text"]'],
  ['$[?(@.nums anyof [1])].s', '["text"]'],
  ['$[?(@.s size 4)].s', '["text"]'],
]

/** Definite paths, or the definite beginning of others, that lead nowhere. */
const nowhere: readonly string[] = [
  '$.store.book[99]',
  '$.store.book[99].title',
  '$.nope',
  '$.nope.nope',
  '$.n.x',
  '$.s.x',
  '$.s[0]',
  '$.store[0]',
  '$.store.book.title',
  '$.e[0]',
  '$.nope.length()',
  '$[12]',
  '$.[0]',
  '[0]',
  '$.a..[1]',
  '$.nope[*]',
  '$.nope..x',
  '$.nope[0:1]',
  '$.nope[?(@.a)]',
  '$.s[0:1]',
  '$.n[0]',
  '$.n[0:1]',
  '$.store.book.title[*]',
  '$.store.nope.*',
  '$.store.nope[0,1]',
  '$.store[0,1]',
  '$.store[0:1]',
  '$.store.book[0].nope[*]',
]

const refused: readonly string[] = [
  '$.store.book[::2]',
  '$.x y',
  '$.store.book[*].price.sum()',
  '$.e.sum()',
  '$.store.',
  '$.store..',
  '$..',
  '$.',
  '$store',
  '$[',
  "$.store['book'",
  '$.store.book[abc]',
  '$.store.book[]',
  '$.store.book[?()]',
  '$.store.book[?(@.a ==)]',
  '$.store.book[?(@.a)',
  '$.store.book[?(@.a = 1)]',
  '..author',
  '$...a',
  '$.nums[0:2,1]',
]

describe('answers as Jayway', () => {
  test.each(answers)('%s is %s', (path, json) => {
    expect(toJson(compileJsonPath(path).read(document))).toBe(json)
  })
})

test.each(nowhere)('%s leads nowhere', (path) => {
  expect(compileJsonPath(path).read(document)).toBe(missing)
})

test.each(refused)('%j is refused', (path) => {
  expect(() => compileJsonPath(path).read(document)).toThrow(JsonPathError)
})

test.each([
  '',
  ' ',
  '$[99999999999]',
  '$[?(@.a =~ /(/)]',
  '$[?(@.a =~ /a)]',
  '$.a(1',
  '$.nope()',
  `$${'.a'.repeat(2100)}`,
])('%j is refused as well', (path) => {
  expect(() => compileJsonPath(path)).toThrow(JsonPathError)
})

test.each([
  ["$[?(@.k === 'x')].n", '[1]'],
  ["$[?(@.k !== 'x')].n", '[2,3]'],
  ['$[?(@.n exists true)].n', '[1,2,3]'],
  ['$[?(@.o exists false)].n', '[1,3]'],
  ["$[?(@.o == {'a': 1})].n", '[2]'],
  ["$[?(@.o == {'a': 2})].n", '[]'],
  ["$[?(@.o == {'a': 1, 'b': 2})].n", '[]'],
  ['$[?(@.o == 1)].n', '[]'],
  ['$[?(@.n == 2)].n', '[2]'],
  ["$[?(@.k == '12345678901234567890')].n", '[]'],
  ['$[?(@.n size 1)].n', '[]'],
  ['$[?(@.o size 1)].n', '[2]'],
  ['$[?(@.k =~ /X/im)].n', '[1]'],
  ['$[?(@.n =~ /[12]/)].n', '[1,2]'],
  ['$[?(@.t =~ /true/)].n', '[3]'],
  ['$[?(@.o =~ /x/)].n', '[]'],
  ['$[?(@.k =~ 5)].n', '[]'],
  ["$[?(@.k == 'it\\'s')].n", '[]'],
  ["$[?(@.l anyof ['a', [1]])].n", '[3]'],
  ['$[?(@.l empty false)].n', '[3]'],
  ['$.index(1)', '{"n":2,"o":{"a":1}}'],
  ['$.last().n', '3'],
  ['$.append({"n": 9}, 1).length()', '5'],
  ['$[0].keys()', '["n","k"]'],
  ['$[0].n.keys()', 'null'],
  ['$[0].n.append(1)', '1'],
  ['$.length(1, 2)', '2'],
])('over a list of objects, %s is %j', (path, json) => {
  expect(toJson(compileJsonPath(path).read(objects))).toBe(json)
})

test('a name may be written in codes', () => {
  expect(compileJsonPath("$[0]['\\u006e']").read(objects)).toBe(1)
  expect(compileJsonPath("$[0]['\\n']").read(objects)).toBe(missing)
})

test.each(['$[0].n.first()', '$.index(9)', '$[3].last()', '$[0].k.sum()'])('%s has nothing to work on', (path) => {
  expect(() => compileJsonPath(path).read(parseJson('[{"n":1,"k":"x"},2,3,[]]'))).toThrow(JsonPathError)
})

test('nesting that would fill the stack is refused', () => {
  expect(() => compileJsonPath(`$[?${'('.repeat(100)}@.a${')'.repeat(100)}]`)).toThrow(JsonPathError)
})

test.each([
  ['$', true],
  ['$.a.b[0]', true],
  ["$['a','b']", true],
  ['$..a', false],
  ['$.*', false],
  ['$[0,1]', false],
  ['$[0:1]', false],
  ['$[?(@.a)]', false],
])('%s is definite: %j', (path, definite) => {
  expect(compileJsonPath(path).definite).toBe(definite)
})

test('names of JavaScript’s objects lead nowhere', () => {
  for (const name of ['constructor', '__proto__', 'toString', 'length', 'size']) {
    expect(compileJsonPath(`$.${name}`).read(document)).toBe(missing)
    expect(compileJsonPath(`$.nums.${name}`).read(document)).toBe(missing)
    expect(compileJsonPath(`$.*.${name}`).read(document)).toEqual([])
  }
})

test('a path that visits too many places is given up', () => {
  const wide = parseJson(
    JSON.stringify(
      Array.from({ length: 200 }, () => [
        [
          [1, 2],
          [3, 4],
        ],
      ]),
    ),
  )
  expect(() => compileJsonPath('$..*..*..*..*').read(wide, free(5000))).toThrow(TemplateFailure)
})

test('a value that contains itself is given up', () => {
  const list: unknown[] = []
  list.push(list)
  expect(() => compileJsonPath('$..a').read(list)).toThrow(TemplateFailure)
})

test('a filter’s pattern runs in linear time', () => {
  const path = compileJsonPath('$[?(@.s =~ /(a|a)*b/)]')
  expect(path.read(parseJson(JSON.stringify([{ s: 'a'.repeat(5000) }])))).toEqual([])
})

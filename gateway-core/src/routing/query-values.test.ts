import fc from 'fast-check'
import { expect, test } from 'vitest'
import { queryValues } from './query-values.ts'

test.each([
  ['', 'a', []],
  ['a=1', 'a', ['1']],
  ['a=1', 'b', []],
  ['a=1&a=2&b=3&a=4', 'a', ['1', '2', '4']],
  ['a=1;a=2', 'a', ['1', '2']],
  ['a', 'a', ['']],
  ['a=', 'a', ['']],
  ['a=b=c', 'a', ['b=c']],
  ['A=1', 'a', []],
  ['a=x+y', 'a', ['x y']],
  ['a=x%2By', 'a', ['x+y']],
  ['a%20b=1', 'a b', ['1']],
  ['a+b=1', 'a b', ['1']],
  ['a=caf%C3%A9', 'a', ['café']],
  ['&&a=1&', 'a', ['1']],
  ['=1', '', ['1']],
  ['&', '', []],
])('in "%s" the values of "%s" are %j', (query, name, values) => {
  expect(queryValues(query, name)).toEqual(values)
})

test('what cannot be decoded stays as it is', () => {
  expect(queryValues('a=%zz&a=%', 'a')).toEqual(['%zz', '%'])
  expect(queryValues('%zz=1', '%zz')).toEqual(['1'])
})

test('of what a form encodes, every value comes back in its order', () => {
  const character = fc.constantFrom('a', 'Z', ' ', '+', '&', '=', ';', '%', '/', '\0', 'é', '漢', '😀')
  const text = fc.string({ unit: character, maxLength: 5 })
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 6 }), (pairs) => {
      const query = new URLSearchParams(pairs).toString()
      for (const [name] of pairs) {
        const expected = pairs.filter(([other]) => other === name).map(([, value]) => value)
        expect(queryValues(query, name)).toEqual(expected)
      }
    }),
  )
})

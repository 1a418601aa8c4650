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

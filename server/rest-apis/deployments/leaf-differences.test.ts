import { expect, test } from 'vitest'
import { leafDifferences } from './leaf-differences.ts'

test('goes into members down to the values that differ', () => {
  const before = { uri: 'a', responses: { 200: { template: 'x' }, 404: {} }, keys: ['a', 'b'] }
  const after = { uri: 'b', responses: { 200: { template: 'y' }, 404: {} }, keys: ['a'] }
  expect(leafDifferences(['integration'], before, after)).toEqual([
    { path: ['integration', 'uri'], before: 'a', after: 'b' },
    { path: ['integration', 'responses', '200', 'template'], before: 'x', after: 'y' },
    { path: ['integration', 'keys'], before: ['a', 'b'], after: ['a'] },
  ])
})

test('what comes or goes as a whole is said value by value', () => {
  expect(leafDifferences([], undefined, { a: { b: 1 } })).toEqual([{ path: ['a', 'b'], before: undefined, after: 1 }])
  expect(leafDifferences([], { a: {} }, undefined)).toEqual([{ path: ['a'], before: {}, after: undefined }])
})

test('a value that becomes an object is one difference', () => {
  expect(leafDifferences(['x'], 'text', { a: 1 })).toEqual([{ path: ['x'], before: 'text', after: { a: 1 } }])
})

test('very many differences are one', () => {
  const large = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`m${index}`, index]))
  expect(leafDifferences(['schema'], {}, large)).toEqual([{ path: ['schema'], before: {}, after: large }])
})

test('what is equal has none, whatever the order', () => {
  expect(leafDifferences([], { a: 1, b: 2 }, { b: 2, a: 1, c: undefined })).toEqual([])
})

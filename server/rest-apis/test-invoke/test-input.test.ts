import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { flatHeaders, pathAndQuery, testInput } from './test-input.ts'

describe('path and query of a simulated request', () => {
  test.each([
    ['/pets/7?a=1&b=2', '/pets/7', 'a=1&b=2'],
    ['', '/pets/%7Bid%7D', ''],
    ['?a=1', '/pets/%7Bid%7D', 'a=1'],
    ['pets/7', '/pets/7', ''],
    ['/pets/7#part', '/pets/7', ''],
    ['/pets/ü x', '/pets/%C3%BC%20x', ''],
    ['/pets/%20?q=%2F', '/pets/%20', 'q=%2F'],
    ['/a\\b?q="<>"', '/a%5Cb', 'q=%22%3C%3E%22'],
    ['/x?', '/x', ''],
    ['/x?a=b?c', '/x', 'a=b?c'],
  ])('of %j are %j and %j', (given, path, query) => {
    expect(pathAndQuery(given, '/pets/{id}')).toEqual({ path, query })
  })
})

describe('headers', () => {
  test('of both maps are sent; a name in both has its several values', () => {
    const headers = { Accept: 'a', 'X-One': '1' }
    expect(flatHeaders({ headers, multiValueHeaders: { accept: ['b', 'c'] } })).toEqual([
      'X-One',
      '1',
      'accept',
      'b',
      'accept',
      'c',
    ])
  })

  const schema = z.object(testInput)

  test.each(['X: y', 'a b', '', 'ü'])('cannot be called %j', (name) => {
    expect(schema.safeParse({ headers: { [name]: 'x' } }).success).toBe(false)
    expect(schema.safeParse({ multiValueHeaders: { [name]: ['x'] } }).success).toBe(false)
  })

  test.each(['a\r\nX-Evil: 1', 'a\u0007b', '€'])('cannot have the value %j', (value) => {
    expect(schema.safeParse({ headers: { 'X-A': value } }).success).toBe(false)
    expect(schema.safeParse({ multiValueHeaders: { 'X-A': [value] } }).success).toBe(false)
  })

  test('may have tabs, spaces and Latin letters', () => {
    expect(schema.safeParse({ headers: { 'X-A': 'a\tü b' } }).success).toBe(true)
  })
})

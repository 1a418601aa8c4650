import { expect, test } from 'vitest'
import { matchesOperation } from './match-operation.ts'

const operation = new Map<string, unknown>([
  ['path', '/lighthouses/{id}'],
  ['method', 'get'],
  [
    'operation',
    new Map<string, unknown>([
      ['operationId', 'readLighthouse'],
      ['summary', 'Read one'],
      ['description', 'Height in **metres**'],
      ['tags', ['Lighthouses', 'Coast']],
    ]),
  ],
])

test.each([
  'GET',
  '/lighthouses',
  'GET /LIGHTHOUSES',
  'readlight',
  'read one',
  'one read',
  'metres',
  'coast',
  '',
  '  ',
])('%j finds it', (search) => {
  expect(matchesOperation(operation, search)).toBe(true)
})

test.each(['post', 'get outages', 'lighthouses post', 'reads'])('%j does not', (search) => {
  expect(matchesOperation(operation, search)).toBe(false)
})

test('an operation of which nothing is written is found by verb and path', () => {
  const bare = new Map<string, unknown>([
    ['path', '/a'],
    ['method', 'put'],
    ['operation', new Map()],
  ])
  expect(matchesOperation(bare, 'put /a')).toBe(true)
  expect(matchesOperation(bare, 'undefined')).toBe(false)
})

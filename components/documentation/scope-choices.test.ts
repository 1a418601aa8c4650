import { expect, test } from 'vitest'
import { scopeChoices } from './scope-choices.ts'

test('a text reaches an entity from its own place, from every path above and from any method or status', () => {
  expect(scopeChoices({ type: 'RESPONSE', path: '/pets/{id}', method: 'GET', statusCode: '200' })).toEqual({
    paths: ['/pets/{id}', '/pets', '/'],
    methods: ['GET', '*'],
    statusCodes: ['200', '*'],
  })
  expect(scopeChoices({ type: 'QUERY_PARAMETER', path: '/', method: '*', name: 'limit' })).toEqual({
    paths: ['/'],
    methods: ['*'],
  })
})

test('what is not inherited has one place', () => {
  expect(scopeChoices({ type: 'API' })).toBeUndefined()
  expect(scopeChoices({ type: 'RESOURCE', path: '/pets' })).toBeUndefined()
  expect(scopeChoices({ type: 'MODEL', name: 'Pet' })).toBeUndefined()
})

import { expect, test } from 'vitest'
import { callableMethods } from './callable-methods.ts'

test('GETs without parameters come first, then GETs, then the rest; preflights are left out', () => {
  const methods = callableMethods([
    { id: 'a', path: '/pets', resourceMethods: { POST: {}, OPTIONS: {} } },
    { id: 'b', path: '/pets/{id}/toys/{toy}', resourceMethods: { GET: {} } },
    { id: 'c', path: '/shops', resourceMethods: { GET: {} } },
  ])
  expect(methods).toEqual([
    { httpMethod: 'GET', path: '/shops' },
    { httpMethod: 'GET', path: '/pets/1/toys/1' },
    { httpMethod: 'POST', path: '/pets' },
  ])
})

test('ANY is called with GET, a greedy parameter with nothing', () => {
  expect(callableMethods([{ id: 'a', path: '/{proxy+}', resourceMethods: { ANY: {} } }])).toEqual([
    { httpMethod: 'GET', path: '/' },
  ])
})

test('an API without methods has nothing to call', () => {
  expect(callableMethods([{ id: 'r', path: '/' }])).toEqual([])
})

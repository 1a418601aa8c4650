import { expect, test } from 'vitest'
import { methodChoices } from './method-choices.ts'

const served = [
  { path: '/', httpMethod: 'GET', apiKeyRequired: false },
  { path: '/pets/{id}', httpMethod: 'ANY', apiKeyRequired: true },
]

test('what is served is named as AWS does, the root with two slashes', () => {
  expect(methodChoices(served, [])).toEqual([
    { key: '//GET', label: 'GET /', isServed: true, isKeyed: false },
    { key: '/pets/{id}/ANY', label: 'ANY /pets/{id}', isServed: true, isKeyed: true },
  ])
})

test('a throttle of what is not deployed any more stays to be seen; a new row is none', () => {
  const choices = methodChoices(served, ['/pets/{id}/ANY', '/gone/POST', '//PUT', ''])
  expect(choices.map(({ key, label, isServed }) => [key, label, isServed]).slice(2)).toEqual([
    ['/gone/POST', 'POST /gone', false],
    ['//PUT', 'PUT /', false],
  ])
})

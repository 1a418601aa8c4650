import { expect, test } from 'vitest'
import { mock } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { templateScope } from './template-scope.ts'

const staged = () =>
  stagedExchange(
    { methods: { 'GET /pets/{id}': mock(200, '') }, stage: { variables: { color: 'red' } } },
    { path: '/pets/a%20b?q=1&q=2&e=&sp=a+b', headers: { 'X-One': '1', accept: 'a/b' } },
  ).exchange

test('the parameters are the caller’s, decoded, the last of repeated ones', () => {
  const { path, querystring, header } = templateScope(staged(), '').parameters()
  expect([...path]).toEqual([['id', 'a b']])
  expect([...querystring]).toEqual([
    ['q', '2'],
    ['e', ''],
    ['sp', 'a b'],
  ])
  expect([...header]).toEqual([
    ['X-One', '1'],
    ['accept', 'a/b'],
  ])
})

test('body, stage variables and context are at hand', () => {
  const exchange = staged()
  const scope = templateScope(exchange, 'the body')
  expect(scope.body).toBe('the body')
  expect(scope.stageVariables).toEqual({ color: 'red' })
  expect(scope.contextValue('stage')).toBe('prod')
  expect(scope.contextValue('nope')).toBeUndefined()
  expect(scope.contextTree().get('requestId')).toBe(exchange.requestId)
})

test('overrides live on from one template of a request to the next', () => {
  const exchange = staged()
  const first = templateScope(exchange, '').overrides
  expect(templateScope(exchange, '').overrides).toBe(first)
  expect(templateScope(staged(), '').overrides).not.toBe(first)
})

import { expect, test } from 'vitest'
import { mock } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { contextTree } from './context-tree.ts'

const staged = () =>
  stagedExchange({ methods: { 'GET /': mock(200, '') } }, { headers: { 'user-agent': 'agent/1' } }).exchange

test('the tree holds what the request has, below the names of its variables', () => {
  const tree = contextTree(staged())
  expect(tree.get('stage')).toBe('prod')
  expect(tree.get('identity')).toEqual(
    new Map([
      ['sourceIp', '203.0.113.7'],
      ['userAgent', 'agent/1'],
    ]),
  )
  expect(tree.has('authorizer')).toBe(false)
  expect(tree.has('error')).toBe(false)
  expect(tree.has('waf')).toBe(false)
})

test('an authorizer’s own values and claims stand below authorizer', () => {
  const exchange = staged()
  exchange.authorizer = { principalId: 'ann', context: { plan: 'gold' }, claims: { 'custom:role': 'admin' } }
  expect(contextTree(exchange).get('authorizer')).toEqual(
    new Map<string, unknown>([
      ['plan', 'gold'],
      ['principalId', 'ann'],
      ['claims', new Map([['custom:role', 'admin']])],
    ]),
  )
})

test('an authorizer that said nothing leaves an empty branch', () => {
  const exchange = staged()
  exchange.authorizer = { context: {} }
  expect(contextTree(exchange).get('authorizer')).toEqual(new Map())
})

test('no branch takes the place of a variable, nor the other way round', () => {
  const exchange = staged()
  exchange.integrationPhase = { status: 200, latencyMs: 3 }
  expect(contextTree(exchange).get('integration')).toEqual(
    new Map([
      ['latency', '3'],
      ['status', '200'],
      ['integrationStatus', '200'],
    ]),
  )
})

import { expect, test } from 'vitest'
import { Overrides } from '../templates/overrides.ts'
import { mock } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { requestOverrides, responseOverrides } from './override-values.ts'

function overridden(request: Record<string, unknown> = {}, response: Record<string, unknown> = {}) {
  const { exchange } = stagedExchange({ methods: { 'GET /': mock(200, '') } })
  exchange.overrides = new Overrides()
  for (const [name, value] of Object.entries(request)) exchange.overrides.writableRequest().set(name, value)
  for (const [name, value] of Object.entries(response)) exchange.overrides.writableResponse().set(name, value)
  return exchange
}

test('there are none before a template ran, nor when it wrote none', () => {
  const { exchange } = stagedExchange({ methods: { 'GET /': mock(200, '') } })
  expect(requestOverrides(exchange, 'header')).toBeUndefined()
  expect(responseOverrides(exchange)).toBeUndefined()
  const written = overridden({ header: new Map() }, { status: 200 })
  expect(requestOverrides(written, 'header')).toBeUndefined()
  expect(requestOverrides(written, 'path')).toBeUndefined()
  expect(responseOverrides(written)).toBeUndefined()
})

test('headers are found by their names in lower case, keep their spelling and all their values', () => {
  const values = new Map<string, unknown>([
    ['X-One', 'a'],
    ['X-Many', ['b', 'c']],
  ])
  const exchange = overridden({ header: values }, { header: values })
  const expected = new Map([
    ['x-one', { name: 'X-One', values: ['a'] }],
    ['x-many', { name: 'X-Many', values: ['b', 'c'] }],
  ])
  expect(requestOverrides(exchange, 'header')).toEqual(expected)
  expect(responseOverrides(exchange)).toEqual(expected)
})

test('path and query parameters are found by their exact names', () => {
  const exchange = overridden({ path: new Map([['Id', '1']]), querystring: new Map([['Q', ['1', '2']]]) })
  expect(requestOverrides(exchange, 'path')).toEqual(new Map([['Id', { name: 'Id', values: ['1'] }]]))
  expect(requestOverrides(exchange, 'querystring')).toEqual(new Map([['Q', { name: 'Q', values: ['1', '2'] }]]))
})

import { describe, expect, test } from 'vitest'
import { header, requestId } from './exchange.ts'
import { mock } from './testing/deployed-api.ts'
import { FakeClock } from './testing/fake-clock.ts'
import { MemoryClient } from './testing/memory-client.ts'
import { memoryPorts } from './testing/memory-ports.ts'
import { stagedExchange } from './testing/staged-exchange.ts'

const script = { methods: { 'GET /pets/{id}/{proxy+}': mock(200, '') } }

test('knows from birth what routing knows', () => {
  const clock = new FakeClock('2026-11-22T12:00:00Z')
  const { exchange, client, method } = stagedExchange(script, { path: '/pets/a%20b/x/y?q=1' }, { clock })
  expect(exchange).toMatchObject({
    client,
    method,
    path: '/prod/pets/a%20b/x/y',
    query: 'q=1',
    pathValues: ['a%20b', 'x/y'],
    startedAt: Date.parse('2026-11-22T12:00:00Z'),
    started: clock.monotonic(),
  })
})

test('has all its fields from the constructor on, so that every exchange has one shape', () => {
  const { exchange, again } = stagedExchange(script, { path: '/pets/1/x' })
  const names = Object.keys(exchange)
  exchange.refusal = undefined
  expect(Object.keys(exchange)).toEqual(names)
  expect(Object.keys(again({ path: '/pets/2/y?x', headers: { a: 'b' } }))).toEqual(names)
  expect(names).toEqual(expect.arrayContaining(['apiKey', 'planKey', 'quotaLease', 'refusal', 'reply']))
})

describe('headers', () => {
  const { exchange } = stagedExchange(script, {
    path: '/pets/1/x',
    headers: { 'X-One': 'first', 'x-one': 'second', Other: 'x' },
  })

  test('are found in any case, the first of several', () => {
    expect(exchange.header('x-one')).toBe('first')
    expect(exchange.header('other')).toBe('x')
    expect(exchange.header('x-two')).toBeUndefined()
    expect(exchange.header('othe')).toBeUndefined()
  })

  test('of one name come in their order', () => {
    expect(exchange.headerValues('X-ONE')).toEqual(['first', 'second'])
    expect(exchange.headerValues('x-two')).toEqual([])
  })

  test('a value is not taken for a name', () => {
    expect(header(['a', 'b', 'b', 'c'], 'b')).toBe('c')
    expect(header(['a', 'b'], 'b')).toBeUndefined()
    expect(stagedExchange(script, { path: '/pets/1/x', headers: { a: 'b' } }).exchange.headerValues('b')).toEqual([])
  })
})

test('path variables are decoded', () => {
  const { exchange } = stagedExchange(script, { path: '/pets/a%20b/x/y%2Fz' })
  expect(exchange.pathParameter('id')).toBe('a b')
  expect(exchange.pathParameter('proxy')).toBe('x/y/z')
  expect(exchange.pathParameter('nope')).toBeUndefined()
})

test('query parameters are decoded', () => {
  const { exchange } = stagedExchange(script, { path: '/pets/1/x?a=1&a=%20' })
  expect(exchange.queryValues('a')).toEqual(['1', ' '])
})

describe('the request’s id', () => {
  const ports = memoryPorts()
  const chosen = '01234567-89ab-cdef-0123-456789ABCDEF'

  test('is a new one', () => {
    expect(requestId(new MemoryClient(), ports)).not.toBe(requestId(new MemoryClient(), ports))
  })

  test('is the caller’s if that is a UUID', () => {
    expect(requestId(new MemoryClient({ headers: { 'X-Amzn-RequestId': chosen } }), ports)).toBe(chosen)
  })

  test.each(['', 'mine', `${chosen}0`, ` ${chosen}`, chosen.replace('0', 'g')])('is not the caller’s "%s"', (id) => {
    expect(requestId(new MemoryClient({ headers: { 'x-amzn-requestid': id } }), ports)).toMatch(/^[0-9a-f-]{36}$/)
    expect(requestId(new MemoryClient({ headers: { 'x-amzn-requestid': id } }), ports)).not.toBe(id)
  })
})

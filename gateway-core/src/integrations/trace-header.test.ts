import { expect, test } from 'vitest'
import { mock } from '../testing/deployed-api.ts'
import { FakeClock } from '../testing/fake-clock.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { addTraceHeader, traceId } from './trace-header.ts'

const clock = new FakeClock('2026-11-22T18:03:00Z')
const { exchange } = stagedExchange({ methods: { 'GET /': mock(200, '') } }, {}, { clock })

test('a trace id has the time and 24 random digits', () => {
  const id = traceId('01234567-89ab-4def-8123-456789abcdef', Date.parse('2026-11-22T18:03:00Z'))
  expect(id).toBe('Root=1-6b032e54-0123456789ab456789abcdef')
  expect(id).toMatch(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/)
})

test('a backend gets one', () => {
  const headers = ['Accept', '*/*']
  addTraceHeader(exchange, headers)
  expect(headers.slice(0, 3)).toEqual(['Accept', '*/*', 'X-Amzn-Trace-Id'])
  expect(headers[3]).toBe(traceId(exchange.requestId, clock.now()))
})

test('the caller’s own stays', () => {
  const headers = ['x-amzn-trace-id', 'Root=1-00000000-000000000000000000000000']
  addTraceHeader(exchange, headers)
  expect(headers).toHaveLength(2)
})

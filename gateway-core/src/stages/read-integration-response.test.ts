import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { maxPayloadBytes } from '../client.ts'
import type { IntegrationResponse } from '../integrations/integration.ts'
import { MockResponse } from '../integrations/mock-response.ts'
import { Refusal } from '../pipeline/refusal.ts'
import { http, httpProxy, type MethodScript } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { readIntegrationResponse } from './read-integration-response.ts'

const templated = http('http://backend/', {
  integrationResponses: { 200: { responseTemplates: { 'application/json': '$input.body' } } },
})

type Body = Buffer | Refusal

/** An integration’s answer whose body is here now, or comes later. */
function answering(body: Body | Promise<Body>, headers: Record<string, string> = {}): IntegrationResponse {
  return Object.assign(new MockResponse(200), {
    headerValues: (name: string) => (headers[name] === undefined ? [] : [headers[name]]),
    read: (maxBytes: number) => {
      expect(maxBytes).toBe(maxPayloadBytes)
      return body
    },
  })
}

async function read(response: IntegrationResponse | undefined, script: MethodScript = templated, dataTrace = false) {
  const { exchange, method, services } = stagedExchange({
    methods: { 'GET /': script },
    stage: { methodSettings: { '*/*': { dataTraceEnabled: dataTrace } } },
  })
  exchange.integrationResponse = response
  const step = readIntegrationResponse.compile(method, services)
  if (step === undefined) return 'costs nothing'
  const verdict = await step(exchange)
  return verdict ?? exchange.integrationPayload?.toString()
}

test('what something needs is read, at once or when it comes', async () => {
  expect(await read(answering(Buffer.from('now')))).toBe('now')
  expect(await read(answering(Promise.resolve(Buffer.from('later'))))).toBe('later')
})

test('what nothing needs is not held back', async () => {
  expect(await read(answering(Buffer.from('x')), http('http://backend/'))).toBe('costs nothing')
  expect(await read(answering(Buffer.from('x')), httpProxy('http://backend/'))).toBe('costs nothing')
})

test('without an answer there is nothing to read', async () => {
  expect(await read(undefined)).toBeUndefined()
})

test('an answer that breaks off ends the request', async () => {
  const refusal = new Refusal('INTEGRATION_TIMEOUT')
  expect(await read(answering(refusal))).toBe(refusal)
  expect(await read(answering(Promise.resolve(refusal)))).toBe(refusal)
})

describe('a coded answer', () => {
  const gzip = { 'content-encoding': 'gzip' }

  test('is taken out of its coding for those who read it', async () => {
    expect(await read(answering(gzipSync('plain'), gzip))).toBe('plain')
  })

  test('stays as it is for a trace of a proxy', async () => {
    const coded = gzipSync('plain')
    expect(await read(answering(coded, gzip), httpProxy('http://backend/'), true)).toBe(coded.toString())
  })

  test('stays as it is when nobody knows its coding', async () => {
    expect(await read(answering(Buffer.from('br'), { 'content-encoding': 'br' }))).toBe('br')
    expect(await read(answering(Buffer.from('x'), { 'content-encoding': 'identity' }))).toBe('x')
    expect(await read(answering(Buffer.alloc(0), gzip))).toBe('')
  })

  test('that is not what it says, or too large, is the integration’s failure', async () => {
    expect(await read(answering(Buffer.from('not gzip'), gzip))).toMatchObject({
      type: 'INTEGRATION_FAILURE',
      cause: expect.stringContaining('not coded as it says'),
    })
    expect(await read(answering(gzipSync(Buffer.alloc(maxPayloadBytes + 1)), gzip))).toMatchObject({
      type: 'INTEGRATION_FAILURE',
      cause: expect.stringContaining('too large'),
    })
  })
})

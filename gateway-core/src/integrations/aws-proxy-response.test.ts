import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../pipeline/refusal.ts'
import { Reply } from '../pipeline/reply.ts'
import type { FunctionAnswer } from '../ports.ts'
import type { IntegrationSnapshot } from '../snapshot.ts'
import { awsProxy } from '../testing/aws-methods.ts'
import type { ApiScript } from '../testing/deployed-api.ts'
import { functionHost, returning } from '../testing/function-host.ts'
import type { MemoryRequest } from '../testing/memory-client.ts'
import { scenario } from '../testing/scenario.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { compileAwsProxyResponse } from './aws-proxy-response.ts'
import { FunctionResponse } from './function-response.ts'

interface Result {
  readonly payload?: string
  readonly functionError?: string
  readonly stream?: AsyncIterable<Uint8Array>
}

/** What the caller gets of what a function returned. */
async function answerTo(result: Result, request: MemoryRequest = {}, script: Partial<ApiScript> = {}, timeMs = 5000) {
  const staged = stagedExchange({ methods: { 'GET /': awsProxy() }, ...script }, request)
  const { exchange, method, services, client } = staged
  const answered = { outcome: 'answered', requestId: 'fn-1', payload: '', ...result } as const
  exchange.integrationResponse = new FunctionResponse(answered, 200, services.clock.monotonic() + timeMs)
  const verdict = await compileAwsProxyResponse(method, services)(exchange)
  return { verdict, exchange, client }
}

async function replyTo(result: unknown, request: MemoryRequest = {}, script: Partial<ApiScript> = {}) {
  const { verdict } = await answerTo({ payload: JSON.stringify(result) }, request, script)
  if (!(verdict instanceof Reply)) throw new Error(`No reply but ${JSON.stringify(verdict)}`)
  const headers: Record<string, string> = {}
  for (let index = 0; index < verdict.headers.length; index += 2) {
    headers[verdict.headers[index] ?? ''] = verdict.headers[index + 1] ?? ''
  }
  return { status: verdict.status, headers, list: verdict.headers, body: verdict.body }
}

test('what the function returned is the answer', async () => {
  const { status, headers, body } = await replyTo({ statusCode: 201, headers: { 'X-A': 'b' }, body: 'hé' })
  expect([status, body]).toEqual([201, 'hé'])
  expect(headers).toEqual({
    'X-A': 'b',
    'Content-Type': 'application/json',
    'X-Amzn-Trace-Id': expect.stringMatching(/^Root=1-/),
    'Content-Length': '3',
  })
})

test('its own content type stands, in any spelling', async () => {
  const { headers } = await replyTo({ headers: { 'content-TYPE': 'text/html' } })
  expect(headers['content-TYPE']).toBe('text/html')
  expect(headers['Content-Type']).toBeUndefined()
})

describe('headers', () => {
  test('that are the gateway’s own come under another name', async () => {
    const given = { Date: 'd', Server: 's', Connection: 'close', 'Content-Length': '9', 'x-amzn-RequestId': 'r' }
    const { headers } = await replyTo({ headers: given, body: '12345' })
    expect(headers).toMatchObject({
      'x-amzn-Remapped-Date': 'd',
      'x-amzn-Remapped-Server': 's',
      'x-amzn-Remapped-Connection': 'close',
      'x-amzn-Remapped-Content-Length': '9',
      'x-amzn-Remapped-x-amzn-RequestId': 'r',
      'Content-Length': '5',
    })
    expect(headers.Connection).toBeUndefined()
  })

  test('that frame the answer, and such as are none, are left out', async () => {
    const given = { 'Transfer-Encoding': 'chunked', 'X-A': 'a\r\nX-B: c', 'Bad Name': 'x', '': 'y', 'X-Good': 'z' }
    const { headers } = await replyTo({ headers: given })
    expect(Object.keys(headers)).toEqual(['X-Good', 'Content-Type', 'X-Amzn-Trace-Id', 'Content-Length'])
  })

  test('with several values are several', async () => {
    const { list } = await replyTo({ multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2'] } })
    expect(list.slice(0, 4)).toEqual(['Set-Cookie', 'a=1', 'Set-Cookie', 'b=2'])
  })

  test('cannot say another trace', async () => {
    const { headers } = await replyTo({ headers: { 'x-amzn-trace-id': 'Root=mine' } })
    expect(headers['x-amzn-trace-id']).toBeUndefined()
    expect(headers['X-Amzn-Trace-Id']).toMatch(/^Root=1-/)
  })
})

test.each([204, 304])('%d has no length', async (statusCode) => {
  expect((await replyTo({ statusCode })).headers['Content-Length']).toBeUndefined()
})

describe('a body in base64 is bytes where the first type that the caller accepts is binary', () => {
  const api = { binaryMediaTypes: ['image/png'] }
  const body = Buffer.from([0, 255]).toString('base64')

  test.each<[string, object, string | undefined, boolean]>([
    ['it is', api, 'image/png', true],
    ['the first is', api, 'image/png, text/html', true],
    ['another is', api, 'text/html, image/png', false],
    ['it says nothing', api, undefined, false],
    ['the API has no binary types', {}, 'image/png', false],
    ['everything is binary', { binaryMediaTypes: ['*/*'] }, 'text/html', true],
  ])('%s', async (_, given, accept, decodes) => {
    const headers: Record<string, string> = accept === undefined ? {} : { Accept: accept }
    const reply = await replyTo({ body, isBase64Encoded: true }, { headers }, { api: given })
    expect(reply.body).toEqual(decodes ? Buffer.from([0, 255]) : body)
    expect(reply.headers['Content-Length']).toBe(decodes ? '2' : `${body.length}`)
  })

  test('but not where the function does not say so', async () => {
    expect((await replyTo({ body }, { headers: { Accept: 'image/png' } }, { api })).body).toBe(body)
  })
})

describe('is 502', () => {
  test.each([
    ['a member too many', '{"extra":1}', 'it has the member extra'],
    ['no object', '"text"', 'it is no object'],
    ['nothing', '', 'it is no object'],
  ])('for %s', async (_, payload, reason) => {
    const { verdict } = await answerTo({ payload })
    if (!(verdict instanceof Refusal)) throw new Error('Not refused')
    expect([verdict.status, verdict.shownMessage]).toEqual([502, 'Internal server error'])
    expect(verdict.cause).toBe(`malformed Lambda proxy response: ${reason}`)
  })

  test('for a function that failed, whatever it says', async () => {
    const payload = '{"errorMessage":"boom"}'
    const { verdict } = await answerTo({ payload, functionError: 'Unhandled' })
    if (!(verdict instanceof Refusal)) throw new Error('Not refused')
    expect([verdict.status, verdict.shownMessage]).toEqual([502, 'Internal server error'])
    expect(verdict.cause).toBe(`the function failed: ${payload}`)
  })
})

test('the function’s own status is noted, beside Lambda’s', async () => {
  const functions = returning({ statusCode: 418 })
  await using api = await scenario(
    {
      methods: { 'GET /': awsProxy() },
      stage: {
        accessLog: {
          format: '$context.integration.status $context.integration.integrationStatus $context.integration.requestId',
        },
      },
    },
    { functions },
  )
  expect(await api.call('GET', '/')).toMatchObject({ status: 418 })
  for (let turn = 0; turn < 100 && api.ports.logged.length === 0; turn++) await sleep(5)
  expect(api.ports.logged[0]?.line.trim()).toBe('418 200 fn-1')
})

async function* pieces(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text)
}

const separator = '\0'.repeat(8)

describe('a streamed answer', () => {
  const streaming = { responseTransferMode: 'STREAM' } as const satisfies Partial<IntegrationSnapshot>

  test('goes out with the metadata’s status and headers', async () => {
    const metadata = { statusCode: 201, headers: { 'X-A': 'b' }, cookies: ['c=1'] }
    const stream = () => pieces(JSON.stringify(metadata), separator, 'one ', 'two')
    const functions = functionHost(() => ({ requestId: 'fn-1', payload: '', stream: stream() }))
    await using api = await scenario({ methods: { 'GET /': awsProxy(streaming) } }, { functions })
    const { status, headers, body } = await api.call('GET', '/')
    expect([status, body]).toEqual([201, 'one two'])
    expect(headers).toMatchObject({ 'x-a': 'b', 'set-cookie': ['c=1'], 'transfer-encoding': 'chunked' })
    expect(headers['x-amzn-trace-id']).toMatch(/^Root=1-/)
    expect(functions.invoked[0]?.stream).toBe(true)
  })

  test('is bytes, whatever they are', async () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, index) => index))
    async function* stream() {
      yield Buffer.concat([Buffer.from(`{}${separator}`), bytes])
      yield bytes
    }
    const { verdict, client } = await answerTo({ stream: stream() })
    if (!(verdict instanceof Reply) || typeof verdict.body === 'string' || verdict.body instanceof Uint8Array) {
      throw new Error('No stream')
    }
    const taken: Uint8Array[] = []
    client.write = (chunk) => {
      taken.push(chunk)
      return true
    }
    verdict.body.pipeTo(client)
    for (let turn = 0; turn < 100 && !client.isEnded; turn++) await sleep(2)
    expect(Buffer.concat(taken)).toEqual(Buffer.concat([bytes, bytes]))
  })

  test('of a function that does not stream is an ordinary one', async () => {
    const functions = returning({ statusCode: 202, body: 'whole' })
    await using api = await scenario({ methods: { 'GET /': awsProxy(streaming) } }, { functions })
    expect(await api.call('GET', '/')).toMatchObject({ status: 202, body: 'whole' })
  })

  test('that breaks off breaks the caller’s connection', async () => {
    async function* broken() {
      yield Buffer.from(`{}${separator}half`)
      throw new Error('the function is gone')
    }
    const functions = functionHost(() => ({ requestId: 'fn-1', payload: '', stream: broken() }))
    await using api = await scenario({ methods: { 'GET /': awsProxy(streaming) } }, { functions })
    await expect(api.call('GET', '/')).rejects.toThrow()
  })

  test.each<[string, () => AsyncIterable<Uint8Array>, string]>([
    ['no metadata', () => pieces('hello'), 'it has no metadata before eight NUL bytes'],
    ['no JSON in it', () => pieces(`{${separator}x`), 'its metadata is no object'],
    ['a wrong status in it', () => pieces(`{"statusCode":99}${separator}x`), 'its statusCode is no status: 99'],
  ])('with %s is 502, and the function is told', async (_, stream, reason) => {
    const { verdict } = await answerTo({ stream: stream() })
    if (!(verdict instanceof Refusal)) throw new Error('Not refused')
    expect(verdict.status).toBe(502)
    expect(verdict.cause).toContain(`its stream is not understood: ${reason}`)
  })

  test('that does not begin in time is 504', async () => {
    const silent: AsyncIterable<Uint8Array> = {
      [Symbol.asyncIterator]: () => ({ next: (): Promise<IteratorResult<Uint8Array>> => new Promise(() => undefined) }),
    }
    const { verdict } = await answerTo({ stream: silent }, {}, {}, 30)
    if (!(verdict instanceof Refusal)) throw new Error('Not refused')
    expect([verdict.type, verdict.status]).toEqual(['INTEGRATION_TIMEOUT', 504])
  })

  test('that nobody waits for any more is ended', async () => {
    let ended = false
    async function* stream() {
      try {
        yield Buffer.from(`{}${separator}x`)
        yield Buffer.from('y')
      } finally {
        ended = true
      }
    }
    const staged = stagedExchange({ methods: { 'GET /': awsProxy() } })
    const { exchange, method, services, client } = staged
    client.gone = true
    const answered = { outcome: 'answered', requestId: '', payload: '', stream: stream() } as const
    exchange.integrationResponse = new FunctionResponse(answered, 200, services.clock.monotonic() + 1000)
    await compileAwsProxyResponse(method, services)(exchange)
    for (let turn = 0; turn < 100 && !ended; turn++) await sleep(2)
    expect(ended).toBe(true)
  })
})

describe('whole calls', () => {
  test('an event in, an answer out', async () => {
    const functions = functionHost(({ payload }) => ({ requestId: 'fn-1', payload: JSON.stringify({ body: payload }) }))
    await using api = await scenario({ methods: { 'POST /pets/{id}': awsProxy() } }, { functions })
    const { status, body } = await api.call('POST', '/pets/7?a=1', { body: '{"name":"Rex"}' })
    expect(status).toBe(200)
    expect(JSON.parse(body)).toMatchObject({ path: '/pets/7', pathParameters: { id: '7' }, body: '{"name":"Rex"}' })
  })

  test('a function that is to be called by another verb than POST is 500, and not called', async () => {
    const functions = returning({ statusCode: 200 })
    await using api = await scenario({ methods: { 'GET /': awsProxy({ httpMethod: 'GET' }) } }, { functions })
    expect(await api.call('GET', '/')).toMatchObject({ status: 500, body: '{"message":"Internal server error"}' })
    expect(functions.invoked).toEqual([])
  })

  test.each<[string, () => FunctionAnswer | undefined, number, string]>([
    ['that is not there', (): undefined => undefined, 500, 'There is no function'],
    [
      'that takes too long',
      () => ({ requestId: '', payload: '', timedOut: true }),
      504,
      'did not answer within 2000 ms',
    ],
    ['of which too many run', () => ({ requestId: '', payload: '', throttled: true }), 500, 'Too many calls'],
  ])('a function %s', async (_, answer, status, reason) => {
    const functions = functionHost(answer)
    await using api = await scenario({ methods: { 'GET /': awsProxy() } }, { functions })
    expect((await api.call('GET', '/')).status).toBe(status)
    expect(api.ports.errors[0]?.message).toContain(reason)
  })
})

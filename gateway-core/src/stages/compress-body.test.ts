import { type IncomingMessage, request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { setImmediate as turn } from 'node:timers/promises'
import { gunzipSync, gzipSync, inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { type ApiScript, httpProxy, mock } from '../testing/deployed-api.ts'
import { type Scenario, scenario } from '../testing/scenario.ts'
import { type Answer, type ScriptedUpstream, scriptedUpstream } from '../testing/scripted-upstream.ts'

const text = 'all work and no play '.repeat(1000)

interface Got {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly bytes: Buffer
}

function ask(
  served: Scenario,
  headers: Record<string, string> = { 'Accept-Encoding': 'gzip' },
  method = 'GET',
): Promise<Got> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(served.origin)
    const options = { port, method, path: '/prod/text', agent: false, headers: { host: served.host, ...headers } }
    request({ host: '127.0.0.1', ...options }, async (response) => {
      const bytes = await buffer(response).catch(reject)
      if (bytes) resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes })
    })
      .on('error', reject)
      .end()
  })
}

function api(
  upstream: ScriptedUpstream,
  minimumCompressionSize: number | 'none' = 100,
  more: Partial<ApiScript> = {},
): ApiScript {
  return {
    methods: { 'ANY /text': httpProxy(upstream.origin) },
    api: minimumCompressionSize === 'none' ? {} : { minimumCompressionSize },
    ...more,
  }
}

/** A backend that answers so. */
async function answering(answer: Answer): Promise<ScriptedUpstream> {
  const upstream = await scriptedUpstream()
  upstream.answers(answer)
  return upstream
}

const whole: Answer = (_request, response) => {
  response
    .writeHead(200, { 'Content-Type': 'text/plain', 'Content-Length': Buffer.byteLength(text), ETag: '"1"' })
    .end(text)
}
const chunked: Answer = (_request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/plain' })
  for (let index = 0; index < 10; index++) response.write(text.slice(index * 2100, (index + 1) * 2100))
  response.end()
}

const inPieces: Answer = (_request, response) => {
  response.write('sh')
  response.end('ort')
}

describe('compresses', () => {
  test.each([
    ['gzip', gunzipSync],
    ['deflate', inflateSync],
  ])('a body that goes through, with %s', async (coding, decode) => {
    for (const answer of [whole, chunked]) {
      await using upstream = await answering(answer)
      await using served = await scenario(api(upstream))
      const { status, headers, bytes } = await ask(served, { 'Accept-Encoding': coding })
      expect([status, headers['content-encoding'], headers.vary]).toEqual([200, coding, 'Accept-Encoding'])
      expect(headers['content-length']).toBeUndefined()
      expect(decode(bytes).toString()).toBe(text)
      expect(bytes.length).toBeLessThan(1000)
    }
  })

  test.each([100, 30_000])('a body of %d characters in memory, and tells its length', async (length) => {
    const words = text.repeat(2).slice(0, length)
    const script = { methods: { 'GET /text': mock(200, words) }, api: { minimumCompressionSize: 100 } }
    await using served = await scenario(script)
    const { headers, bytes } = await ask(served)
    expect(headers['content-length']).toBe(`${bytes.length}`)
    expect(gunzipSync(bytes).toString()).toBe(words)
  })

  test('an answer from the cache, for each caller as it asks', async () => {
    await using upstream = await answering(whole)
    const stage = { cacheClusterSize: '0.5', methodSettings: { '*/*': { cachingEnabled: true } } }
    await using served = await scenario(api(upstream, 100, { stage }))
    const answers = [await ask(served), await ask(served), await ask(served, {})]
    expect(answers.map(({ headers }) => headers['content-encoding'])).toEqual(['gzip', 'gzip', undefined])
    expect(
      answers.map(({ bytes, headers }) => (headers['content-encoding'] ? gunzipSync(bytes) : bytes).toString()),
    ).toEqual([text, text, text])
    expect(upstream.seen).toHaveLength(1)
  })

  test('any size when the minimum is 0, but never nothing', async () => {
    await using upstream = await answering((_request, response) => response.end('x'))
    await using served = await scenario(api(upstream, 0))
    expect(gunzipSync((await ask(served)).bytes).toString()).toBe('x')
    upstream.answers((_request, response) => response.end())
    expect((await ask(served)).headers['content-encoding']).toBeUndefined()
    upstream.answers((_request, response) => {
      response.flushHeaders()
      setImmediate(() => response.end())
    })
    expect(await ask(served)).toMatchObject({ status: 200, bytes: Buffer.alloc(0) })
  })

  test('and says that the validator is a weak one now', async () => {
    await using upstream = await answering(whole)
    await using served = await scenario(api(upstream))
    expect((await ask(served)).headers.etag).toBe('W/"1"')
    expect((await ask(served, {})).headers.etag).toBe('"1"')
  })

  test('adds itself to what the answer varies by already', async () => {
    await using upstream = await answering((_request, response) =>
      response.writeHead(200, { Vary: 'Origin' }).end(text),
    )
    await using served = await scenario(api(upstream))
    expect((await ask(served)).headers.vary).toBe('Origin, Accept-Encoding')
    upstream.answers((_request, response) => response.writeHead(200, { Vary: 'accept-encoding, Origin' }).end(text))
    expect((await ask(served)).headers.vary).toBe('accept-encoding, Origin')
  })
})

describe('leaves alone', () => {
  test.each<[string, Answer, Record<string, string>?]>([
    ['what the caller does not want compressed', whole, {}],
    ['what the caller wants in another coding first', whole, { 'Accept-Encoding': 'br;q=1, gzip;q=0.5' }],
    ['what is shorter than the minimum', (_request, response) => response.end('short')],
    ['what is shorter and comes in pieces', inPieces],
    [
      'what is encoded already',
      (_request, response) => response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync(text)),
    ],
    ['a part', (_request, response) => response.writeHead(206, { 'Content-Range': 'bytes 0-9/10' }).end(text)],
  ])('%s', async (_, answer, headers) => {
    await using upstream = await answering(answer)
    await using served = await scenario(api(upstream))
    const plain = await scenario(api(upstream, 'none'))
    const [got, expected] = [await ask(served, headers), await ask(plain, headers)]
    await plain[Symbol.asyncDispose]()
    expect(got.bytes.equals(expected.bytes)).toBe(true)
    expect(got.headers['content-encoding']).toBe(expected.headers['content-encoding'])
    expect(got.headers['content-length']).toBe(expected.headers['content-length'])
  })

  test('what has no body', async () => {
    await using upstream = await answering((_request, response) => response.writeHead(204).end())
    await using served = await scenario(api(upstream, 0))
    expect(await ask(served)).toMatchObject({ status: 204, bytes: Buffer.alloc(0) })
    upstream.answers((_request, response) => response.writeHead(304, { ETag: '"1"' }).end())
    const notModified = await ask(served)
    expect([notModified.status, notModified.headers.etag, notModified.headers['content-encoding']]).toEqual([
      304,
      '"1"',
      undefined,
    ])
    upstream.answers(whole)
    const head = await ask(served, { 'Accept-Encoding': 'gzip' }, 'HEAD')
    expect([head.status, head.headers['content-length'], head.headers['content-encoding']]).toEqual([
      200,
      `${text.length}`,
      undefined,
    ])
  })

  test('an API without a minimum, and what is streamed', async () => {
    await using upstream = await answering(whole)
    await using served = await scenario(api(upstream, 'none'))
    expect((await ask(served)).headers).not.toHaveProperty('vary')
    const streamed = { 'GET /text': httpProxy(upstream.origin, { responseTransferMode: 'STREAM' }) }
    await served.deploy({ methods: streamed, api: { minimumCompressionSize: 0 } })
    expect((await ask(served)).headers['content-encoding']).toBeUndefined()
  })
})

describe('a body that goes through', () => {
  test('breaks the caller’s connection when it breaks off', async () => {
    await using upstream = await answering((_request, response) => {
      response.writeHead(200, { 'Content-Length': '100000' }).write(text)
      setTimeout(() => response.destroy(), 20)
    })
    await using served = await scenario(api(upstream))
    await expect(ask(served)).rejects.toThrow('aborted')
    upstream.answers((_request, response) => {
      response.writeHead(200).write('a few bytes')
      setTimeout(() => response.destroy(), 20)
    })
    await expect(ask(served)).rejects.toThrow()
  })

  test('ends the call to the backend when the caller leaves', async () => {
    let isClosed = false
    await using upstream = await answering((_request, response) => {
      response.on('close', () => {
        isClosed = true
      })
      response.writeHead(200, { 'Content-Length': '1000000' }).write(text)
    })
    await using served = await scenario(api(upstream))
    const leaving = new AbortController()
    const url = `${served.origin}/_aws/execute-api/abcde12345/prod/text`
    await fetch(url, { headers: { 'Accept-Encoding': 'gzip' }, signal: leaving.signal })
    leaving.abort()
    while (!isClosed) await turn()
    expect(isClosed).toBe(true)
  })
})

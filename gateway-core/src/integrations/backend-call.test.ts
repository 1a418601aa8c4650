import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { buildIntegrationRequest } from '../stages/build-integration-request.ts'
import { callIntegration } from '../stages/call-integration.ts'
import { httpProxy } from '../testing/deployed-api.ts'
import { type Scenario, scenario } from '../testing/scenario.ts'
import { rawUpstream, scriptedUpstream } from '../testing/scripted-upstream.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { BackendCall } from './backend-call.ts'

const failed = { status: 504, body: '{"message":"Network error communicating with endpoint"}' }
const timedOut = { status: 504, body: '{"message": "Endpoint request timed out"}' }

async function through(origin: string, timeoutInMillis = 29_000, responseTransferMode?: 'STREAM'): Promise<Scenario> {
  const more = responseTransferMode === undefined ? { timeoutInMillis } : { timeoutInMillis, responseTransferMode }
  return await scenario({ methods: { 'ANY /{proxy+}': httpProxy(`${origin}/{proxy}`, more) } })
}

/** Waits until something holds; fails after two seconds. */
async function eventually(holds: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 200 && !holds(); attempt++) await sleep(10)
  expect(holds()).toBe(true)
}

describe('a backend that fails before it answers', () => {
  test('because nobody listens', async () => {
    await using api = await through('http://127.0.0.1:1')
    expect(await api.call('GET', '/x')).toMatchObject(failed)
    expect(api.ports.errors[0]?.message).toContain('ECONNREFUSED')
  })

  test('because nobody listens, while the caller sends a body: the answer still arrives', async () => {
    await using api = await through('http://127.0.0.1:1')
    expect(await api.call('POST', '/x', { body: 'x'.repeat(300_000) })).toMatchObject(failed)
  })

  const faults: readonly [string, (socket: Socket) => void][] = [
    ['with a reset', (socket) => socket.once('data', () => socket.resetAndDestroy())],
    ['by closing', (socket) => socket.once('data', () => socket.end())],
    ['with garbage', (socket) => socket.once('data', () => socket.end('\0\0garbage\r\n\r\n'))],
    ['with half a head', (socket) => socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Le'))],
    [
      'with an endless head',
      (socket) => socket.once('data', () => socket.end(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(1e6)}`)),
    ],
    [
      'with two lengths',
      (socket) =>
        socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab')),
    ],
    ['with HTTP/0.9', (socket) => socket.once('data', () => socket.end('<html>'))],
  ]

  test.each(faults)('%s', async (_, fault) => {
    await using upstream = await rawUpstream(fault)
    await using api = await through(upstream.origin)
    expect(await api.call('POST', '/x', { body: 'hello' })).toMatchObject(failed)
    expect(api.ports.records).toMatchObject([{ outcome: 'admitted', status: 504 }])
    await eventually(() => upstream.connections.size === 0)
  })
})

describe('a backend that breaks off while it answers never looks complete', () => {
  test.each([
    ['with a length', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf'],
    ['in chunks', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n'],
  ])('%s', async (_, answer) => {
    await using upstream = await rawUpstream((socket) => {
      socket.once('data', () => {
        socket.write(answer)
        setTimeout(() => socket.destroy(), 50)
      })
    })
    await using api = await through(upstream.origin)
    await expect(api.call('POST', '/x')).rejects.toThrow(/aborted|hang up|reset/)
    expect(api.ports.records).toMatchObject([{ status: 200 }])
  })
})

test.each([
  ['a broken chunk', 'Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\nzz\r\n'],
  ['a broken trailer', 'Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n0\r\nzz\r\n\r\n'],
])('%s that comes with the head is found before the caller hears of an answer', async (_, rest) => {
  await using upstream = await rawUpstream((socket) => {
    socket.once('data', () => socket.write(`HTTP/1.1 200 OK\r\n${rest}`))
  })
  await using api = await through(upstream.origin)
  expect(await api.call('POST', '/x')).toMatchObject(failed)
  await eventually(() => upstream.connections.size === 0)
})

describe('a backend that hangs', () => {
  test.each([50, 300])('is given up after %d ms, not before', async (timeoutMs) => {
    await using upstream = await rawUpstream(() => undefined)
    await using api = await through(upstream.origin, timeoutMs)
    await api.call('GET', '/warm')
    const started = performance.now()
    expect(await api.call('GET', '/x')).toMatchObject(timedOut)
    const elapsed = performance.now() - started
    expect(elapsed).toBeGreaterThanOrEqual(timeoutMs - 2)
    expect(elapsed).toBeLessThan(timeoutMs + 4000)
    await eventually(() => upstream.connections.size === 0)
  })

  test('in the middle of its body is cut off within the timeout', async () => {
    await using upstream = await rawUpstream((socket) => {
      socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf'))
    })
    await using api = await through(upstream.origin, 200)
    const started = performance.now()
    await expect(api.call('GET', '/x')).rejects.toThrow()
    expect(performance.now() - started).toBeLessThan(10_000)
    await eventually(() => upstream.connections.size === 0)
  })

  test('or sends without end is cut off within the timeout', async () => {
    await using upstream = await rawUpstream((socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n')
        const timer = setInterval(() => socket.write('x'.repeat(1000)), 5)
        socket.once('close', () => clearInterval(timer))
      })
    })
    await using api = await through(upstream.origin, 200)
    await expect(api.call('GET', '/x')).rejects.toThrow()
    await eventually(() => upstream.connections.size === 0)
  })

  test('does so for every one of many calls, and leaves nothing behind', async () => {
    await using upstream = await rawUpstream(() => undefined)
    await using api = await through(upstream.origin, 100)
    const answers = await Promise.all(Array.from({ length: 100 }, () => api.call('GET', '/x')))
    expect(answers.every(({ status }) => status === 504)).toBe(true)
    await eventually(() => upstream.connections.size === 0)
  })
})

test('a slow caller’s sending does not count against the backend', async () => {
  await using upstream = await scriptedUpstream()
  await using api = await through(upstream.origin, 400)
  const { request } = await import('node:http')
  const { port } = new URL(api.origin)
  const status = await new Promise((resolve, reject) => {
    const headers = { host: api.host, 'content-length': '8' }
    const sent = request({ port, method: 'POST', path: '/prod/x', headers }, (response) => resolve(response.statusCode))
    sent.on('error', reject)
    sent.write('1')
    let left = 7
    const timer = setInterval(() => {
      if (left-- > 0) sent.write('1')
      else {
        clearInterval(timer)
        sent.end()
      }
    }, 60)
  })
  expect(status).toBe(200)
  expect(upstream.seen[0]?.body).toBe('11111111')
})

describe('a caller that leaves', () => {
  test('before the answer ends the call, which is recorded as 499', async () => {
    await using upstream = await rawUpstream(() => undefined)
    await using api = await through(upstream.origin)
    const { connect } = await import('node:net')
    const socket = connect(Number(new URL(api.origin).port), '127.0.0.1')
    socket.write(`GET /prod/x HTTP/1.1\r\nHost: ${api.host}\r\n\r\n`)
    await eventually(() => upstream.connections.size === 1)
    socket.destroy()
    await eventually(() => upstream.connections.size === 0)
    expect(api.ports.records).toMatchObject([{ status: 499, outcome: 'admitted' }])
  })

  test('in the middle of the answer ends the backend’s sending', async () => {
    await using upstream = await rawUpstream((socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n')
        const timer = setInterval(() => socket.write('x'), 5)
        socket.once('close', () => clearInterval(timer))
      })
    })
    await using api = await through(upstream.origin)
    const { connect } = await import('node:net')
    const socket = connect(Number(new URL(api.origin).port), '127.0.0.1')
    socket.write(`GET /prod/x HTTP/1.1\r\nHost: ${api.host}\r\n\r\n`)
    await new Promise((resolve) => socket.once('data', resolve))
    socket.destroy()
    await eventually(() => upstream.connections.size === 0)
    expect(api.ports.records).toMatchObject([{ status: 200 }])
  })
})

describe('a backend that closes an idle connection just as a request comes', () => {
  /** Answers the first request of a connection, breaks at the second. */
  const onceOnly = (socket: Socket) => {
    let requests = 0
    socket.on('data', () => {
      if (requests++ === 0) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')
      else socket.destroy()
    })
  }

  test('is asked again when nothing can have changed', async () => {
    await using upstream = await rawUpstream(onceOnly)
    await using api = await through(upstream.origin)
    for (let index = 0; index < 5; index++)
      expect(await api.call('GET', '/x')).toMatchObject({ status: 200, body: 'ok' })
  })

  test('is not asked again after a POST', async () => {
    await using upstream = await rawUpstream(onceOnly)
    await using api = await through(upstream.origin)
    expect(await api.call('POST', '/x')).toMatchObject({ status: 200 })
    expect(await api.call('POST', '/x')).toMatchObject(failed)
  })
})

describe('bodies stream through', () => {
  test('large ones arrive whole, both ways', async () => {
    await using upstream = await scriptedUpstream()
    const large = 'abcdefghij'.repeat(500_000)
    upstream.answers((_request, response, seen) => response.end(seen.body))
    await using api = await through(upstream.origin)
    const { status, body } = await api.call('POST', '/x', { body: large })
    expect(status).toBe(200)
    expect(body === large).toBe(true)
  })

  test('the first bytes arrive before the last are sent', async () => {
    let finish = () => {}
    await using upstream = await scriptedUpstream()
    upstream.answers((_request, response) => {
      response.write('first ')
      finish = () => response.end('last')
    })
    await using api = await through(upstream.origin)
    const { request } = await import('node:http')
    const body = await new Promise<string>((resolve, reject) => {
      const { port } = new URL(api.origin)
      request({ port, path: '/prod/x', headers: { host: api.host } }, (response) => {
        let received = ''
        response.setEncoding('utf8')
        response.on('data', (chunk) => {
          if (received === '') finish()
          received += chunk
        })
        response.on('end', () => resolve(received))
      })
        .on('error', reject)
        .end()
    })
    expect(body).toBe('first last')
  })

  test('a caller that reads slowly slows the backend instead of filling the memory', async () => {
    const total = 64 * 1024 * 1024
    let written = 0
    await using upstream = await scriptedUpstream()
    upstream.answers((_request, response) => {
      const chunk = Buffer.alloc(64 * 1024)
      const more = () => {
        while (written < total) {
          written += chunk.length
          if (!response.write(chunk)) return
        }
        response.end()
      }
      response.on('drain', more)
      more()
    })
    await using api = await through(upstream.origin, 5000, 'STREAM')
    const { connect } = await import('node:net')
    const socket = connect(Number(new URL(api.origin).port), '127.0.0.1')
    socket.write(`GET /prod/x HTTP/1.1\r\nHost: ${api.host}\r\nConnection: close\r\n\r\n`)
    socket.pause()
    await sleep(300)
    const early = written
    await sleep(200)
    expect(written).toBe(early)
    expect(written).toBeLessThan(total / 2)
    let received = 0
    socket.on('data', (chunk) => {
      received += chunk.length
    })
    socket.resume()
    await new Promise((resolve) => socket.once('close', resolve))
    expect(received).toBeGreaterThan(total)
  }, 20_000)

  test('an answer without a body is passed on as such', async () => {
    await using upstream = await scriptedUpstream()
    await using api = await through(upstream.origin)
    upstream.answers((_request, response) => response.writeHead(204).end())
    expect(await api.call('GET', '/x')).toMatchObject({ status: 204, body: '' })
    upstream.answers((_request, response) => response.writeHead(304, { ETag: '"e"' }).end())
    expect(await api.call('GET', '/x')).toMatchObject({ status: 304, body: '', headers: { etag: '"e"' } })
  })

  test('HEAD keeps the length and sends no body', async () => {
    await using upstream = await scriptedUpstream()
    upstream.answers((_request, response) => response.writeHead(200, { 'Content-Length': '1234' }).end())
    await using api = await through(upstream.origin)
    const { status, headers, body } = await api.call('HEAD', '/x')
    expect([status, headers['content-length'], body]).toEqual([200, '1234', ''])
  })

  test('an interim answer is not taken for the answer', async () => {
    await using upstream = await rawUpstream((socket) => {
      socket.once('data', () => {
        socket.write(
          'HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\nok',
        )
      })
    })
    await using api = await through(upstream.origin)
    expect(await api.call('GET', '/x')).toMatchObject({ status: 201, body: 'ok' })
  })
})

test('bodies in chunks that turn out too large are 413, and the backend never sees the end', async () => {
  await using upstream = await scriptedUpstream()
  await using api = await through(upstream.origin)
  const large = 'x'.repeat(11 * 1024 * 1024)
  const answer = await api.call('POST', '/x', { body: large, headers: { 'transfer-encoding': 'chunked' } })
  expect(answer).toMatchObject({ status: 413, body: '{"message":"Request Too Long"}' })
  expect(upstream.seen.every(({ body }) => body === '(aborted)')).toBe(true)
})

test('connections to the backend are kept and used again', async () => {
  let opened = 0
  await using upstream = await rawUpstream((socket) => {
    opened++
    socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'))
  })
  await using api = await through(upstream.origin)
  for (let index = 0; index < 20; index++) await api.call('GET', '/x')
  expect(opened).toBe(1)
})

describe('an answer that is not streamed', () => {
  const most = 10 * 1024 * 1024

  test('may be as large as a request may', async () => {
    await using upstream = await scriptedUpstream()
    upstream.answers((_request, response) => response.end(Buffer.alloc(most)))
    await using api = await through(upstream.origin)
    expect((await api.call('GET', '/x')).headers['content-length']).toBe(`${most}`)
  })

  test('that announces more is a failure, and is not taken', async () => {
    await using upstream = await scriptedUpstream()
    upstream.answers((_request, response) => response.writeHead(200, { 'Content-Length': `${most + 1}` }).write('x'))
    await using api = await through(upstream.origin)
    expect(await api.call('GET', '/x')).toMatchObject({ status: 500, body: '{"message":"Internal server error"}' })
    expect(api.ports.errors[0]?.message).toContain('larger than 10 MB')
    await eventually(() => upstream.connections.size === 0)
  })

  test('that turns out larger breaks off, so that it never looks complete', async () => {
    await using upstream = await scriptedUpstream()
    upstream.answers((_request, response) => response.end(Buffer.alloc(most + 1)).flushHeaders())
    await using api = await through(upstream.origin)
    upstream.answers((_request, response) => {
      response.write(Buffer.alloc(most))
      response.end('x')
    })
    await expect(api.call('GET', '/x')).rejects.toThrow()
  })

  test('may announce what HEAD and 304 do not send', async () => {
    await using upstream = await scriptedUpstream()
    await using api = await through(upstream.origin)
    const large = { 'Content-Length': `${most + 1}` }
    upstream.answers((_request, response) => response.writeHead(200, large).end())
    expect(await api.call('HEAD', '/x')).toMatchObject({ status: 200 })
    upstream.answers((_request, response) => response.writeHead(304, large).end())
    expect(await api.call('GET', '/x')).toMatchObject({ status: 304 })
  })
})

describe('an answer that is streamed', () => {
  const limits = { maxBytes: Number.POSITIVE_INFINITY, idleMs: 120 }

  /** A call whose answer may be silent for 120 ms. */
  async function calling(origin: string, timeoutInMillis: number) {
    const staged = stagedExchange({ methods: { 'GET /': httpProxy(origin, { timeoutInMillis }) } })
    const { exchange, method, services, client } = staged
    await buildIntegrationRequest.compile(method, services)?.(exchange)
    const request = exchange.integrationRequest
    if (request === undefined || !('backend' in request)) throw new Error('No request to a backend')
    const call = new BackendCall(exchange, request, services.clock, limits)
    expect(await call.start()).toBeUndefined()
    call.pipeTo(client)
    await eventually(() => client.isEnded || client.isDestroyed)
    await services.pools.close(0)
    return { ended: client.isEnded, written: client.written }
  }

  const pieces = (count: number, everyMs: number) => (socket: Socket) => {
    socket.once('data', async () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      for (let index = 0; index < count && !socket.destroyed; index++) {
        await sleep(everyMs)
        socket.write('x')
      }
      if (count < 50) socket.end()
    })
  }

  test('may take longer than it may be silent', async () => {
    await using upstream = await rawUpstream(pieces(8, 40))
    expect(await calling(upstream.origin, 29_000)).toEqual({ ended: true, written: 'xxxxxxxx' })
  })

  test('is given up when it falls silent', async () => {
    await using upstream = await rawUpstream(pieces(2, 1000))
    expect(await calling(upstream.origin, 29_000)).toEqual({ ended: false, written: '' })
  })

  test('is given up when its time is over', async () => {
    await using upstream = await rawUpstream(pieces(1000, 20))
    const { ended, written } = await calling(upstream.origin, 300)
    expect(ended).toBe(false)
    expect(written.length).toBeGreaterThan(2)
  })
})

describe('a backend that answers while the caller still sends', () => {
  async function sendHalf(answer: string, rest: string) {
    await using upstream = await rawUpstream((socket) => {
      socket.once('data', () => socket.write(answer))
    })
    await using api = await through(upstream.origin)
    const { connect } = await import('node:net')
    const socket = connect(Number(new URL(api.origin).port), '127.0.0.1')
    let received = ''
    socket.on('data', (chunk) => {
      received += chunk
    })
    socket.on('error', () => undefined)
    socket.write(`POST /prod/x HTTP/1.1\r\nHost: ${api.host}\r\n${rest}`)
    await new Promise((resolve) => socket.once('close', resolve))
    return received
  }

  test('is heard, and the connection closes, so that what still comes is no next request', async () => {
    const answer = 'HTTP/1.1 413 Too Much\r\nContent-Length: 4\r\n\r\nstop'
    const received = await sendHalf(answer, 'Content-Length: 1000000\r\n\r\nhello')
    expect(received).toMatch(/^HTTP\/1\.1 413 /)
    expect(received).toMatch(/^Connection: close\r$/im)
    expect(received.endsWith('stop')).toBe(true)
  })

  test('also where only the end tells how long the body is', async () => {
    const answer = 'HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n'
    const received = await sendHalf(answer, 'Transfer-Encoding: chunked\r\n\r\n5\r\nhello')
    expect(received).toMatch(/^HTTP\/1\.1 401 /)
    expect(received).toMatch(/^Connection: close\r$/im)
  })
})

test('for a caller that has left nobody is asked', async () => {
  await using upstream = await scriptedUpstream()
  const { exchange, method, services, client } = stagedExchange({ methods: { 'GET /': httpProxy(upstream.origin) } })
  await buildIntegrationRequest.compile(method, services)?.(exchange)
  client.leave()
  expect(await callIntegration.compile(method, services)?.(exchange)).toMatchObject({ status: 499 })
  await services.pools.close(0)
  expect(upstream.seen).toEqual([])
})

test('an answer that came whole with its head is there at once for whoever needs all of it', async () => {
  await using upstream = await rawUpstream((socket) => {
    socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello'))
  })
  const { exchange, method, services } = stagedExchange({ methods: { 'GET /': httpProxy(upstream.origin) } })
  await buildIntegrationRequest.compile(method, services)?.(exchange)
  await callIntegration.compile(method, services)?.(exchange)
  const whole = exchange.integrationResponse?.read(5)
  expect(whole instanceof Buffer && whole.toString()).toBe('hello')
  await services.pools.close(0)
})

describe('how it went is noted for the logs', () => {
  async function phaseOf(uri: string, timeoutInMillis = 29_000) {
    const { exchange, method, services } = stagedExchange({ methods: { 'GET /': httpProxy(uri, { timeoutInMillis }) } })
    await buildIntegrationRequest.compile(method, services)?.(exchange)
    await callIntegration.compile(method, services)?.(exchange)
    exchange.integrationResponse?.abort()
    await services.pools.close(0)
    return exchange.integrationPhase
  }

  test('status and time', async () => {
    await using upstream = await scriptedUpstream()
    upstream.answers((_request, response) => response.writeHead(503).end())
    expect(await phaseOf(upstream.origin)).toEqual({ status: 503, latencyMs: expect.any(Number) })
  })

  test('or why there was no answer', async () => {
    expect(await phaseOf('http://127.0.0.1:1')).toEqual({
      latencyMs: expect.any(Number),
      error: expect.stringContaining('ECONNREFUSED'),
    })
    await using upstream = await rawUpstream(() => undefined)
    expect(await phaseOf(upstream.origin, 60)).toMatchObject({ error: 'Endpoint request timed out' })
  })
})

describe('an answer that is wanted whole', () => {
  async function wholeOf(answer: (socket: Socket) => void, maxBytes: number, timeoutInMillis = 29_000) {
    await using upstream = await rawUpstream((socket) => socket.once('data', () => answer(socket)))
    const { exchange, method, services } = stagedExchange({
      methods: { 'GET /': httpProxy(upstream.origin, { timeoutInMillis }) },
    })
    await buildIntegrationRequest.compile(method, services)?.(exchange)
    expect(await callIntegration.compile(method, services)?.(exchange)).toBeUndefined()
    const whole = await exchange.integrationResponse?.read(maxBytes)
    await services.pools.close(0)
    return whole instanceof Buffer ? whole.toString() : whole
  }

  const five = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello'

  test('comes when it is complete', async () => {
    expect(await wholeOf((socket) => socket.write(five), 5)).toBe('hello')
  })

  test('is a failure when it is larger than wanted', async () => {
    expect(await wholeOf((socket) => socket.write(five), 4)).toMatchObject({ type: 'INTEGRATION_FAILURE' })
  })

  test('is a failure when it breaks off', async () => {
    const half = (socket: Socket) => socket.end(five.slice(0, -2))
    expect(await wholeOf(half, 100)).toMatchObject({ type: 'INTEGRATION_FAILURE' })
  })

  test('is late when it does not come in time', async () => {
    const half = (socket: Socket) => socket.write(five.slice(0, -2))
    expect(await wholeOf(half, 100, 150)).toMatchObject({ type: 'INTEGRATION_TIMEOUT' })
  })
})

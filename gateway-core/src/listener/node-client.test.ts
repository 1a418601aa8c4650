import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { rawCall } from '../testing/call.ts'
import type { IsTrustedProxy } from './forwarded-caller.ts'
import { NodeClient } from './node-client.ts'
import { defaultPatience, type Patience } from './patience.ts'

/** A server that shows each caller to a test, as the listener would make it. */
async function serving(
  handle: (client: NodeClient) => void,
  bodyLength = 0,
  given: Partial<Patience> = {},
  isTrustedProxy?: IsTrustedProxy,
) {
  const patience = { ...defaultPatience, ...given }
  const server = createServer((request, response) => {
    const head = { target: request.url ?? '', host: 'api', bodyLength }
    handle(new NodeClient(request, response, head, false, { patience, isTrustedProxy }))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { origin, server, [Symbol.dispose]: () => void server.close().closeAllConnections() }
}

const get = 'GET /a?b HTTP/1.1\r\nHost: api\r\nX-One: 1\r\nConnection: close\r\n\r\n'

test('says what was asked', async () => {
  let seen: NodeClient | undefined
  using server = await serving((client) => {
    seen = client
    client.start(200, [])
    client.end()
  })
  await rawCall(server.origin, get)
  expect(seen).toMatchObject({ method: 'GET', target: '/a?b', host: 'api', bodyLength: 0, gone: false })
  expect(seen?.rawHeaders).toEqual(['Host', 'api', 'X-One', '1', 'Connection', 'close'])
  expect(seen?.protocol).toBe('HTTP/1.1')
})

test('knows the caller’s address without IPv6 clothes', async () => {
  let address = ''
  using server = await serving((client) => {
    address = client.sourceIp
    client.start(200, [])
    client.end()
  })
  await rawCall(server.origin, get)
  expect(address).toBe('127.0.0.1')
})

test.each([
  [undefined, '127.0.0.1', false],
  [(address: string) => address === '10.0.0.1', '127.0.0.1', false],
  [(address: string) => address === '127.0.0.1', '198.51.100.7', true],
])(
  'believes what a proxy says about its caller only where the proxy is trusted: %#',
  async (isTrusted, ip, isSecure) => {
    let seen: unknown
    using server = await serving(
      (client) => {
        seen = [client.sourceIp, client.sourceIp, client.isSecure]
        client.start(200, [])
        client.end()
      },
      0,
      {},
      isTrusted,
    )
    const forwarded = 'X-Forwarded-For: 203.0.113.1\r\nX-Forwarded-For: 198.51.100.7\r\nX-Forwarded-Proto: https\r\n'
    await rawCall(server.origin, get.replace('X-One: 1\r\n', forwarded))
    expect(seen).toEqual([ip, ip, isSecure])
  },
)

describe('a body of an answer', () => {
  test.each([
    ['text', 'héllo', 'héllo'],
    ['bytes', Buffer.from('héllo'), 'héllo'],
    [
      'bytes that are no text',
      Buffer.from([0, 255, 128, 13, 10]),
      Buffer.from([0, 255, 128, 13, 10]).toString('latin1'),
    ],
    ['many bytes', Buffer.alloc(100_000, 'x'), 'x'.repeat(100_000)],
    ['none', undefined, ''],
  ])('goes out as it is: %s', async (_, chunk, expected) => {
    using server = await serving((client) => {
      client.start(200, ['Content-Length', `${chunk === undefined ? 0 : Buffer.byteLength(chunk)}`])
      client.end(chunk)
    })
    const [, body = ''] = (await rawCall(server.origin, get)).split(/\r\n\r\n(.*)/s)
    const received = Buffer.from(body, 'latin1')
    expect([received.toString(), received.toString('latin1')]).toContain(expected)
  })

  test('of unknown length goes out in chunks, whole ones in one', async () => {
    using server = await serving((client) => {
      client.start(200, [])
      client.end(Buffer.from('hello'))
    })
    expect(await rawCall(server.origin, get)).toContain('\r\n\r\n5\r\nhello\r\n0\r\n\r\n')
  })
})

test('a view into a larger buffer sends only its own bytes', async () => {
  using server = await serving((client) => {
    client.start(200, ['Content-Length', '3'])
    client.end(Buffer.from('xxabcxx').subarray(2, 5))
  })
  expect(await rawCall(server.origin, get)).toMatch(/\r\n\r\nabc$/)
})

test('a broken connection cannot look complete', async () => {
  using server = await serving((client) => {
    client.start(200, [])
    client.write(Buffer.from('half'))
    setTimeout(() => client.destroy(), 50)
  })
  const answer = await rawCall(server.origin, get)
  expect(answer).toContain('half')
  expect(answer).not.toMatch(/0\r\n\r\n$/)
})

test('a full socket says so, and then that there is room again', async () => {
  let drained = 0
  let ready = true
  using server = await serving((client) => {
    client.flow = { resume: () => drained++, abort: () => undefined }
    client.start(200, [])
    while (client.write(Buffer.alloc(1024 * 1024)));
    client.write(Buffer.alloc(1024))
    ready = false
  })
  const socket = connect(Number(new URL(server.origin).port), '127.0.0.1')
  socket.write(get)
  await once(socket, 'readable')
  expect(ready).toBe(false)
  socket.resume()
  for (let attempt = 0; attempt < 200 && drained === 0; attempt++)
    await new Promise((resolve) => setTimeout(resolve, 10))
  expect(drained).toBe(1)
  socket.destroy()
})

test('a caller that takes nothing of its answer is given up', async () => {
  const left = Promise.withResolvers<boolean>()
  const handle = (client: NodeClient) => {
    client.flow = { resume: () => undefined, abort: () => left.resolve(client.gone) }
    client.start(200, ['Content-Length', '30000000'])
    client.end(Buffer.alloc(30_000_000))
  }
  using server = await serving(handle, 0, { unreadMs: 50 })
  const socket = connect(Number(new URL(server.origin).port), '127.0.0.1')
  socket.pause()
  socket.write(get)
  expect(await left.promise).toBe(true)
  socket.destroy()
})

describe('an answer without a body', () => {
  const answering = (status: number, body: string | Uint8Array) => (client: NodeClient) => {
    client.start(status, ['Content-Length', `${body.length}`])
    client.write(Buffer.from(body))
    client.end(body)
  }

  test.each([204, 304])('to %d has none, whatever was given', async (status) => {
    using server = await serving(answering(status, 'hello'))
    const answer = await rawCall(server.origin, get)
    expect(answer).not.toContain('hello')
    expect(/content-length: 5/i.test(answer)).toBe(status === 304)
  })

  test('to HEAD has none, but says how long it would be', async () => {
    using server = await serving(answering(200, Buffer.from('hello')))
    const answer = await rawCall(server.origin, get.replace('GET', 'HEAD'))
    expect(answer).toMatch(/Content-Length: 5[\s\S]*\r\n\r\n$/)
  })

  test('with 204 keeps its other headers', async () => {
    using server = await serving((client) => {
      client.start(204, ['X-One', '1', 'content-length', '0', 'X-Two', '2'])
      client.end()
    })
    expect(await rawCall(server.origin, get)).toMatch(/X-One: 1\r\nX-Two: 2\r\n/)
  })
})

test('an interim status is no answer', async () => {
  using server = await serving((client) => {
    client.start(101, ['Content-Length', '2'])
    client.end('no')
  })
  expect(await rawCall(server.origin, get)).toMatch(/^HTTP\/1\.1 502 Bad Gateway[\s\S]*\r\n\r\nno$/)
})

describe('a caller that leaves', () => {
  test('before the answer ends is told to the flow', async () => {
    const left = Promise.withResolvers<boolean>()
    using server = await serving((client) => {
      client.flow = { resume: () => undefined, abort: () => left.resolve(client.gone) }
    })
    const socket = connect(Number(new URL(server.origin).port), '127.0.0.1')
    socket.write(get)
    setTimeout(() => socket.destroy(), 50)
    expect(await left.promise).toBe(true)
  })

  test('after the answer is nothing special', async () => {
    let seen: NodeClient | undefined
    let aborted = false
    using server = await serving((client) => {
      seen = client
      client.flow = {
        resume: () => undefined,
        abort() {
          aborted = true
        },
      }
      client.start(200, ['Content-Length', '0'])
      client.end()
    })
    await rawCall(server.origin, get)
    expect([seen?.gone, aborted]).toEqual([false, false])
  })

  test('in the middle of its body makes the body fail', async () => {
    const failure = Promise.withResolvers<unknown>()
    using server = await serving((client) => {
      text(client.body()).then(failure.reject, failure.resolve)
    }, 100)
    const socket = connect(Number(new URL(server.origin).port), '127.0.0.1')
    socket.write('POST / HTTP/1.1\r\nHost: api\r\nContent-Length: 100\r\n\r\nhalf')
    setTimeout(() => socket.destroy(), 50)
    expect(await failure.promise).toBeInstanceOf(Error)
  })
})

describe('an answer that comes before the body was read', () => {
  const post = (length: number, body: string) =>
    `POST / HTTP/1.1\r\nHost: api\r\nContent-Length: ${length}\r\n\r\n${body}`
  const refuse = (client: NodeClient) => {
    client.start(403, ['Content-Length', '2'])
    client.end('no')
  }

  test('keeps the connection when little is left', async () => {
    using server = await serving(refuse, 5)
    expect(await rawCall(server.origin, post(5, 'hello'), 200)).toMatch(/Connection: keep-alive/)
  })

  test('closes it when much is left, once the caller stopped sending', async () => {
    using server = await serving(refuse, 100_000)
    const answer = await rawCall(server.origin, post(100_000, 'x'.repeat(100_000)), 5000)
    expect(answer).toMatch(/Connection: close[\s\S]*\r\n\r\nno$/)
  })

  test('closes it after two seconds on a caller that never stops', async () => {
    using server = await serving(refuse, 100_000)
    const started = performance.now()
    const answer = await rawCall(server.origin, post(100_000, 'x'), 10_000)
    expect(answer).toMatch(/\r\n\r\nno$/)
    expect(performance.now() - started).toBeGreaterThan(1500)
    expect(performance.now() - started).toBeLessThan(8000)
  }, 15_000)
})

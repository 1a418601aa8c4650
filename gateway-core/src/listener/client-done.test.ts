import { type IncomingMessage, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Client } from '../client.ts'
import { createGateway, type Gateway } from '../gateway.ts'
import { memoryPorts } from '../testing/memory-ports.ts'
import { createFetchHandler } from './fetch.ts'
import { createNodeListener } from './node-http.ts'

/** What the gateway is to do with a caller. */
type Handle = (client: Client) => void

let server: Server | undefined
beforeEach(() => {
  server = undefined
})
afterEach(() => server?.close())

function gateway(handle: Handle): Gateway {
  const real = createGateway(memoryPorts())
  return {
    isDomain: () => false,
    ready: true,
    version: 1,
    handle,
    load: (snapshot) => real.load(snapshot),
    answer: (client, reply) => real.answer(client, reply),
    close: () => real.close(),
  }
}

/** Hands a call to the gateway by each of the doors. */
const doors = {
  async node(handle: Handle, method: string): Promise<void> {
    server = createNodeListener(gateway(handle))
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      request({ host: '127.0.0.1', port, method, agent: false }, resolve).on('error', reject).end()
    })
    for await (const _ of response);
  },
  async fetch(handle: Handle, method: string): Promise<void> {
    const answer = createFetchHandler(gateway(handle))
    const response = await answer(new Request('http://localhost/', { method }), { sourceIp: '127.0.0.1' })
    await response.arrayBuffer()
  },
}

/** Calls, and waits until the caller is done with. */
async function called(
  door: keyof typeof doors,
  handle: Handle,
  method = 'GET',
): Promise<{ sent: number; times: number }> {
  let times = 0
  const done = Promise.withResolvers<number>()
  const call = doors[door]((client) => {
    client.onDone(() => {
      times += 1
      done.resolve(client.bytesSent)
    })
    handle(client)
  }, method)
  const sent = await done.promise
  await call.catch(() => undefined)
  return { sent, times }
}

describe.each(['node', 'fetch'] as const)('by %s a caller is done with', (door) => {
  test('after the last byte, all of which were counted', async () => {
    const answered = await called(door, (client) => {
      client.start(200, [])
      client.write(Buffer.from('one'))
      client.end('zwölf')
    })
    expect(answered).toEqual({ sent: 9, times: 1 })
  })

  test('after an answer of one piece, and one of none', async () => {
    const whole: Handle = (client) => {
      client.start(200, [])
      client.end(Buffer.alloc(40_000))
    }
    expect(await called(door, whole)).toEqual({ sent: 40_000, times: 1 })
    const nothing: Handle = (client) => {
      client.start(204, [])
      client.end()
    }
    server?.close()
    expect(await called(door, nothing)).toEqual({ sent: 0, times: 1 })
  })

  test('with no bytes where it gets none', async () => {
    const head: Handle = (client) => {
      client.start(200, ['Content-Length', '4'])
      client.end('text')
    }
    expect(await called(door, head, 'HEAD')).toEqual({ sent: 0, times: 1 })
  })

  test('when its connection is broken', async () => {
    const broken: Handle = (client) => {
      client.start(200, [])
      client.write(Buffer.from('half'))
      setImmediate(() => client.destroy())
    }
    expect(await called(door, broken)).toEqual({ sent: 4, times: 1 })
  })

  test('at once, for who asks afterwards', async () => {
    let late = 0
    await called(door, (client) => {
      client.start(200, [])
      client.end('x')
      setTimeout(() => client.onDone(() => (late += 1)), 50)
    })
    await expect.poll(() => late).toBe(1)
  })
})

test('a caller behind a route handler that leaves is done with, once', () => {
  const leaving = new AbortController()
  let times = 0
  const answer = createFetchHandler(gateway((client) => client.onDone(() => (times += 1))))
  void answer(new Request('http://localhost/', { signal: leaving.signal }), { sourceIp: '127.0.0.1' })
  leaving.abort()
  expect(times).toBe(1)
})

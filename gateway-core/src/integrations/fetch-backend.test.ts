import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { FakeClock } from '../testing/fake-clock.ts'
import { rawUpstream, scriptedUpstream } from '../testing/scripted-upstream.ts'
import { Backends } from './backends.ts'
import { type BackendFetch, fetchBackend } from './fetch-backend.ts'

const get: BackendFetch = { method: 'GET', path: '/', headers: [], body: null }
const roomy = { timeoutMs: 2000, maxBytes: 1000 }

/** One request to an origin, and the pools closed behind it. */
async function ask(origin: string, request: Partial<BackendFetch> = {}, limits = roomy, allows = () => true) {
  const clock = new FakeClock()
  const pools = new Backends({ allows }, clock)
  const answer = await fetchBackend(pools.backend('account', origin), { ...get, ...request }, limits, clock)
  await pools.close(0)
  return answer
}

test('brings status, headers and body', async () => {
  await using upstream = await scriptedUpstream()
  upstream.answers((_, response) => response.writeHead(418, ['X-One', 'é']).end('tea'))
  const answer = await ask(upstream.origin, { method: 'POST', path: '/x?y=1', headers: ['X-A', 'b'], body: 'hello' })
  expect(answer).toMatchObject({ outcome: 'answered', status: 418 })
  if (answer.outcome !== 'answered') throw new Error(answer.reason)
  expect(answer.body.toString()).toBe('tea')
  expect(answer.rawHeaders.slice(0, 2)).toEqual(['X-One', 'é'])
  expect(upstream.seen).toMatchObject([{ method: 'POST', url: '/x?y=1', body: 'hello', headers: { 'x-a': 'b' } }])
})

test('sends bytes as they are', async () => {
  await using upstream = await scriptedUpstream()
  await ask(upstream.origin, { method: 'PUT', body: Buffer.from('\u00e9') })
  expect(upstream.seen[0]?.body).toBe('é')
})

test('notes that the backend was used, so that it is kept', async () => {
  const clock = new FakeClock()
  const pools = new Backends({ allows: () => true }, clock)
  const backend = pools.backend('account', 'http://127.0.0.1:1')
  clock.pass(5000)
  await fetchBackend(backend, get, roomy, clock)
  expect(backend.lastUsedAt).toBe(clock.now())
  await pools.close(0)
})

test('never follows a redirect', async () => {
  await using upstream = await scriptedUpstream()
  upstream.answers((_, response) => response.writeHead(302, { Location: '/elsewhere' }).end())
  expect(await ask(upstream.origin)).toMatchObject({ outcome: 'answered', status: 302 })
  expect(upstream.seen).toHaveLength(1)
})

test('an interim answer is not the answer', async () => {
  await using upstream = await rawUpstream((socket) => {
    socket.once('data', () => socket.write('HTTP/1.1 103 Early\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'))
  })
  expect(await ask(upstream.origin)).toMatchObject({ outcome: 'answered', status: 200 })
})

describe('an answer that is too large', () => {
  test.each([
    ['with a length', { 'Content-Length': '1001' }],
    ['in chunks', {}],
  ])('is not taken: %s', async (_, headers) => {
    await using upstream = await scriptedUpstream()
    upstream.answers((__, response) => response.writeHead(200, headers).end('x'.repeat(1001)))
    expect(await ask(upstream.origin)).toEqual({ outcome: 'too-large', reason: 'The answer is larger than 1000 bytes' })
  })

  test('by one byte less is taken', async () => {
    await using upstream = await scriptedUpstream()
    upstream.answers((_, response) => response.end('x'.repeat(1000)))
    expect(await ask(upstream.origin)).toMatchObject({ outcome: 'answered' })
  })
})

describe('a backend that takes too long is given up', () => {
  const late = { outcome: 'timed-out', reason: 'No answer within 80 ms' }

  test.each<[string, (socket: Socket) => void]>([
    ['before its answer', () => undefined],
    [
      'in the middle of its answer',
      (socket) => socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf')),
    ],
  ])('%s', async (_, behave) => {
    await using upstream = await rawUpstream(behave)
    expect(await ask(upstream.origin, {}, { timeoutMs: 80, maxBytes: 1000 })).toEqual(late)
    for (let turn = 0; turn < 100 && upstream.connections.size > 0; turn++) await new Promise(setImmediate)
    expect(upstream.connections.size).toBe(0)
  })

  test('also while it waits for a socket', async () => {
    await using upstream = await rawUpstream(() => undefined)
    const clock = new FakeClock()
    const pools = new Backends({ allows: () => true }, clock)
    const backend = pools.backend('account', upstream.origin)
    const limits = { timeoutMs: 80, maxBytes: 1000 }
    const answers = await Promise.all(Array.from({ length: 600 }, () => fetchBackend(backend, get, limits, clock)))
    expect(answers.every(({ outcome }) => outcome === 'timed-out')).toBe(true)
    await pools.close(0)
  })
})

describe('never rejects', () => {
  test('when nobody listens', async () => {
    expect(await ask('http://127.0.0.1:1')).toMatchObject({ outcome: 'broken' })
  })

  test('when the address is refused', async () => {
    await using upstream = await scriptedUpstream()
    const answer = await ask(upstream.origin, {}, roomy, () => false)
    expect(answer).toMatchObject({ outcome: 'refused-address' })
    expect(upstream.seen).toHaveLength(0)
  })

  test('when the answer is garbage', async () => {
    await using upstream = await rawUpstream((socket) => socket.once('data', () => socket.end('\0\0\r\n\r\n')))
    expect(await ask(upstream.origin)).toMatchObject({ outcome: 'broken' })
  })

  test('when the request itself cannot be sent', async () => {
    expect(await ask('http://127.0.0.1:1', { headers: ['Bad Name', 'x'] })).toMatchObject({ outcome: 'broken' })
    expect(await ask('http://127.0.0.1:1', { headers: ['Expect', 'x'] })).toMatchObject({ outcome: 'broken' })
  })

  test('when the answer breaks off', async () => {
    await using upstream = await rawUpstream((socket) => {
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf'))
    })
    expect(await ask(upstream.origin)).toMatchObject({ outcome: 'broken' })
  })
})

describe('a kept connection that the backend closes just then', () => {
  /** Answers a connection's first request, breaks at its second. */
  const onceOnly = (socket: Socket) => {
    let requests = 0
    socket.on('data', () => {
      if (requests++ === 0) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')
      else socket.destroy()
    })
  }

  async function askTwice(method: string) {
    await using upstream = await rawUpstream(onceOnly)
    const clock = new FakeClock()
    const pools = new Backends({ allows: () => true }, clock)
    const backend = pools.backend('account', upstream.origin)
    await fetchBackend(backend, { ...get, method }, roomy, clock)
    // The connection is free a turn later.
    await sleep(10)
    const second = await fetchBackend(backend, { ...get, method }, roomy, clock)
    await pools.close(0)
    return second.outcome
  }

  test('is asked again for what changes nothing', async () => {
    expect(await askTwice('GET')).toBe('answered')
  })

  test('is not asked again for anything else', async () => {
    expect(await askTwice('POST')).toBe('broken')
    expect(await askTwice('DELETE')).toBe('broken')
  })
})

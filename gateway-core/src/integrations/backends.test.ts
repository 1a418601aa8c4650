import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { FakeClock } from '../testing/fake-clock.ts'
import { rawUpstream } from '../testing/scripted-upstream.ts'
import { Backends } from './backends.ts'

const anywhere = { allows: () => true }

function ask(backends: Backends, origin: string): Promise<string> {
  const backend = backends.backend('account', origin)
  return new Promise((resolve) => {
    let body = ''
    backend.dispatch({
      upstreamRequest: { path: '/', method: 'GET', headers: [], body: null },
      isOver: false,
      onStart: () => undefined,
      onSent: () => undefined,
      onHead: () => undefined,
      onData(chunk) {
        body += chunk.toString()
      },
      onEnd: () => resolve(body),
      onError: (error) => resolve(error.message),
    })
  })
}

function answering() {
  return rawUpstream((socket) => {
    socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'))
  })
}

test('there is one backend for an account, an origin and a way to check certificates', () => {
  const backends = new Backends(anywhere, new FakeClock())
  const one = backends.backend('a', 'https://backend')
  expect(backends.backend('a', 'https://backend', {})).toBe(one)
  expect(backends.backend('b', 'https://backend')).not.toBe(one)
  expect(backends.backend('a', 'https://other')).not.toBe(one)
  expect(backends.backend('a', 'https://backend', { insecureSkipVerification: true })).not.toBe(one)
})

test('a backend that nobody uses for five minutes is closed, and opens again when it is used', async () => {
  const clock = new FakeClock()
  const backends = new Backends(anywhere, clock)
  await using upstream = await answering()
  const kept = backends.backend('account', upstream.origin)
  expect(await ask(backends, upstream.origin)).toBe('ok')
  clock.pass(299_999)
  backends.sweep()
  expect(backends.backend('account', upstream.origin)).toBe(kept)
  clock.pass(1)
  backends.sweep()
  expect(backends.backend('account', upstream.origin)).not.toBe(kept)
  for (let attempt = 0; attempt < 100 && upstream.connections.size > 0; attempt++) await sleep(10)
  expect(upstream.connections.size).toBe(0)
  expect(await ask(backends, upstream.origin)).toBe('ok')
  await backends.close(100)
})

test('closing waits for what is under way', async () => {
  const backends = new Backends(anywhere, new FakeClock())
  await using upstream = await rawUpstream((socket) => {
    socket.once('data', () => setTimeout(() => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'), 100))
  })
  const answer = ask(backends, upstream.origin)
  await sleep(50)
  await backends.close(2000)
  expect(await answer).toBe('ok')
})

test('closing breaks what takes longer than its patience', async () => {
  const backends = new Backends(anywhere, new FakeClock())
  let closed: Promise<unknown> | undefined
  await using upstream = await rawUpstream((socket) => {
    closed = once(socket, 'close')
  })
  const answer = ask(backends, upstream.origin)
  await sleep(50)
  const started = performance.now()
  await backends.close(100)
  expect(performance.now() - started).toBeLessThan(10_000)
  expect(await answer).not.toBe('ok')
  await closed
})

test('closing with nothing open is done at once', async () => {
  const backends = new Backends(anywhere, new FakeClock())
  backends.backend('account', 'http://127.0.0.1:1')
  await expect(backends.close(100)).resolves.toBeUndefined()
})

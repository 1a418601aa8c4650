import type { Socket } from 'node:net'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { apiKeyValue, httpProxy } from '../testing/deployed-api.ts'
import { type Scenario, scenario } from '../testing/scenario.ts'
import { rawUpstream } from '../testing/scripted-upstream.ts'

/** A backend that says `reply` when a head has come, and then nothing more. */
let reply = ''
let heard = ''
const backend = await rawUpstream((socket) => {
  socket.on('data', (chunk) => {
    heard += chunk.toString('latin1')
    if (reply !== '') socket.write(reply)
  })
})
afterAll(() => backend[Symbol.asyncDispose]())

let api: Scenario
beforeEach(async () => {
  heard = ''
  reply = ''
  api = await scenario({
    methods: { 'POST /': { ...httpProxy(backend.origin), apiKeyRequired: true } },
    plan: { throttle: { rateLimit: 0.001, burstLimit: 2 }, quota: { limit: 2, offset: 0, period: 'DAY' } },
  })
})
afterEach(() => api[Symbol.asyncDispose]())

/** A caller that has said this much. */
async function calling(rest: string, ...lines: string[]): Promise<Socket> {
  const socket = connect(Number(new URL(api.origin).port), '127.0.0.1')
  socket.on('error', () => undefined)
  socket.write(
    `${['POST /prod HTTP/1.1', `Host: ${api.host}`, `X-Api-Key: ${apiKeyValue}`, ...lines].join('\r\n')}\r\n\r\n${rest}`,
  )
  socket.resume()
  return socket
}

const reached = () => expect.poll(() => heard).toContain('POST / HTTP/1.1')

describe('nothing of a caller that leaves stays behind', () => {
  const ways: readonly [string, (socket: Socket) => void][] = [
    ['politely', (socket) => socket.end()],
    ['at once', (socket) => socket.destroy()],
    ['by a reset', (socket) => socket.resetAndDestroy()],
  ]

  test.each(ways)('in the middle of its body, %s', async (_, leave) => {
    const socket = await calling('half', 'Content-Length: 1000')
    await reached()
    leave(socket)
    await expect.poll(() => backend.connections.size).toBe(0)
    await expect.poll(() => api.ports.records).toMatchObject([{ outcome: 'admitted' }])
  })

  test.each(ways)('while the backend thinks, %s', async (_, leave) => {
    const socket = await calling('hello', 'Content-Length: 5')
    await reached()
    leave(socket)
    await expect.poll(() => backend.connections.size).toBe(0)
    await expect.poll(() => api.ports.records).toMatchObject([{ outcome: 'admitted', status: 499 }])
  })

  test.each(ways)('in the middle of the answer, %s', async (_, leave) => {
    reply = 'HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf'
    const socket = await calling('hello', 'Content-Length: 5')
    await reached()
    await sleep(20)
    leave(socket)
    await expect.poll(() => backend.connections.size).toBe(0)
    await expect.poll(() => api.ports.records.length).toBe(1)
  })

  test('in the middle of its head', async () => {
    const socket = connect(Number(new URL(api.origin).port), '127.0.0.1', () => {
      socket.write('POST /prod HTTP/1.1\r\nHost:')
      socket.end()
    })
    socket.resume()
    await new Promise((resolve) => socket.once('close', resolve))
    expect([heard, api.ports.records]).toEqual(['', []])
  })

  test('before it is told to go on', async () => {
    const socket = await calling('', 'Content-Length: 5', 'Expect: 100-continue')
    await sleep(50)
    socket.destroy()
    await expect.poll(() => backend.connections.size).toBe(0)
    await expect.poll(() => api.ports.records.length).toBe(1)
  })
})

test('who left is counted, and who comes later gets what is left and no more', async () => {
  const first = await calling('hello', 'Content-Length: 5')
  await reached()
  first.destroy()
  await expect.poll(() => api.ports.records.length).toBe(1)
  reply = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'
  const options = { key: api.key, body: 'hello' }
  expect((await api.call('POST', '/', options)).status).toBe(200)
  expect((await api.call('POST', '/', options)).status).toBe(429)
})

test('a thousand who leave leave nothing behind', async () => {
  await api.deploy({ methods: { 'POST /': httpProxy(backend.origin) } })
  for (let round = 0; round < 10; round++) {
    const sockets = await Promise.all(Array.from({ length: 100 }, () => calling('x', 'Content-Length: 5')))
    await sleep(20)
    for (const socket of sockets) socket.destroy()
  }
  await expect.poll(() => backend.connections.size, { timeout: 5000 }).toBe(0)
  reply = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'
  expect((await api.call('POST', '/', { body: 'hello' })).body).toBe('ok')
})

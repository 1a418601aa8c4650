import { once } from 'node:events'
import { createServer, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { maxPayloadBytes, PayloadTooLarge } from '../client.ts'
import { ClientBody } from './client-body.ts'

/** Sends a body, lets a test read it as a stream of its own, and tells what both sides saw. */
async function sent(body: string | Buffer, read: (body: ClientBody, raw: IncomingMessage) => Promise<unknown>) {
  const outcome = Promise.withResolvers<unknown>()
  const server = createServer((incoming, response) => {
    const own = new ClientBody(incoming, 20_000, () => undefined)
    read(own, incoming)
      .then(outcome.resolve, outcome.resolve)
      .finally(() => response.end('answered'))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const answer = new Promise<string>((resolve, reject) => {
    const asking = request({ port, method: 'POST', agent: false }, (response) => resolve(text(response)))
    asking.on('error', reject)
    asking.end(body)
  })
  const result = { read: await outcome.promise, answer: await answer }
  server.close().closeAllConnections()
  return result
}

test('is the request’s body', async () => {
  expect(await sent('hello', (body) => text(body))).toEqual({ read: 'hello', answer: 'answered' })
})

test('an empty body ends', async () => {
  expect(await sent('', (body) => text(body))).toEqual({ read: '', answer: 'answered' })
})

test('a large body is whole, however slowly it is read', async () => {
  const large = Buffer.alloc(3_000_000, 'abc')
  const { read } = await sent(large, async (body) => {
    let bytes = 0
    for await (const chunk of body) {
      bytes += chunk.length
      await new Promise((resolve) => setImmediate(resolve))
    }
    return bytes
  })
  expect(read).toBe(large.length)
})

test('of exactly the largest size passes', async () => {
  const { read } = await sent(Buffer.alloc(maxPayloadBytes), async (body) => {
    let bytes = 0
    for await (const chunk of body) bytes += chunk.length
    return bytes
  })
  expect(read).toBe(maxPayloadBytes)
})

test('one byte more fails, and the answer can still be read', async () => {
  const { read, answer } = await sent(Buffer.alloc(maxPayloadBytes + 1), (body) => text(body))
  expect(read).toBeInstanceOf(PayloadTooLarge)
  expect(answer).toBe('answered')
})

test('may be destroyed without breaking the connection', async () => {
  const { answer } = await sent(Buffer.alloc(300_000), async (body) => {
    body.destroy(new Error('not wanted'))
  })
  expect(answer).toBe('answered')
})

test('what comes after it was destroyed is read and dropped', async () => {
  const { read, answer } = await sent(Buffer.alloc(300_000), async (body, raw) => {
    body.destroy()
    await once(raw, 'end')
    return raw.complete
  })
  expect([read, answer]).toEqual([true, 'answered'])
})

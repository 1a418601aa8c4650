import { once } from 'node:events'
import { createServer, request } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { maxPayloadBytes, PayloadTooLarge } from '../client.ts'
import { deadlines } from '../upstream/deadlines.ts'
import { WholeBody } from './whole-body.ts'

/** A server that takes the body of one request. */
async function taking(silenceMs = 20_000) {
  const outcome = Promise.withResolvers<Buffer | Error>()
  let told = 0
  let silences = 0
  const server = createServer((incoming, response) => {
    const onSilence = () => {
      silences++
      incoming.destroy()
    }
    const done = (body: Buffer | Error) => {
      told++
      outcome.resolve(body)
      response.end('answered')
    }
    new WholeBody(incoming, silenceMs, onSilence, done)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    outcome: outcome.promise,
    counts: () => ({ told, silences }),
    [Symbol.asyncDispose]: async () => void server.close().closeAllConnections(),
  }
}

describe('the whole body', () => {
  test.each([
    ['small', 'hello'],
    ['empty', ''],
    ['of many pieces', 'abcdefghij'.repeat(300_000)],
    ['as large as it may be', 'x'.repeat(maxPayloadBytes)],
  ])('%s', async (_, body) => {
    await using server = await taking()
    const answer = new Promise<string>((resolve, reject) => {
      const asking = request({ port: server.port, method: 'POST', agent: false }, (response) => resolve(text(response)))
      asking.on('error', reject)
      asking.end(body)
    })
    expect((await server.outcome).toString() === body).toBe(true)
    expect(await answer).toBe('answered')
    expect(server.counts()).toEqual({ told: 1, silences: 0 })
  })

  test('that is too large is an error, and the connection still carries the answer', async () => {
    await using server = await taking()
    const answer = new Promise<string>((resolve, reject) => {
      const asking = request({ port: server.port, method: 'POST', agent: false }, (response) => resolve(text(response)))
      asking.on('error', reject)
      asking.end('x'.repeat(maxPayloadBytes + 1))
    })
    expect(await server.outcome).toBeInstanceOf(PayloadTooLarge)
    expect(await answer).toBe('answered')
    expect(server.counts().told).toBe(1)
  })

  test('that breaks off is an error', async () => {
    await using server = await taking()
    const socket = connect(server.port, '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf', () => socket.resetAndDestroy())
    const outcome = await server.outcome
    expect(outcome).toBeInstanceOf(Error)
    expect(outcome).not.toBeInstanceOf(PayloadTooLarge)
    expect(server.counts()).toEqual({ told: 1, silences: 0 })
  })

  test('that stops coming is given up, and whoever waits is told', async () => {
    await using server = await taking(30)
    const socket = connect(server.port, '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf')
    expect(await server.outcome).toBeInstanceOf(Error)
    await once(socket.resume(), 'close')
    expect(server.counts()).toEqual({ told: 1, silences: 1 })
  })
})

test('nothing is watched any more when it is over', async () => {
  await using server = await taking()
  const before = deadlines.size
  const asking = request({ port: server.port, method: 'POST', agent: false })
  asking.end('hello')
  await server.outcome
  expect(deadlines.size).toBe(before)
  await once(asking, 'response')
})

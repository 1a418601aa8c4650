import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { type Client, PayloadTooLarge } from './client.ts'
import { readPayload } from './payload.ts'
import { mock } from './testing/deployed-api.ts'
import { stagedExchange } from './testing/staged-exchange.ts'

function exchangeWith(more: Partial<Pick<Client, 'body' | 'whole' | 'bodyLength'>>) {
  const { exchange, client } = stagedExchange({ methods: { 'GET /': mock(200, 'ok') } })
  Object.assign(client, { bodyLength: -1, ...more })
  return exchange
}

describe('a body', () => {
  test('is read once, and then it is there', async () => {
    let reads = 0
    const body = () => {
      reads++
      return Readable.from([Buffer.from('hel'), Buffer.from('lo')])
    }
    const exchange = exchangeWith({ body })
    expect(await readPayload(exchange)).toBeUndefined()
    expect(exchange.payload?.toString()).toBe('hello')
    expect(readPayload(exchange)).toBeUndefined()
    expect(reads).toBe(1)
  })

  test('that is none is there at once', () => {
    const exchange = exchangeWith({ bodyLength: 0 })
    expect(readPayload(exchange)).toBeUndefined()
    expect(exchange.payload).toHaveLength(0)
  })

  test('comes the short way where there is one', async () => {
    const exchange = exchangeWith({ whole: (done) => done(Buffer.from('short')) })
    expect(await readPayload(exchange)).toBeUndefined()
    expect(exchange.payload?.toString()).toBe('short')
  })
})

describe('a body that cannot be read', () => {
  const failing = (error?: Error) => () => {
    const body = new Readable({ read: () => undefined })
    body.push('half')
    body.on('error', () => undefined)
    setImmediate(() => body.destroy(error))
    return body
  }

  test.each([
    ['because it is too large', { body: failing(new PayloadTooLarge()) }, 'REQUEST_TOO_LARGE'],
    ['because it is too large, the short way', { whole: tell(new PayloadTooLarge()) }, 'REQUEST_TOO_LARGE'],
    ['because the caller failed', { body: failing(new Error('left')) }, 'DEFAULT_4XX'],
    ['because the caller failed, the short way', { whole: tell(new Error('left')) }, 'DEFAULT_4XX'],
    ['because it broke off', { body: failing() }, 'DEFAULT_4XX'],
  ])('%s is refused', async (_, how, type) => {
    const exchange = exchangeWith(how)
    expect(await readPayload(exchange)).toMatchObject({ type })
    expect(exchange.payload).toBeUndefined()
  })
})

function tell(error: Error): NonNullable<Client['whole']> {
  return (done) => done(error)
}

import { GetAccountCommand } from '@aws-sdk/client-api-gateway'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Context } from '#server/context.ts'
import { readSettings } from '#server/settings.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { limitRate } from './limit-rate.ts'
import { sendSigned } from './testing/send-signed.ts'
import { createTestAccessKey, createWireClient } from './testing/wire-client.ts'

const limited = () => readSettings({ MANAGEMENT_RATE_LIMIT: '2,5' })

describe('by the clock', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  /** How many of several calls at once are let through. */
  async function passing(settings: ReturnType<typeof limited>, calls: number, account = '1'): Promise<number> {
    const made = await Promise.allSettled(Array.from({ length: calls }, () => limitRate(settings, account)))
    return made.filter(({ status }) => status === 'fulfilled').length
  }

  test('a burst passes, and then what the rate gives', async () => {
    const settings = limited()
    expect(await passing(settings, 20)).toBe(5)
    vi.advanceTimersByTime(1001)
    expect(await passing(settings, 20)).toBe(2)
    vi.advanceTimersByTime(3001)
    expect(await passing(settings, 20)).toBe(5)
  })

  test('a refusal says when to try again', async () => {
    const settings = limited()
    await passing(settings, 5)
    await expect(limitRate(settings, '1')).rejects.toMatchObject({
      failure: 'TooManyRequestsException',
      message: 'Too Many Requests',
      retryAfterSeconds: 1,
    })
  })

  test('each account has its own', async () => {
    const settings = limited()
    expect(await passing(settings, 9, '1')).toBe(5)
    expect(await passing(settings, 9, '2')).toBe(5)
  })

  test('a burst that is the rate has no more to give', async () => {
    const settings = readSettings({ MANAGEMENT_RATE_LIMIT: '3,3' })
    expect(await passing(settings, 9)).toBe(3)
  })

  test('switched off, any number passes', async () => {
    expect(await passing(readSettings({ MANAGEMENT_RATE_LIMIT: 'off' }), 5000)).toBe(5000)
  })

  test('unless told, one’s own tools never meet it', async () => {
    expect(await passing(readSettings({}), 1000)).toBe(400)
  })
})

/** A context in which one call is let through, and no second comes for a long time. */
const once = (context: Context): Context => ({
  ...context,
  settings: { ...context.settings, managementRateLimit: { ratePerSecond: 1, burst: 1 } },
})

test('429 with Retry-After on the wire, and nothing is done', () =>
  withWorld(async ({ owner }) => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] })
    try {
      const context = once(owner)
      const key = await createTestAccessKey(owner)
      const call = { verb: 'POST', path: '/restapis', body: '{"name":"x"}' }
      expect((await sendSigned(context, key, call)).status).toBe(201)
      const refused = await sendSigned(context, key, call)
      expect(refused.status).toBe(429)
      expect(refused.headers.get('Retry-After')).toBe('1')
      expect(refused.headers.get('x-amzn-ErrorType')).toBe('TooManyRequestsException:')
      expect(await refused.json()).toEqual({ message: 'Too Many Requests' })
      const listed = await sendSigned(owner, key, { verb: 'GET', path: '/restapis' })
      expect(await listed.json()).toMatchObject({ item: [{ name: 'x' }] })
    } finally {
      vi.useRealTimers()
    }
  }))

test('the SDK knows it as an error to try again', () =>
  withWorld(async ({ owner }) => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] })
    try {
      const client = await createWireClient(once(owner))
      await client.send(new GetAccountCommand({}))
      await expect(client.send(new GetAccountCommand({}))).rejects.toMatchObject({
        name: 'TooManyRequestsException',
        retryAfterSeconds: '1',
      })
    } finally {
      vi.useRealTimers()
    }
  }))

test('who is not known is told so, not how often to ask', () =>
  withWorld(async ({ owner }) => {
    const context = once(owner)
    const key = { accessKeyId: 'AKIANOBODY', secretAccessKey: 'nothing' }
    for (let call = 0; call < 3; call++) {
      expect((await sendSigned(context, key, { verb: 'GET', path: '/account' })).status).toBe(403)
    }
  }))

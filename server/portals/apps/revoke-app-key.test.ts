import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { apiKeys, usage } from '#db/schema.ts'
import { readApiKeys } from '../../adapters/data-plane/snapshot/read-access.ts'
import { hashApiKeyValue } from '../../secrets.ts'
import { type World, withWorld } from '../../testing/with-world.ts'
import { createSubscription } from '../subscriptions/create-subscription.ts'
import { offerProduct } from '../testing/offer-product.ts'
import { getApp } from './get-app.ts'
import { renewAppKey } from './renew-app-key.ts'
import { retireAppKey } from './retire-app-key.ts'
import { revealAppKey } from './reveal-app-key.ts'
import { revokeAppKey } from './revoke-app-key.ts'
import { rotateAppKey } from './rotate-app-key.ts'
import { setAppKeyExpiry } from './set-app-key-expiry.ts'

test('revoking ends both values at once; a new value is the same key to every limit', () =>
  withWorld(async (world) => {
    const { consumer, db } = world
    const { appId } = await subscribe(world)
    await rotateAppKey(consumer, { appId })
    const { value, previousValue = '' } = await revealAppKey(consumer, { appId })
    const { key } = await revokeAppKey(consumer, { appId })
    expect(key).toMatchObject({ revokedAt: consumer.now(), hasPreviousValue: false })
    const served = async () => (await readApiKeys(db, [key?.apiKeyId ?? ''])).map(([hash]) => hash)
    expect(await served()).toHaveLength(1)
    expect(await served()).not.toContain(hashApiKeyValue(value))
    expect(await served()).not.toContain(hashApiKeyValue(previousValue))
    for (const call of [revealAppKey, rotateAppKey, revokeAppKey]) {
      await expect(call(consumer, { appId })).rejects.toThrow('revoked')
    }
    const renewed = await renewAppKey(consumer, { appId })
    expect(renewed.key).toMatchObject({ apiKeyId: key?.apiKeyId, revokedAt: undefined })
    const { value: next } = await revealAppKey(consumer, { appId })
    expect(next).not.toBe(value)
    expect(await served()).toEqual([hashApiKeyValue(next)])
    await expect(renewAppKey(consumer, { appId })).rejects.toMatchObject({ failure: 'ConflictException' })
  }))

test('a key ends at the time that was chosen; a later one makes it work again', () =>
  withWorld(async (world) => {
    const { consumer, passTime } = world
    const { appId } = await subscribe(world)
    const expiresAt = new Date(consumer.now().getTime() + 86_400_000)
    expect((await setAppKeyExpiry(consumer, { appId, expiresAt })).key).toMatchObject({ expiresAt, isExpired: false })
    passTime(86_400_000)
    expect((await getApp(consumer, { appId })).key?.isExpired).toBe(true)
    await expect(setAppKeyExpiry(consumer, { appId, expiresAt })).rejects.toMatchObject({
      fields: { expiresAt: expect.any(String) },
    })
    expect((await setAppKeyExpiry(consumer, { appId, expiresAt: null })).key).toMatchObject({
      expiresAt: undefined,
      isExpired: false,
    })
  }))

test('the old value is safe to retire after a day without a call, and not before', () =>
  withWorld(async (world) => {
    const { consumer, db, owner, passTime } = world
    const { appId, plan } = await subscribe(world)
    const rotatedAt = consumer.now()
    const { key } = await rotateAppKey(consumer, { appId })
    const apiKeyId = key?.apiKeyId ?? ''
    const use = async () => (await getApp(consumer, { appId })).key?.previousUse
    expect(await use()).toEqual({ rotatedAt, lastUsedAt: undefined, calls: 0, isSafeToRetire: false })
    passTime(86_400_001)
    expect(await use()).toMatchObject({ calls: 0, isSafeToRetire: true })
    const lastUsedAt = new Date(consumer.now().getTime() - 180_000)
    await db.update(apiKeys).set({ previousLastUsedAt: lastUsedAt }).where(eq(apiKeys.id, apiKeyId))
    const none = { admitted: 12, throttled: 0, quotaExceeded: 0, refused: 0, clientErrors: 0, serverErrors: 0 }
    await db.insert(usage).values({
      ...none,
      accountId: owner.accountId,
      usagePlanId: plan.usagePlanId,
      apiKeyId,
      restApiId: 'api',
      stageName: 'prod',
      hour: new Date(Math.floor(lastUsedAt.getTime() / 3_600_000) * 3_600_000),
      latencyMs: 1,
      withPreviousValue: 12,
    })
    expect(await use()).toEqual({ rotatedAt, lastUsedAt, calls: 12, isSafeToRetire: false })
    passTime(86_400_000)
    expect(await use()).toMatchObject({ lastUsedAt, calls: 0, isSafeToRetire: true })
    await retireAppKey(consumer, { appId })
    await rotateAppKey(consumer, { appId })
    expect(await use()).toMatchObject({ lastUsedAt: undefined, calls: 0, isSafeToRetire: false })
    expect((await db.select().from(usage))[0]?.withPreviousValue).toBe(0)
  }))

async function subscribe({ owner, consumer }: World) {
  const { product, freePlan } = await offerProduct(owner)
  return await createSubscription(consumer, { productId: product.productId, usagePlanId: freePlan })
}

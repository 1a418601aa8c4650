import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { apiKeys, usagePlanKeys } from '#db/schema.ts'
import { readApiKeys } from '../../adapters/data-plane/snapshot/read-access.ts'
import { hashApiKeyValue } from '../../secrets.ts'
import { type World, withWorld } from '../../testing/with-world.ts'
import { createSubscription } from '../subscriptions/create-subscription.ts'
import { offerProduct } from '../testing/offer-product.ts'
import { createApp } from './create-app.ts'
import { getApp } from './get-app.ts'
import { retireAppKey } from './retire-app-key.ts'
import { revealAppKey } from './reveal-app-key.ts'
import { rotateAppKey } from './rotate-app-key.ts'

test('both values are one key to the gateway, until the old one is retired', () =>
  withWorld(async (world) => {
    const { consumer, db } = world
    const appId = await subscribe(world)
    const { value: first } = await revealAppKey(consumer, { appId })
    const app = await rotateAppKey(consumer, { appId })
    const { value, previousValue } = await revealAppKey(consumer, { appId })
    expect(previousValue).toBe(first)
    expect(value).not.toBe(first)
    const id = app.key?.apiKeyId ?? ''
    const [[, served] = []] = await readApiKeys(db, [id])
    expect(served).toMatchObject({ id, enabled: true, usagePlanIds: [expect.any(String)] })
    expect(await readApiKeys(db, [id])).toEqual([
      [hashApiKeyValue(value), served],
      [hashApiKeyValue(first), { ...served, isPrevious: true }],
    ])
    expect(await retireAppKey(consumer, { appId })).toMatchObject({ key: { apiKeyId: id, hasPreviousValue: false } })
    expect(await revealAppKey(consumer, { appId })).toEqual({ value, previousValue: undefined })
    expect(await readApiKeys(db, [id])).toEqual([[hashApiKeyValue(value), served]])
    expect(await db.select().from(usagePlanKeys)).toHaveLength(1)
  }))

test('rotating does not lift the provider’s block', () =>
  withWorld(async (world) => {
    const { consumer, db } = world
    const appId = await subscribe(world)
    await db.update(apiKeys).set({ enabled: false }).where(eq(apiKeys.appId, appId))
    expect(await rotateAppKey(consumer, { appId })).toMatchObject({ key: { enabled: false } })
  }))

test('409 for a rotation before the last one is finished, 404 to retire nothing', () =>
  withWorld(async (world) => {
    const { consumer } = world
    const appId = await subscribe(world)
    await expect(retireAppKey(consumer, { appId })).rejects.toMatchObject({ failure: 'NotFoundException' })
    await rotateAppKey(consumer, { appId })
    expect((await getApp(consumer, { appId })).key?.hasPreviousValue).toBe(true)
    await expect(rotateAppKey(consumer, { appId })).rejects.toMatchObject({ failure: 'ConflictException' })
  }))

test('404 without a key, and for anybody else; 403 for a visitor', () =>
  withWorld(async (world) => {
    const { owner, consumer, stranger, visitor } = world
    const appId = await subscribe(world)
    const { appId: bare } = await createApp(consumer, { name: 'Bare', accountId: owner.accountId })
    await expect(rotateAppKey(consumer, { appId: bare })).rejects.toMatchObject({ failure: 'NotFoundException' })
    for (const other of [owner, stranger]) {
      await expect(rotateAppKey(other, { appId })).rejects.toMatchObject({ failure: 'NotFoundException' })
      await expect(retireAppKey(other, { appId })).rejects.toMatchObject({ failure: 'NotFoundException' })
    }
    await expect(rotateAppKey(visitor, { appId })).rejects.toMatchObject({ failure: 'ForbiddenException' })
  }))

async function subscribe({ owner, consumer }: World): Promise<string> {
  const { product, freePlan } = await offerProduct(owner)
  const { appId } = await createSubscription(consumer, { productId: product.productId, usagePlanId: freePlan })
  return appId
}

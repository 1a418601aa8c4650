import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { apiKeys, auditRecords, configurationChanges } from '#db/schema.ts'
import { withWorld } from '../../testing/with-world.ts'
import { createSubscription } from '../subscriptions/create-subscription.ts'
import { offerProduct } from '../testing/offer-product.ts'
import { createApp } from './create-app.ts'
import { deleteApp } from './delete-app.ts'
import { getApp } from './get-app.ts'
import { appsPerConsumer } from './insert-app.ts'
import { listApps } from './list-apps.ts'
import { renameApp } from './rename-app.ts'
import { revealAppKey } from './reveal-app-key.ts'

test('200 without a key until it subscribes; the provider’s log has it', () =>
  withWorld(async ({ owner, consumer, db }) => {
    await offerProduct(owner)
    const app = await createApp(consumer, { name: ' Shop ', accountId: owner.accountId })
    expect(app).toMatchObject({
      name: 'Shop',
      key: undefined,
      subscriptions: [],
      provider: { accountId: owner.accountId },
    })
    expect(await getApp(consumer, { appId: app.appId })).toEqual(app)
    await expect(revealAppKey(consumer, { appId: app.appId })).rejects.toMatchObject({ failure: 'NotFoundException' })
    const log = await db.select().from(auditRecords).where(eq(auditRecords.operation, 'CreateApp'))
    expect(log).toMatchObject([{ accountId: owner.accountId, resource: `/apps/${app.appId}` }])
  }))

test('400 for an empty name, 403 for a visitor, 404 for a provider without anything to see', () =>
  withWorld(async ({ owner, stranger, consumer, visitor }) => {
    await offerProduct(owner, { visibility: 'private' })
    await offerProduct(stranger, { name: 'Cats', visibility: 'signed-in' })
    const { accountId } = stranger
    await expect(createApp(consumer, { name: ' ', accountId })).rejects.toMatchObject({
      failure: 'BadRequestException',
    })
    await expect(createApp(visitor, { name: 'a', accountId })).rejects.toMatchObject({ failure: 'ForbiddenException' })
    await expect(createApp(consumer, { name: 'a', accountId: owner.accountId })).rejects.toMatchObject({
      failure: 'NotFoundException',
    })
    expect(await createApp(consumer, { name: 'a', accountId })).toBeDefined()
  }))

test('429 for one app too many; they come in pages', () =>
  withWorld(async ({ owner, consumer }) => {
    await offerProduct(owner)
    const { accountId } = owner
    for (let made = 0; made < appsPerConsumer; made++) await createApp(consumer, { name: `App ${made}`, accountId })
    await expect(createApp(consumer, { name: 'One more', accountId })).rejects.toMatchObject({
      failure: 'LimitExceededException',
    })
    const first = await listApps(consumer, { limit: 15 })
    const second = await listApps(consumer, { limit: 15, position: first.position })
    expect([first.items.length, second.items.length, second.position]).toEqual([15, appsPerConsumer - 15, undefined])
  }))

test('a new name is the key’s name too', () =>
  withWorld(async ({ owner, consumer, db }) => {
    const { product, freePlan } = await offerProduct(owner)
    const { appId } = await createSubscription(consumer, { productId: product.productId, usagePlanId: freePlan })
    expect(await renameApp(consumer, { appId, name: 'Checkout' })).toMatchObject({ name: 'Checkout' })
    expect(await db.select().from(apiKeys).where(eq(apiKeys.appId, appId))).toMatchObject([{ name: 'Checkout' }])
  }))

test('deleting takes the key with it and tells the gateway', () =>
  withWorld(async ({ owner, consumer, db }) => {
    const { product, freePlan } = await offerProduct(owner)
    const { appId } = await createSubscription(consumer, { productId: product.productId, usagePlanId: freePlan })
    const { key } = await getApp(consumer, { appId })
    const before = await db.select().from(configurationChanges)
    await deleteApp(consumer, { appId })
    expect(await db.select().from(apiKeys)).toEqual([])
    expect((await db.select().from(configurationChanges)).slice(before.length)).toMatchObject([
      { kind: 'api-key', key: key?.apiKeyId },
    ])
    expect((await listApps(consumer, {})).items).toEqual([])
  }))

test('404 for another consumer and for the provider', () =>
  withWorld(async ({ owner, stranger, consumer }) => {
    await offerProduct(owner)
    const { appId } = await createApp(consumer, { name: 'Mine', accountId: owner.accountId })
    for (const other of [owner, stranger]) {
      for (const attempt of [
        () => getApp(other, { appId }),
        () => renameApp(other, { appId, name: 'Taken' }),
        () => revealAppKey(other, { appId }),
        () => deleteApp(other, { appId }),
      ]) {
        await expect(attempt()).rejects.toMatchObject({ failure: 'NotFoundException' })
      }
      expect((await listApps(other, {})).items).toEqual([])
    }
  }))

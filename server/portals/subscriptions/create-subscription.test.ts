import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { apiKeys, auditRecords, configurationChanges, usagePlanKeys } from '#db/schema.ts'
import { hashApiKeyValue } from '../../secrets.ts'
import { withWorld } from '../../testing/with-world.ts'
import { createApp } from '../apps/create-app.ts'
import { getApp } from '../apps/get-app.ts'
import { listApps } from '../apps/list-apps.ts'
import { revealAppKey } from '../apps/reveal-app-key.ts'
import { createProduct } from '../products/create-product.ts'
import { offerProduct } from '../testing/offer-product.ts'
import { createSubscription } from './create-subscription.ts'

test('200 in one step: app with the consumer’s name, key in the plan, gateway told, provider’s log written', () =>
  withWorld(async ({ owner, consumer, db }) => {
    const { product, freePlan } = await offerProduct(owner)
    const subscription = await createSubscription(consumer, { productId: product.productId, usagePlanId: freePlan })
    expect(subscription).toMatchObject({
      accountId: owner.accountId,
      product: { slug: 'pets', name: 'Pets' },
      plan: { usagePlanId: freePlan, name: 'Free', price: undefined },
      app: { name: 'consumer’s app' },
    })
    const { value, previousValue } = await revealAppKey(consumer, { appId: subscription.appId })
    const [key] = await db
      .select()
      .from(apiKeys)
      .where(eq(apiKeys.valueHash, hashApiKeyValue(value)))
    expect(key).toMatchObject({ accountId: owner.accountId, appId: subscription.appId, enabled: true })
    expect([value, previousValue]).toEqual([expect.stringMatching(/^[a-z0-9]{40}$/), undefined])
    expect(
      await db
        .select()
        .from(usagePlanKeys)
        .where(eq(usagePlanKeys.apiKeyId, key?.id ?? '')),
    ).toEqual([{ usagePlanId: freePlan, apiKeyId: key?.id, direct: false }])
    expect(await db.select().from(configurationChanges)).toContainEqual(
      expect.objectContaining({ kind: 'api-key', key: key?.id }),
    )
    const log = await db.select().from(auditRecords).where(eq(auditRecords.operation, 'CreateSubscription'))
    expect(log).toMatchObject([{ accountId: owner.accountId, detail: { product: 'Pets', plan: 'Free' } }])
  }))

test('200 for a second product with the same app and the same key', () =>
  withWorld(async ({ owner, consumer }) => {
    const [pets, cats] = [await offerProduct(owner), await offerProduct(owner, { name: 'Cats' })]
    const first = await createSubscription(consumer, { productId: pets.product.productId, usagePlanId: pets.freePlan })
    const key = await revealAppKey(consumer, { appId: first.appId })
    const second = await createSubscription(consumer, { productId: cats.product.productId, usagePlanId: cats.freePlan })
    expect(second.appId).toBe(first.appId)
    expect(await revealAppKey(consumer, { appId: first.appId })).toEqual(key)
    expect((await getApp(consumer, { appId: first.appId })).subscriptions).toHaveLength(2)
  }))

test('an app at each provider', () =>
  withWorld(async ({ owner, stranger, consumer }) => {
    const [pets, cats] = [await offerProduct(owner), await offerProduct(stranger, { name: 'Cats' })]
    await createSubscription(consumer, { productId: pets.product.productId, usagePlanId: pets.freePlan })
    await createSubscription(consumer, { productId: cats.product.productId, usagePlanId: cats.freePlan })
    const { items } = await listApps(consumer, {})
    expect(items.map((app) => app.provider.accountId).sort()).toEqual([owner.accountId, stranger.accountId].sort())
    expect((await listApps(consumer, { accountId: owner.accountId })).items).toHaveLength(1)
  }))

test('409 for a second subscription to one product, under any plan', () =>
  withWorld(async ({ owner, consumer }) => {
    const { product, freePlan, basicPlan } = await offerProduct(owner)
    await createSubscription(consumer, { productId: product.productId, usagePlanId: freePlan })
    for (const usagePlanId of [freePlan, basicPlan]) {
      await expect(createSubscription(consumer, { productId: product.productId, usagePlanId })).rejects.toMatchObject({
        failure: 'ConflictException',
      })
    }
    expect((await listApps(consumer, {})).items).toHaveLength(1)
  }))

test('409 when the key would call one stage under two plans', () =>
  withWorld(async ({ owner, consumer }) => {
    const { product, stage, freePlan, basicPlan } = await offerProduct(owner)
    const twin = await createProduct(owner, {
      name: 'Twin',
      published: true,
      stages: [stage],
      plans: [{ usagePlanId: basicPlan }, { usagePlanId: freePlan }],
    })
    await createSubscription(consumer, { productId: product.productId, usagePlanId: freePlan })
    await expect(createSubscription(consumer, { productId: twin.productId, usagePlanId: basicPlan })).rejects.toThrow(
      'under the plan Free',
    )
    // Under the very same plan there is no doubt which limits count.
    expect(await createSubscription(consumer, { productId: twin.productId, usagePlanId: freePlan })).toBeDefined()
  }))

test('400 for an app at another provider', () =>
  withWorld(async ({ owner, stranger, consumer }) => {
    const { product, freePlan } = await offerProduct(owner)
    await offerProduct(stranger, { name: 'Cats' })
    const { appId } = await createApp(consumer, { name: 'Mine', accountId: stranger.accountId })
    await expect(
      createSubscription(consumer, { productId: product.productId, usagePlanId: freePlan, appId }),
    ).rejects.toMatchObject({ failure: 'BadRequestException', fields: { appId: expect.any(String) } })
  }))

test('403 for a visitor', () =>
  withWorld(async ({ owner, visitor }) => {
    const { product, freePlan } = await offerProduct(owner)
    await expect(
      createSubscription(visitor, { productId: product.productId, usagePlanId: freePlan }),
    ).rejects.toMatchObject({ failure: 'ForbiddenException' })
  }))

test('404 for a hidden product, a plan that it does not offer, or someone else’s app', () =>
  withWorld(async ({ owner, stranger, consumer }) => {
    const hidden = await offerProduct(owner, { visibility: 'private' })
    const { product, freePlan } = await offerProduct(owner, { name: 'Cats' })
    const { productId } = product
    const theirs = await createApp(stranger, { name: 'Theirs', accountId: owner.accountId })
    for (const input of [
      { productId: hidden.product.productId, usagePlanId: hidden.freePlan },
      { productId, usagePlanId: hidden.freePlan },
      { productId, usagePlanId: freePlan, appId: theirs.appId },
    ]) {
      await expect(createSubscription(consumer, input)).rejects.toMatchObject({ failure: 'NotFoundException' })
    }
    expect((await listApps(consumer, {})).items).toEqual([])
  }))

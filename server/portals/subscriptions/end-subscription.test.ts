import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { apiKeys, configurationChanges, usagePlanKeys } from '#db/schema.ts'
import { deleteApiKey } from '../../access/api-keys/delete-api-key.ts'
import { withWorld } from '../../testing/with-world.ts'
import { getApp } from '../apps/get-app.ts'
import { revealAppKey } from '../apps/reveal-app-key.ts'
import { createProduct } from '../products/create-product.ts'
import { offerProduct } from '../testing/offer-product.ts'
import { changeSubscriptionPlan } from './change-subscription-plan.ts'
import { createSubscription } from './create-subscription.ts'
import { deleteSubscription } from './delete-subscription.ts'

test('two products under one plan: leaving one keeps the key in the plan for the other', () =>
  withWorld(async ({ owner, consumer, db }) => {
    const { product, stage, freePlan } = await offerProduct(owner)
    const plans = [{ usagePlanId: freePlan }]
    const twin = await createProduct(owner, { name: 'Twin', published: true, stages: [stage], plans })
    const first = await createSubscription(consumer, { productId: product.productId, usagePlanId: freePlan })
    const second = await createSubscription(consumer, { productId: twin.productId, usagePlanId: freePlan })
    const keysInPlan = () => db.select().from(usagePlanKeys).where(eq(usagePlanKeys.usagePlanId, freePlan))
    await deleteSubscription(consumer, { subscriptionId: first.subscriptionId })
    expect(await keysInPlan()).toHaveLength(1)
    await deleteSubscription(consumer, { subscriptionId: second.subscriptionId })
    expect(await keysInPlan()).toEqual([])
  }))

test('the gateway is told of the key, and of nothing that did not change', () =>
  withWorld(async ({ owner, consumer, db }) => {
    const { product, freePlan } = await offerProduct(owner)
    const { subscriptionId, appId } = await createSubscription(consumer, {
      productId: product.productId,
      usagePlanId: freePlan,
    })
    const { key } = await getApp(consumer, { appId })
    const before = await db.select().from(configurationChanges)
    await changeSubscriptionPlan(consumer, { subscriptionId, usagePlanId: freePlan })
    expect(await db.select().from(configurationChanges)).toHaveLength(before.length)
    await deleteSubscription(consumer, { subscriptionId })
    const after = await db.select().from(configurationChanges)
    expect(after.slice(before.length)).toMatchObject([{ kind: 'api-key', key: key?.apiKeyId }])
  }))

test('a key that the provider deleted is made anew with the next plan, in every plan of the app', () =>
  withWorld(async ({ owner, consumer, db }) => {
    const [pets, cats] = [await offerProduct(owner), await offerProduct(owner, { name: 'Cats' })]
    const first = await createSubscription(consumer, { productId: pets.product.productId, usagePlanId: pets.freePlan })
    const { appId } = first
    const old = await revealAppKey(consumer, { appId })
    const { key } = await getApp(consumer, { appId })
    await deleteApiKey(owner, { apiKey: key?.apiKeyId ?? '' })
    expect(await getApp(consumer, { appId })).toMatchObject({ key: undefined, subscriptions: [{}] })
    await expect(revealAppKey(consumer, { appId })).rejects.toMatchObject({ failure: 'NotFoundException' })
    await createSubscription(consumer, { productId: cats.product.productId, usagePlanId: cats.freePlan })
    expect((await revealAppKey(consumer, { appId })).value).not.toBe(old.value)
    const [made] = await db.select().from(apiKeys).where(eq(apiKeys.appId, appId))
    const plans = await db
      .select()
      .from(usagePlanKeys)
      .where(eq(usagePlanKeys.apiKeyId, made?.id ?? ''))
    expect(plans.map(({ usagePlanId }) => usagePlanId).sort()).toEqual([pets.freePlan, cats.freePlan].sort())
  }))

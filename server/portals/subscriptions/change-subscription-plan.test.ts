import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { usagePlanKeys } from '#db/schema.ts'
import { withWorld } from '../../testing/with-world.ts'
import { getApp } from '../apps/get-app.ts'
import { revealAppKey } from '../apps/reveal-app-key.ts'
import { offerProduct } from '../testing/offer-product.ts'
import { changeSubscriptionPlan } from './change-subscription-plan.ts'
import { createSubscription } from './create-subscription.ts'
import { deleteSubscription } from './delete-subscription.ts'
import { listSubscriptionPlans } from './list-subscription-plans.ts'

test('200 moves the same key to the other plan', () =>
  withWorld(async ({ owner, consumer, db }) => {
    const { product, freePlan, basicPlan } = await offerProduct(owner)
    const { subscriptionId, appId } = await createSubscription(consumer, {
      productId: product.productId,
      usagePlanId: freePlan,
    })
    const key = await revealAppKey(consumer, { appId })
    expect((await listSubscriptionPlans(consumer, { subscriptionId })).items).toMatchObject([
      { usagePlanId: freePlan, name: 'Free', throttle: { rateLimit: 10 }, price: undefined },
      { usagePlanId: basicPlan, name: 'Basic', quota: { limit: 1000, period: 'MONTH' } },
    ])
    const changed = await changeSubscriptionPlan(consumer, { subscriptionId, usagePlanId: basicPlan })
    expect(changed).toMatchObject({
      plan: { usagePlanId: basicPlan, price: { amountCents: 900, currency: 'USD' } },
      previousUsagePlanId: freePlan,
    })
    expect(await revealAppKey(consumer, { appId })).toEqual(key)
    const { key: appKey } = await getApp(consumer, { appId })
    expect(
      await db
        .select()
        .from(usagePlanKeys)
        .where(eq(usagePlanKeys.apiKeyId, appKey?.apiKeyId ?? '')),
    ).toEqual([{ usagePlanId: basicPlan, apiKeyId: appKey?.apiKeyId, direct: false }])
    // To the plan that it has: nothing to do, nothing lost.
    await changeSubscriptionPlan(consumer, { subscriptionId, usagePlanId: basicPlan })
    expect(await db.select().from(usagePlanKeys)).toHaveLength(1)
  }))

test('404 for a plan of another product', () =>
  withWorld(async ({ owner, consumer }) => {
    const [pets, cats] = [await offerProduct(owner), await offerProduct(owner, { name: 'Cats' })]
    const { subscriptionId } = await createSubscription(consumer, {
      productId: pets.product.productId,
      usagePlanId: pets.freePlan,
    })
    await expect(
      changeSubscriptionPlan(consumer, { subscriptionId, usagePlanId: cats.freePlan }),
    ).rejects.toMatchObject({ failure: 'NotFoundException' })
  }))

test('leaving takes the key out of the plan and keeps the app', () =>
  withWorld(async ({ owner, consumer, db }) => {
    const { product, freePlan } = await offerProduct(owner)
    const input = { productId: product.productId, usagePlanId: freePlan }
    const { subscriptionId, appId } = await createSubscription(consumer, input)
    await deleteSubscription(consumer, { subscriptionId })
    expect(await db.select().from(usagePlanKeys)).toEqual([])
    expect(await getApp(consumer, { appId })).toMatchObject({ subscriptions: [], key: { enabled: true } })
    await expect(deleteSubscription(consumer, { subscriptionId })).rejects.toMatchObject({
      failure: 'NotFoundException',
    })
    expect(await createSubscription(consumer, input)).toMatchObject({ appId })
  }))

test('404 for another consumer, the provider included; 403 for a visitor', () =>
  withWorld(async ({ owner, stranger, consumer, visitor }) => {
    const { product, freePlan, basicPlan } = await offerProduct(owner)
    const { subscriptionId } = await createSubscription(consumer, {
      productId: product.productId,
      usagePlanId: freePlan,
    })
    for (const other of [owner, stranger]) {
      await expect(changeSubscriptionPlan(other, { subscriptionId, usagePlanId: basicPlan })).rejects.toMatchObject({
        failure: 'NotFoundException',
      })
      await expect(listSubscriptionPlans(other, { subscriptionId })).rejects.toMatchObject({
        failure: 'NotFoundException',
      })
      await expect(deleteSubscription(other, { subscriptionId })).rejects.toMatchObject({
        failure: 'NotFoundException',
      })
    }
    await expect(deleteSubscription(visitor, { subscriptionId })).rejects.toMatchObject({
      failure: 'ForbiddenException',
    })
  }))

import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { apiKeys, apps, subscriptions, usagePlanKeys } from '#db/schema.ts'
import { succeeded, withCommittedWorld } from '../../testing/with-committed-world.ts'
import { createApp } from '../apps/create-app.ts'
import { appsPerConsumer } from '../apps/insert-app.ts'
import { createProduct } from '../products/create-product.ts'
import { offerProduct } from '../testing/offer-product.ts'
import { createSubscription } from './create-subscription.ts'

test('five clicks at once make one app, one key and one subscription', () =>
  withCommittedWorld(async ({ owner, consumer, db }) => {
    const { product, freePlan } = await offerProduct(owner)
    const click = () => createSubscription(consumer, { productId: product.productId, usagePlanId: freePlan })
    expect(await succeeded([click(), click(), click(), click(), click()])).toHaveLength(1)
    const made = await db.select().from(apps).where(eq(apps.accountId, owner.accountId))
    expect(made).toHaveLength(1)
    expect(await db.select().from(apiKeys).where(eq(apiKeys.accountId, owner.accountId))).toHaveLength(1)
    expect(
      await db
        .select()
        .from(subscriptions)
        .where(eq(subscriptions.appId, made[0]?.id ?? '')),
    ).toHaveLength(1)
  }))

test('a key comes under one plan of a stage, however the clicks meet', () =>
  withCommittedWorld(async ({ owner, consumer, db }) => {
    const { product, stage, freePlan, basicPlan } = await offerProduct(owner)
    const plans = [{ usagePlanId: basicPlan }]
    const twin = await createProduct(owner, { name: 'Twin', published: true, stages: [stage], plans })
    const done = await succeeded([
      createSubscription(consumer, { productId: product.productId, usagePlanId: freePlan }),
      createSubscription(consumer, { productId: twin.productId, usagePlanId: basicPlan }),
    ])
    expect(done).toHaveLength(1)
    const [key] = await db.select().from(apiKeys).where(eq(apiKeys.accountId, owner.accountId))
    expect(
      await db
        .select()
        .from(usagePlanKeys)
        .where(eq(usagePlanKeys.apiKeyId, key?.id ?? '')),
    ).toHaveLength(1)
  }))

test('the last free place for an app is given once', () =>
  withCommittedWorld(async ({ owner, consumer }) => {
    await offerProduct(owner)
    const make = (name: string) => createApp(consumer, { name, accountId: owner.accountId })
    for (let made = 1; made < appsPerConsumer; made++) await make(`App ${made}`)
    expect(await succeeded([make('one'), make('two'), make('three')])).toHaveLength(1)
  }))

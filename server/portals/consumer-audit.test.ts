import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditRecords } from '#db/schema.ts'
import { withWorld } from '../testing/with-world.ts'
import { createApp } from './apps/create-app.ts'
import { deleteApp } from './apps/delete-app.ts'
import { renameApp } from './apps/rename-app.ts'
import { retireAppKey } from './apps/retire-app-key.ts'
import { revealAppKey } from './apps/reveal-app-key.ts'
import { rotateAppKey } from './apps/rotate-app-key.ts'
import { changeSubscriptionPlan } from './subscriptions/change-subscription-plan.ts'
import { createSubscription } from './subscriptions/create-subscription.ts'
import { deleteSubscription } from './subscriptions/delete-subscription.ts'
import { offerProduct } from './testing/offer-product.ts'

test('all that a consumer does is in the log of the provider, and no value of a key is', () =>
  withWorld(async ({ owner, stranger, consumer, db, passTime }) => {
    const { product, freePlan, basicPlan } = await offerProduct(owner)
    const values: string[] = []
    const step = async <Output>(done: Promise<Output>): Promise<Output> => {
      const output = await done
      passTime(1000)
      return output
    }
    const { appId } = await step(createApp(consumer, { name: 'Shop', accountId: owner.accountId }))
    const { subscriptionId } = await step(
      createSubscription(consumer, { productId: product.productId, usagePlanId: freePlan, appId }),
    )
    values.push((await revealAppKey(consumer, { appId })).value)
    await step(changeSubscriptionPlan(consumer, { subscriptionId, usagePlanId: basicPlan }))
    await step(rotateAppKey(consumer, { appId }))
    values.push((await revealAppKey(consumer, { appId })).value)
    await step(retireAppKey(consumer, { appId }))
    await step(renameApp(consumer, { appId, name: 'Store' }))
    await step(deleteSubscription(consumer, { subscriptionId }))
    await step(deleteApp(consumer, { appId }))

    const actor = consumer.actor.kind === 'user' ? `user:${consumer.actor.userId}` : ''
    const log = await db.select().from(auditRecords).where(eq(auditRecords.actor, actor)).orderBy(asc(auditRecords.at))
    expect(log.map(({ operation, resource }) => [operation, resource])).toEqual([
      ['CreateApp', `/apps/${appId}`],
      ['CreateSubscription', `/subscriptions/${subscriptionId}`],
      ['ChangeSubscriptionPlan', `/subscriptions/${subscriptionId}`],
      ['RotateAppKey', `/apps/${appId}/key`],
      ['RetireAppKey', `/apps/${appId}/key`],
      ['RenameApp', `/apps/${appId}`],
      ['DeleteSubscription', `/subscriptions/${subscriptionId}`],
      ['DeleteApp', `/apps/${appId}`],
    ])
    expect(new Set(log.map(({ accountId }) => accountId))).toEqual(new Set([owner.accountId]))
    expect(log[1]?.detail).toEqual({ app: 'Shop', appId, product: 'Pets', plan: 'Free' })
    expect(log[2]?.detail).toMatchObject({ plan: 'Basic', previousUsagePlanId: freePlan })
    for (const value of values) expect(JSON.stringify(log)).not.toContain(value)
    expect(await db.select().from(auditRecords).where(eq(auditRecords.accountId, stranger.accountId))).toEqual([])
  }))

import { expect, test } from 'vitest'
import { quotaCounters, quotaLeases, usage } from '#db/schema.ts'
import { type World, withWorld } from '../../testing/with-world.ts'
import { createSubscription } from '../subscriptions/create-subscription.ts'
import { deleteSubscription } from '../subscriptions/delete-subscription.ts'
import { offerProduct } from '../testing/offer-product.ts'
import { createApp } from './create-app.ts'
import { getApp } from './get-app.ts'
import { getAppUsage } from './get-app-usage.ts'
import { rotateAppKey } from './rotate-app-key.ts'

test('each limit with the product it counts for, its use and its reset; rotating the key changes nothing', () =>
  withWorld(async (world) => {
    const { consumer } = world
    const { appId, usagePlanId } = await subscribeAndUse(world)
    const { limits } = await getAppUsage(consumer, { appId })
    expect(limits).toEqual([
      {
        usagePlanId,
        usagePlanName: 'Free',
        products: ['Pets'],
        rateLimit: 10,
        burstLimit: 20,
        quota: {
          period: 'MONTH',
          limit: 1000,
          used: 7,
          remaining: 993,
          periodStart: new Date('2026-11-01T00:00:00Z'),
          periodEnd: new Date('2026-12-01T00:00:00Z'),
        },
      },
    ])
    await rotateAppKey(consumer, { appId })
    expect((await getAppUsage(consumer, { appId })).limits).toEqual(limits)
  }))

test('requests by hour and by day, the empty ones too', () =>
  withWorld(async (world) => {
    const { consumer } = world
    const { appId } = await subscribeAndUse(world)
    const { points } = await getAppUsage(consumer, { appId })
    expect(points).toHaveLength(24)
    expect(points.at(-1)).toEqual({
      at: new Date('2026-11-22T12:00:00Z'),
      admitted: 5,
      throttled: 3,
      quotaExceeded: 1,
      clientErrors: 2,
      serverErrors: 0,
    })
    expect(points.at(-2)).toMatchObject({ at: new Date('2026-11-22T11:00:00Z'), admitted: 0 })
    const byDay = await getAppUsage(consumer, { appId, interval: 'day' })
    expect(byDay.points).toHaveLength(30)
    expect(byDay.points.slice(-2).map(({ at, admitted }) => [at.toISOString().slice(0, 10), admitted])).toEqual([
      ['2026-11-21', 2],
      ['2026-11-22', 5],
    ])
  }))

test('an app that has not subscribed, or has left, has no limits', () =>
  withWorld(async (world) => {
    const { owner, consumer } = world
    const { appId } = await subscribeAndUse(world)
    const [subscription] = (await getApp(consumer, { appId })).subscriptions
    await deleteSubscription(consumer, { subscriptionId: subscription?.subscriptionId ?? '' })
    expect(await getAppUsage(consumer, { appId })).toMatchObject({ limits: [] })
    const bare = await createApp(consumer, { name: 'Bare', accountId: owner.accountId })
    const { limits, points } = await getAppUsage(consumer, { appId: bare.appId })
    expect([limits, points.length, points.every(({ admitted }) => admitted === 0)]).toEqual([[], 24, true])
  }))

test('404 for another consumer and the provider, 403 for a visitor, 400 for another interval', () =>
  withWorld(async (world) => {
    const { appId } = await subscribeAndUse(world)
    for (const other of [world.owner, world.stranger]) {
      await expect(getAppUsage(other, { appId })).rejects.toMatchObject({ failure: 'NotFoundException' })
    }
    await expect(getAppUsage(world.visitor, { appId })).rejects.toMatchObject({ failure: 'ForbiddenException' })
    await expect(getAppUsage.invoke(world.consumer, { appId, interval: 'year' })).rejects.toMatchObject({
      failure: 'BadRequestException',
    })
  }))

/** Two requests yesterday, five this hour with four refused beside them; seven of the quota. */
async function subscribeAndUse({ owner, consumer, db }: World) {
  const { product, stage, freePlan } = await offerProduct(owner)
  const { appId } = await createSubscription(consumer, { productId: product.productId, usagePlanId: freePlan })
  const { key } = await getApp(consumer, { appId })
  const counter = { usagePlanId: freePlan, apiKeyId: key?.apiKeyId ?? '' }
  const common = { ...counter, ...stage, accountId: owner.accountId, refused: 0, serverErrors: 0, latencyMs: 0 }
  const none = { throttled: 0, quotaExceeded: 0, clientErrors: 0 }
  await db.insert(usage).values([
    { ...common, ...none, hour: new Date('2026-11-21T23:00:00Z'), admitted: 2 },
    { ...common, hour: new Date('2026-11-22T12:00:00Z'), admitted: 5, throttled: 3, quotaExceeded: 1, clientErrors: 2 },
    { ...common, ...none, apiKeyId: 'another', hour: new Date('2026-11-22T12:00:00Z'), admitted: 100 },
  ])
  const period = { ...counter, periodStart: new Date('2026-11-01T00:00:00Z') }
  await db.insert(quotaCounters).values({ ...period, granted: 100, extension: 0 })
  await db.insert(quotaLeases).values({ ...period, nodeId: 'node', granted: 100, used: 7 })
  return { appId, usagePlanId: freePlan }
}

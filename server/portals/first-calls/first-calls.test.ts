import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { firstCalls, usage } from '#db/schema.ts'
import { newId } from '../../new-id.ts'
import { withWorld } from '../../testing/with-world.ts'
import { getApp } from '../apps/get-app.ts'
import { createSubscription } from '../subscriptions/create-subscription.ts'
import { offerProduct } from '../testing/offer-product.ts'
import { recordFirstCall } from './record-first-call.ts'
import { settleFirstCalls } from './settle-first-calls.ts'
import { summarizeFirstCalls } from './summarize-first-calls.ts'

const range = { from: new Date('2026-11-21T00:00:00Z'), to: new Date('2026-11-23T00:00:00Z') }

test('the way from the page to the first 2xx is counted step by step, with the median time and by day', () =>
  withWorld(async ({ owner, consumer, visitor, passTime }) => {
    const { product } = await offerProduct(owner)
    const { productId } = product
    const [ada, bob, eve] = [newId(40), newId(40), newId(40)]
    for (const visitorId of [ada, bob, eve])
      await recordFirstCall(visitor, { visitorId, product: { productId }, step: 'viewed' })
    passTime(20_000)
    await recordFirstCall(visitor, { visitorId: ada, product: { productId }, step: 'tried' })
    await recordFirstCall(consumer, { visitorId: ada, product: { productId }, step: 'key' })
    passTime(10_000)
    await recordFirstCall(consumer, { visitorId: ada, product: { productId }, step: 'succeeded' })
    await recordFirstCall(visitor, { visitorId: bob, product: { productId }, step: 'succeeded' })
    passTime(60_000)
    // Only the first of each counts.
    await recordFirstCall(visitor, { visitorId: bob, product: { productId }, step: 'succeeded' })
    await recordFirstCall(visitor, { visitorId: bob, product: { productId }, step: 'viewed' })
    const summary = await summarizeFirstCalls(owner, { productId, ...range })
    expect(summary).toEqual({
      steps: [
        { step: 'viewed', count: 3 },
        { step: 'tried', count: 2 },
        { step: 'identified', count: 1 },
        { step: 'key', count: 1 },
        { step: 'succeeded', count: 2 },
      ],
      medianSeconds: 30,
      days: [
        { at: new Date('2026-11-21T00:00:00Z'), viewed: 0, succeeded: 0 },
        { at: new Date('2026-11-22T00:00:00Z'), viewed: 3, succeeded: 2 },
      ],
    })
    const before = { from: range.from, to: new Date('2026-11-22T00:00:00Z') }
    expect(await summarizeFirstCalls(owner, { productId, ...before })).toMatchObject({
      medianSeconds: undefined,
      days: [{ viewed: 0 }],
    })
  }))

test('a good answer outside the try pane is found in the usage of the key that was taken', () =>
  withWorld(async ({ owner, consumer, db, passTime }) => {
    const { product, stage, freePlan } = await offerProduct(owner)
    const { productId } = product
    const visitorId = newId(40)
    await recordFirstCall(consumer, { visitorId, product: { productId }, step: 'viewed' })
    passTime(5000)
    const { appId } = await createSubscription(consumer, { productId, usagePlanId: freePlan })
    await recordFirstCall(consumer, { visitorId, product: { productId }, step: 'key' })
    const succeeded = async () => {
      await settleFirstCalls(db, consumer.now())
      return (await db.select().from(firstCalls).where(eq(firstCalls.visitorId, visitorId)))[0]?.succeededAt
    }
    expect(await succeeded()).toBeNull()
    const { key } = await getApp(consumer, { appId })
    const firstSucceededAt = new Date(consumer.now().getTime() + 7000)
    const counts = { admitted: 1, throttled: 0, quotaExceeded: 0, refused: 0, clientErrors: 0, serverErrors: 0 }
    await db.insert(usage).values({
      ...{ ...counts, latencyMs: 1, firstSucceededAt },
      ...{ accountId: owner.accountId, usagePlanId: freePlan, apiKeyId: key?.apiKeyId ?? '' },
      ...{ ...stage, hour: new Date('2026-11-22T12:00:00Z') },
    })
    expect(await succeeded()).toEqual(firstSucceededAt)
    expect((await summarizeFirstCalls(owner, { productId, ...range })).medianSeconds).toBe(12)
    passTime(401 * 86_400_000)
    expect(await succeeded()).toBeUndefined()
  }))

test('who has a key already begins no way; what is no visitor’s id is not recorded', () =>
  withWorld(async ({ owner, consumer, visitor, db }) => {
    const { product, freePlan } = await offerProduct(owner)
    const { productId } = product
    await createSubscription(consumer, { productId, usagePlanId: freePlan })
    await recordFirstCall(consumer, { visitorId: newId(40), product: { productId }, step: 'viewed' })
    await recordFirstCall(visitor, { visitorId: 'x', product: { productId }, step: 'viewed' })
    await recordFirstCall(visitor, { visitorId: newId(40), product: { productId }, step: 'tried' })
    expect(await db.select().from(firstCalls)).toEqual([])
  }))

test('404 for another account, 400 for a time that runs backwards or is too long', () =>
  withWorld(async ({ owner, stranger }) => {
    const { productId } = (await offerProduct(owner)).product
    await expect(summarizeFirstCalls(stranger, { productId, ...range })).rejects.toMatchObject({
      failure: 'NotFoundException',
    })
    for (const wrong of [
      { from: range.to, to: range.from },
      { from: new Date(0), to: range.to },
    ]) {
      await expect(summarizeFirstCalls(owner, { productId, ...wrong })).rejects.toMatchObject({
        failure: 'BadRequestException',
      })
    }
  }))

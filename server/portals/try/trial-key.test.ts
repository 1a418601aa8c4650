import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { apiKeys, auditRecords, configurationChanges, products, trialKeys, usagePlanKeys } from '#db/schema.ts'
import { newId } from '../../new-id.ts'
import { type World, withWorld } from '../../testing/with-world.ts'
import { listApps } from '../apps/list-apps.ts'
import { revealAppKey } from '../apps/reveal-app-key.ts'
import { createSubscription } from '../subscriptions/create-subscription.ts'
import { offerProduct } from '../testing/offer-product.ts'
import { createTrialKey } from './create-trial-key.ts'
import { getTrialKey } from './get-trial-key.ts'
import { getTrialUsage } from './get-trial-usage.ts'
import { keepTrialKeys } from './keep-trial-keys.ts'
import { removeTrialKeys } from './remove-trial-keys.ts'
import { revealTrialKey } from './reveal-trial-key.ts'
import { trialsPerHour } from './take-trial.ts'

const minute = 60_000

test('a visitor gets one key for ten minutes, under the trial’s plan; asked again it is the same one', () =>
  withWorld(async (world) => {
    const { visitor, db, passTime } = world
    const { productId, freePlan } = await offerTrial(world)
    const visitorId = newId(40)
    expect(await getTrialKey(visitor, { productId })).toEqual({ planName: 'Free', minutes: 10, expiresAt: undefined })
    const { apiKeyId, expiresAt } = await createTrialKey(fresh(visitor), { productId, visitorId })
    expect(expiresAt.getTime() - visitor.now().getTime()).toBe(10 * minute)
    expect(await createTrialKey(fresh(visitor), { productId, visitorId })).toMatchObject({ apiKeyId })
    expect(await getTrialKey(visitor, { productId, visitorId })).toMatchObject({ expiresAt })
    expect((await revealTrialKey(visitor, { productId, visitorId })).value).toMatch(/^[a-z0-9]{40}$/)
    expect(await db.select().from(usagePlanKeys)).toEqual([{ usagePlanId: freePlan, apiKeyId, direct: false }])
    expect(await db.select().from(apiKeys)).toMatchObject([{ id: apiKeyId, isTrial: true, enabled: true, appId: null }])
    const other = { productId, visitorId: newId(40) }
    await expect(revealTrialKey(visitor, other)).rejects.toMatchObject({ failure: 'NotFoundException' })
    passTime(10 * minute)
    await expect(revealTrialKey(visitor, { productId, visitorId })).rejects.toThrow('Your trial is over')
    await expect(createTrialKey(fresh(visitor), { productId, visitorId })).rejects.toThrow('Your trial is over')
    expect(JSON.stringify(await db.select().from(auditRecords))).not.toContain(visitorId)
  }))

test('what is left of a trial is its plan’s limits and its time, for who has the cookie and as long as it works', () =>
  withWorld(async (world) => {
    const { visitor, passTime } = world
    const { productId, freePlan } = await offerTrial(world)
    const visitorId = newId(40)
    const question = { slug: 'pets', visitorId }
    await expect(getTrialUsage(visitor, question)).rejects.toMatchObject({ failure: 'NotFoundException' })
    const { expiresAt } = await createTrialKey(fresh(visitor), { productId, visitorId })
    const { limits, ...rest } = await getTrialUsage(visitor, question)
    expect(rest).toEqual({ expiresAt })
    expect(limits).toMatchObject([{ usagePlanId: freePlan, quota: { used: 0 } }])
    await expect(getTrialUsage(visitor, { ...question, visitorId: newId(40) })).rejects.toThrow('Your trial is over')
    await expect(getTrialUsage(visitor, { ...question, slug: 'cats' })).rejects.toMatchObject({
      failure: 'NotFoundException',
    })
    await expect(getTrialUsage.invoke(visitor, { slug: 'pets' })).rejects.toMatchObject({
      failure: 'BadRequestException',
    })
    passTime(10 * minute)
    await expect(getTrialUsage(visitor, question)).rejects.toThrow('Your trial is over')
  }))

test('who signs up in time keeps the key: the same value, on a plan that costs and asks nothing', () =>
  withWorld(async (world) => {
    const { visitor, consumer, db } = world
    const { productId, freePlan } = await offerTrial(world)
    const visitorId = newId(40)
    await createTrialKey(fresh(visitor), { productId, visitorId })
    const { value } = await revealTrialKey(visitor, { productId, visitorId })
    const { kept } = await keepTrialKeys(consumer, { visitorId })
    expect(kept).toMatchObject([{ productId, appName: 'consumer’s app' }])
    const [app] = (await listApps(consumer, {})).items
    expect(app).toMatchObject({ key: { expiresAt: undefined }, subscriptions: [{ plan: { usagePlanId: freePlan } }] })
    expect((await revealAppKey(consumer, { appId: app?.appId ?? '' })).value).toBe(value)
    expect(await db.select().from(trialKeys)).toEqual([])
    expect(await db.select().from(usagePlanKeys)).toHaveLength(1)
    // Once only, and not by somebody else afterwards.
    expect(await keepTrialKeys(consumer, { visitorId })).toEqual({ kept: [] })
  }))

test('the key is kept with the plan that is chosen, too; not after the time', () =>
  withWorld(async (world) => {
    const { visitor, consumer, passTime } = world
    const { productId, basicPlan } = await offerTrial(world)
    const visitorId = newId(40)
    await createTrialKey(fresh(visitor), { productId, visitorId })
    const { value } = await revealTrialKey(visitor, { productId, visitorId })
    const { appId } = await createSubscription(consumer, { productId, usagePlanId: basicPlan, visitorId })
    expect((await revealAppKey(consumer, { appId })).value).toBe(value)
    const late = newId(40)
    await createTrialKey(fresh(visitor), { productId, visitorId: late })
    passTime(10 * minute)
    expect(await keepTrialKeys(world.stranger, { visitorId: late })).toEqual({ kept: [] })
  }))

test('who has a key at the provider already keeps that one, and nothing is subscribed for them', () =>
  withWorld(async (world) => {
    const { visitor, consumer, owner } = world
    const { productId } = await offerTrial(world)
    const other = await offerProduct(owner, { name: 'Cats' })
    await createSubscription(consumer, { productId: other.product.productId, usagePlanId: other.freePlan })
    const visitorId = newId(40)
    await createTrialKey(fresh(visitor), { productId, visitorId })
    expect(await keepTrialKeys(consumer, { visitorId })).toEqual({ kept: [] })
    expect((await listApps(consumer, {})).items).toMatchObject([{ subscriptions: [{ product: { name: 'Cats' } }] }])
  }))

test('404 without a trial plan and for a hidden product; 429 for one address too often', () =>
  withWorld(async (world) => {
    const { visitor, owner } = world
    const { productId } = await offerTrial(world)
    const without = await offerProduct(owner, { name: 'Cats' })
    const hidden = await offerProduct(owner, { name: 'Hidden', visibility: 'private' })
    for (const { product } of [without, hidden]) {
      const asked = { productId: product.productId, visitorId: newId(40) }
      await expect(createTrialKey(fresh(visitor), asked)).rejects.toMatchObject({ failure: 'NotFoundException' })
    }
    expect(await getTrialKey(visitor, { productId: without.product.productId })).toBeUndefined()
    const busy = { ...visitor, sourceIp: '203.0.113.99' }
    const ask = () => createTrialKey(busy, { productId, visitorId: newId(40) })
    for (let made = 0; made < trialsPerHour; made++) await ask()
    await expect(ask()).rejects.toMatchObject({ failure: 'TooManyRequestsException' })
  }))

test('the server deletes what ended a day ago, and the gateway is told; nobody else may', () =>
  withWorld(async (world) => {
    const { visitor, owner, db, passTime } = world
    const { productId } = await offerTrial(world)
    const { apiKeyId } = await createTrialKey(fresh(visitor), { productId, visitorId: newId(40) })
    const system = { ...visitor, actor: { kind: 'system' } as const }
    passTime(86_400_000)
    expect(await removeTrialKeys(system, {})).toEqual({ removed: 0 })
    passTime(11 * minute)
    await expect(removeTrialKeys(owner, {})).rejects.toMatchObject({ failure: 'ForbiddenException' })
    await db.delete(configurationChanges)
    expect(await removeTrialKeys(system, {})).toEqual({ removed: 1 })
    expect(await db.select().from(apiKeys).where(eq(apiKeys.id, apiKeyId))).toEqual([])
    expect(await db.select().from(configurationChanges)).toMatchObject([{ kind: 'api-key', key: apiKeyId }])
  }))

async function offerTrial({ owner, db }: World) {
  const { product, freePlan, basicPlan } = await offerProduct(owner)
  await db.update(products).set({ trialUsagePlanId: freePlan }).where(eq(products.id, product.productId))
  return { productId: product.productId, freePlan, basicPlan }
}

/** From an address of its own: the limit by address is one for the whole process. */
function fresh(context: World['visitor']): World['visitor'] {
  return { ...context, sourceIp: newId(12) }
}

import { eq } from 'drizzle-orm'
import { applyChange, type Snapshot } from 'gateway-core/snapshot.ts'
import { expect, test } from 'vitest'
import { trialKeys, usagePlanKeys, usagePlanStages } from '#db/schema.ts'
import { createApiKey } from '../../../access/api-keys/create-api-key.ts'
import { createUsagePlanKey } from '../../../access/usage-plans/create-usage-plan-key.ts'
import { deleteUsagePlanKey } from '../../../access/usage-plans/delete-usage-plan-key.ts'
import { createProduct } from '../../../portals/products/create-product.ts'
import { deleteProduct } from '../../../portals/products/delete-product.ts'
import { putProductOperations } from '../../../portals/products/put-product-operations.ts'
import { updateProduct } from '../../../portals/products/update-product.ts'
import { changeSubscriptionPlan } from '../../../portals/subscriptions/change-subscription-plan.ts'
import { createSubscription } from '../../../portals/subscriptions/create-subscription.ts'
import { deleteSubscription } from '../../../portals/subscriptions/delete-subscription.ts'
import { addStage, petsDocument } from '../../../portals/testing/add-stage.ts'
import { addUsagePlan } from '../../../portals/testing/add-usage-plan.ts'
import { offerProduct } from '../../../portals/testing/offer-product.ts'
import { createTrialKey } from '../../../portals/try/create-trial-key.ts'
import { withWorld } from '../../../testing/with-world.ts'
import { loadChange } from './load-change.ts'
import { loadSnapshot } from './load-snapshot.ts'

type World = Parameters<Parameters<typeof withWorld>[0]>[0]
const pets = ['GET /pets']
const deprecation = { endsAt: '2027-06-30T00:00:00.000Z', message: 'Use Cats.' }

/** What a gateway serves that follows the changes: each look must give what a fresh start would. */
function follower({ db }: World) {
  let serving: Snapshot | undefined
  return async () => {
    for (let change = serving && (await loadChange(db, serving)); change && serving; ) {
      serving = applyChange(serving, change)
      change = await loadChange(db, serving)
    }
    const fresh = await loadSnapshot(db)
    serving ??= fresh
    expect(serving).toEqual(fresh)
    return serving
  }
}

/** A product with a subscriber, and how the plan and the subscriber's key are served. */
async function subscribed(world: World, members: Parameters<typeof offerProduct>[1] = {}) {
  const offer = await offerProduct(world.owner, members)
  const { productId } = offer.product
  const subscription = await createSubscription(world.consumer, { productId, usagePlanId: offer.freePlan })
  const look = follower(world)
  return {
    ...{ ...offer, ...subscription, productId },
    stageKey: `${offer.stage.restApiId}/prod`,
    look,
    async productsOfPlan(plan = offer.freePlan) {
      return (await look()).usagePlans.get(plan)?.products
    },
    async key() {
      const [row] = await world.db.select().from(usagePlanKeys)
      const keys = [...(await look()).apiKeys.values()]
      return keys.find(({ id }) => id === row?.apiKeyId)
    },
  }
}

test('a plan has no word of products until one of them chose operations, and none after the choice is taken back', () =>
  withWorld(async (world) => {
    const { productId, stage, stageKey, productsOfPlan, basicPlan, freePlan, key } = await subscribed(world)
    expect(await productsOfPlan()).toBeUndefined()
    expect((await key())?.productIds).toEqual({ [freePlan]: [productId] })
    await putProductOperations(world.owner, { productId, ...stage, operations: pets })
    const products = { [productId]: { stages: { [stageKey]: ['/pets/GET'] } } }
    expect(await productsOfPlan()).toEqual(products)
    expect(await productsOfPlan(basicPlan)).toEqual(products)
    await putProductOperations(world.owner, { productId, ...stage, operations: null })
    expect(await productsOfPlan()).toBeUndefined()
  }))

test('methods are named as the gateway names them, at the root and with ANY', () =>
  withWorld(async (world) => {
    const get = { get: { responses: {} } }
    const any = { 'x-amazon-apigateway-any-method': { responses: {} } }
    const openapi = { ...petsDocument, paths: { '/': get, '/pets/{id}': get, '/{proxy+}': any } }
    const stage = await addStage(world.owner, { openapi })
    const { productsOfPlan } = await subscribed(world)
    const operations = ['GET /', 'GET /pets/{id}', 'ANY /{proxy+}']
    const { productId: other } = await createProduct(world.owner, { name: 'Other', stages: [stage] })
    await putProductOperations(world.owner, { productId: other, ...stage, operations })
    expect(await productsOfPlan()).toBeUndefined()
    const usagePlanId = await addUsagePlan(world.owner, 'Third', [stage])
    await updateProduct(world.owner, { productId: other, plans: [{ usagePlanId }] })
    const [shown] = Object.values((await productsOfPlan(usagePlanId)) ?? {})
    expect([...(shown?.stages[`${stage.restApiId}/prod`] ?? [])].toSorted()).toEqual([
      '/GET',
      '/pets/{id}/GET',
      '/{proxy+}/ANY',
    ])
  }))

test('a product beside it that shows all is named as well, whenever it comes and goes', () =>
  withWorld(async (world) => {
    const { productId, stage, stageKey, freePlan, productsOfPlan } = await subscribed(world)
    await putProductOperations(world.owner, { productId, ...stage, operations: pets })
    const plans = [{ usagePlanId: freePlan }]
    const twin = await createProduct(world.owner, { name: 'Twin', stages: [stage], plans })
    expect(await productsOfPlan()).toEqual({
      [productId]: { stages: { [stageKey]: ['/pets/GET'] } },
      [twin.productId]: { stages: { [stageKey]: 'all' } },
    })
    await updateProduct(world.owner, { productId: twin.productId, plans: [] })
    expect(Object.keys((await productsOfPlan()) ?? {})).toEqual([productId])
    await updateProduct(world.owner, { productId: twin.productId, plans })
    expect(Object.keys((await productsOfPlan()) ?? {})).toHaveLength(2)
    await deleteProduct(world.owner, { productId: twin.productId })
    expect(Object.keys((await productsOfPlan()) ?? {})).toEqual([productId])
  }))

test('a choice leaves with its stage', () =>
  withWorld(async (world) => {
    const { productId, stage, stageKey, freePlan, basicPlan, productsOfPlan } = await subscribed(world)
    const other = await addStage(world.owner)
    await putProductOperations(world.owner, { productId, ...stage, operations: pets })
    expect(await productsOfPlan()).toMatchObject({ [productId]: { stages: { [stageKey]: ['/pets/GET'] } } })
    await world.db
      .insert(usagePlanStages)
      .values([freePlan, basicPlan].map((usagePlanId) => ({ usagePlanId, ...other })))
    await updateProduct(world.owner, { productId, stages: [other] })
    expect(await productsOfPlan()).toBeUndefined()
  }))

test('the end of a product is told with its pages, as long as it is announced', () =>
  withWorld(async (world) => {
    const { productId, stageKey, productsOfPlan } = await subscribed(world)
    const next = await createProduct(world.owner, { name: 'Cats', slug: 'cats-for-you' })
    const announced = { ...deprecation, successorSlug: next.slug }
    await updateProduct(world.owner, { productId, slug: 'old-pets', deprecation: announced })
    expect(await productsOfPlan()).toEqual({
      [productId]: {
        stages: { [stageKey]: 'all' },
        deprecation: {
          deprecatedAt: world.owner.now().getTime(),
          sunsetAt: Date.parse(deprecation.endsAt),
          page: '/products/old-pets',
          successor: '/products/cats-for-you',
        },
      },
    })
    await updateProduct(world.owner, { productId, slug: 'older-pets', deprecation })
    const [changed] = Object.values((await productsOfPlan()) ?? {})
    expect(changed?.deprecation).toMatchObject({ page: '/products/older-pets' })
    expect(changed?.deprecation).not.toHaveProperty('successor')
    await updateProduct(world.owner, { productId, deprecation: null })
    expect(await productsOfPlan()).toBeUndefined()
  }))

test('a key says through which products it came, as they come and go', () =>
  withWorld(async (world) => {
    const { productId, stage, freePlan, basicPlan, subscriptionId, appId, key } = await subscribed(world)
    const plans = [{ usagePlanId: freePlan }, { usagePlanId: basicPlan }]
    const twin = await createProduct(world.owner, { name: 'Twin', published: true, stages: [stage], plans })
    const second = await createSubscription(world.consumer, {
      productId: twin.productId,
      usagePlanId: freePlan,
      appId,
    })
    const both = [productId, twin.productId].toSorted()
    expect((await key())?.productIds).toEqual({ [freePlan]: both })
    await deleteSubscription(world.consumer, { subscriptionId: second.subscriptionId })
    expect((await key())?.productIds).toEqual({ [freePlan]: [productId] })
    await changeSubscriptionPlan(world.consumer, { subscriptionId, usagePlanId: basicPlan })
    expect((await key())?.productIds).toEqual({ [basicPlan]: [productId] })
  }))

test('a key that its provider put into the plan as well has all of it, and stays when its app leaves', () =>
  withWorld(async (world) => {
    const { freePlan, subscriptionId, key, look } = await subscribed(world)
    const { id: keyId = '' } = (await key()) ?? {}
    await createUsagePlanKey(world.owner, { usagePlanId: freePlan, keyId, keyType: 'API_KEY' })
    expect(await key()).toEqual({ id: keyId, enabled: true, usagePlanIds: [freePlan] })
    await expect(
      createUsagePlanKey(world.owner, { usagePlanId: freePlan, keyId, keyType: 'API_KEY' }),
    ).rejects.toMatchObject({ failure: 'ConflictException' })
    await deleteSubscription(world.consumer, { subscriptionId })
    expect(await key()).toEqual({ id: keyId, enabled: true, usagePlanIds: [freePlan] })
    await deleteUsagePlanKey(world.owner, { usagePlanId: freePlan, keyId })
    const left = [...(await look()).apiKeys.values()].find(({ id }) => id === keyId)
    expect(left).toEqual({ id: keyId, enabled: true, usagePlanIds: [] })
  }))

test('a key of the provider’s own is no larger than before', () =>
  withWorld(async (world) => {
    const { freePlan, look } = await subscribed(world)
    const { id } = await createApiKey(world.owner, { name: 'own', enabled: true })
    await createUsagePlanKey(world.owner, { usagePlanId: freePlan, keyId: id, keyType: 'API_KEY' })
    const own = [...(await look()).apiKeys.values()].find((each) => each.id === id)
    expect(own).toEqual({ id, enabled: true, usagePlanIds: [freePlan] })
  }))

test('a trial key says through which product it came', () =>
  withWorld(async (world) => {
    const { productId, freePlan, look } = await subscribed(world)
    await updateProduct(world.owner, { productId, trialUsagePlanId: freePlan })
    const { apiKeyId } = await createTrialKey(world.visitor, { productId, visitorId: 'v'.repeat(40) })
    expect(await world.db.select().from(trialKeys).where(eq(trialKeys.apiKeyId, apiKeyId))).toHaveLength(1)
    const trial = [...(await look()).apiKeys.values()].find(({ id }) => id === apiKeyId)
    expect(trial?.productIds).toEqual({ [freePlan]: [productId] })
  }))

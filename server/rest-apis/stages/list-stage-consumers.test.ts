import { expect, test } from 'vitest'
import { createApiKey } from '#server/access/api-keys/create-api-key.ts'
import { createUsagePlan } from '#server/access/usage-plans/create-usage-plan.ts'
import { createUsagePlanKey } from '#server/access/usage-plans/create-usage-plan-key.ts'
import { createSubscription } from '#server/portals/subscriptions/create-subscription.ts'
import { offerProduct } from '#server/portals/testing/offer-product.ts'
import { deployTestApi } from '#server/testing/deploy-test-api.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { listStageConsumers } from './list-stage-consumers.ts'

test('names the plans that cover the stage, with their keys', () =>
  withWorld(async ({ owner, as }) => {
    const { restApiId, stageName } = await deployTestApi(owner)
    const other = await deployTestApi(owner)
    const apiStages = [{ apiId: restApiId, stage: stageName }]
    const gold = await createUsagePlan(owner, { name: 'Gold', apiStages })
    const free = await createUsagePlan(owner, { name: 'Free', apiStages })
    await createUsagePlan(owner, { name: 'Elsewhere', apiStages: [{ apiId: other.restApiId, stage: 'prod' }] })
    for (const [name, usagePlanId] of [
      ['one', gold.id],
      ['two', gold.id],
      ['three', free.id],
    ] as const) {
      const key = await createApiKey(owner, { name, enabled: true })
      await createUsagePlanKey(owner, { usagePlanId, keyId: key.id, keyType: 'API_KEY' })
    }
    expect(await listStageConsumers(as('viewer'), { restApiId, stageName })).toEqual({
      products: [],
      usagePlans: [
        { id: free.id, name: 'Free', keyCount: 1 },
        { id: gold.id, name: 'Gold', keyCount: 2 },
      ],
      apps: [],
      keyCount: 3,
      appCount: 0,
      lastWeek: { requests: 0, keys: 0 },
    })
  }))

test('names products and the apps that subscribed', () =>
  withWorld(async ({ owner, consumer }) => {
    const { product, stage, freePlan } = await offerProduct(owner)
    await createSubscription(consumer, { productId: product.productId, usagePlanId: freePlan })
    const found = await listStageConsumers(owner, stage)
    expect(found).toMatchObject({ products: [{ id: product.productId, published: true }], appCount: 1, keyCount: 1 })
    expect(found.apps).toHaveLength(1)
  }))

test('another account’s stage is not there', () =>
  withWorld(async ({ owner, stranger, consumer }) => {
    const { restApiId, stageName } = await deployTestApi(owner)
    await expect(listStageConsumers(stranger, { restApiId, stageName })).rejects.toMatchObject({ status: 404 })
    await expect(listStageConsumers(consumer, { restApiId, stageName })).rejects.toMatchObject({ status: 403 })
  }))

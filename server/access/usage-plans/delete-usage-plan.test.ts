import { asc } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { configurationChanges } from '#db/schema.ts'
import { createProduct } from '#server/portals/products/create-product.ts'
import { deployTestApi } from '#server/testing/deploy-test-api.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { createApiKey } from '../api-keys/create-api-key.ts'
import { getApiKey } from '../api-keys/get-api-key.ts'
import { createUsagePlan } from './create-usage-plan.ts'
import { createUsagePlanKey } from './create-usage-plan-key.ts'
import { deleteUsagePlan } from './delete-usage-plan.ts'
import { getUsagePlan } from './get-usage-plan.ts'
import { updateUsagePlan } from './update-usage-plan.ts'

test('the plan is gone, its keys stay, and the data plane is told of both', () =>
  withWorld(async ({ owner, db }) => {
    const { id: usagePlanId } = await createUsagePlan(owner, { name: 'Free' })
    const { id: keyId } = await createApiKey(owner, {})
    await createUsagePlanKey(owner, { usagePlanId, keyId, keyType: 'API_KEY' })
    await db.delete(configurationChanges)
    await deleteUsagePlan(owner, { usagePlanId })
    await expect(getUsagePlan(owner, { usagePlanId })).rejects.toMatchObject({ status: 404 })
    expect(await getApiKey(owner, { apiKey: keyId })).toMatchObject({ id: keyId })
    const changes = await db.select().from(configurationChanges).orderBy(asc(configurationChanges.version))
    expect(changes).toMatchObject([
      { kind: 'usage-plan', key: usagePlanId },
      { kind: 'api-key', key: keyId },
    ])
  }))

test('400 while it covers a stage', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await deployTestApi(owner)
    const apiStages = [{ apiId: restApiId, stage: 'prod' }]
    const { id: usagePlanId } = await createUsagePlan(owner, { name: 'Free', apiStages })
    await expect(deleteUsagePlan(owner, { usagePlanId })).rejects.toMatchObject({
      failure: 'BadRequestException',
      message: `Cannot delete Usage Plan ${usagePlanId} because there are API Stages associated with it, including ${restApiId}:prod`,
    })
    await updateUsagePlan(owner, { usagePlanId, apiStages: { remove: [`${restApiId}:prod`] } })
    await deleteUsagePlan(owner, { usagePlanId })
  }))

test('400 while a product offers it', () =>
  withWorld(async ({ owner }) => {
    const { id: usagePlanId } = await createUsagePlan(owner, { name: 'Free' })
    await createProduct(owner, { name: 'Pet store', plans: [{ usagePlanId }] })
    await expect(deleteUsagePlan(owner, { usagePlanId })).rejects.toMatchObject({
      failure: 'BadRequestException',
      message: `Cannot delete Usage Plan ${usagePlanId} because products offer it, including Pet store`,
    })
  }))

test('403 for a viewer, 404 in another account', () =>
  withWorld(async ({ owner, as, stranger }) => {
    const { id: usagePlanId } = await createUsagePlan(owner, { name: 'Free' })
    await expect(deleteUsagePlan(as('viewer'), { usagePlanId })).rejects.toMatchObject({ status: 403 })
    await expect(deleteUsagePlan(stranger, { usagePlanId })).rejects.toMatchObject({ status: 404 })
  }))

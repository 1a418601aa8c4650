import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { configurationChanges, stageDeployments } from '#db/schema.ts'
import { createUsagePlan } from '#server/access/usage-plans/create-usage-plan.ts'
import { getUsagePlan } from '#server/access/usage-plans/get-usage-plan.ts'
import { createProduct } from '#server/portals/products/create-product.ts'
import { deployTestApi } from '#server/testing/deploy-test-api.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { deleteDeployment } from '../deployments/delete-deployment.ts'
import { createStage } from './create-stage.ts'
import { deleteStage } from './delete-stage.ts'
import { getStages } from './get-stages.ts'
import { listStageDeployments } from './list-stage-deployments.ts'
import { updateStage } from './update-stage.ts'

test('the stage is gone with its history, leaves its usage plans, and the data plane is told', () =>
  withWorld(async ({ owner, db }) => {
    const { restApiId, stageName, deploymentId } = await deployTestApi(owner)
    const plan = await createUsagePlan(owner, { name: 'Free', apiStages: [{ apiId: restApiId, stage: stageName }] })
    await db.delete(configurationChanges)
    await deleteStage(owner, { restApiId, stageName })
    expect(await getStages(owner, { restApiId })).toEqual({ item: [] })
    expect((await getUsagePlan(owner, { usagePlanId: plan.id })).apiStages).toEqual([])
    expect(await db.select().from(stageDeployments).where(eq(stageDeployments.restApiId, restApiId))).toEqual([])
    expect(await db.select().from(configurationChanges)).toMatchObject([
      { kind: 'usage-plan', key: plan.id },
      { kind: 'stage', key: `${restApiId}/${stageName}` },
    ])
    await deleteDeployment(owner, { restApiId, deploymentId })
  }))

test('400 while a product offers it', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, stageName } = await deployTestApi(owner)
    await createProduct(owner, { name: 'Pet store', stages: [{ restApiId, stageName }] })
    await expect(deleteStage(owner, { restApiId, stageName })).rejects.toMatchObject({
      failure: 'BadRequestException',
      message: 'Cannot delete stage prod because products offer it, including Pet store',
    })
    expect((await getStages(owner, { restApiId })).item).toHaveLength(1)
  }))

test('403 for a viewer, 404 in another account', () =>
  withWorld(async ({ owner, as, stranger }) => {
    const { restApiId, stageName } = await deployTestApi(owner)
    await expect(deleteStage(as('viewer'), { restApiId, stageName })).rejects.toMatchObject({ status: 403 })
    await expect(deleteStage(stranger, { restApiId, stageName })).rejects.toMatchObject({ status: 404 })
    await expect(deleteStage(owner, { restApiId, stageName: 'absent' })).rejects.toMatchObject({ status: 404 })
  }))

test('a stage of the same name is a new one: no history, no settings, no plans', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, stageName, deploymentId } = await deployTestApi(owner)
    const { id: usagePlanId } = await createUsagePlan(owner, {
      name: 'Free',
      apiStages: [{ apiId: restApiId, stage: stageName }],
    })
    await updateStage(owner, {
      restApiId,
      stageName,
      description: 'old',
      methodSettings: { '*/*': { throttlingRateLimit: 1 } },
      variables: { a: 'b' },
    })
    await deleteStage(owner, { restApiId, stageName })
    const again = await createStage(owner, { restApiId, stageName, deploymentId })
    expect(again).toMatchObject({ methodSettings: {}, description: undefined, variables: undefined })
    expect((await listStageDeployments(owner, { restApiId, stageName })).items).toHaveLength(1)
    expect((await getUsagePlan(owner, { usagePlanId })).apiStages).toEqual([])
  }))

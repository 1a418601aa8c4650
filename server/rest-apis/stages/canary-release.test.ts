import { expect, test } from 'vitest'
import { deployTestApi } from '#server/testing/deploy-test-api.ts'
import { type World, withWorld } from '#server/testing/with-world.ts'
import { createDeployment } from '../deployments/create-deployment.ts'
import { deleteDeployment } from '../deployments/delete-deployment.ts'
import { getStage } from './get-stage.ts'
import { listStageDeployments } from './list-stage-deployments.ts'
import { updateStage } from './update-stage.ts'

/** A stage with variables and, beside what it serves, a canary with others. */
async function releaseCanary({ owner }: World) {
  const { restApiId, stageName, deploymentId } = await deployTestApi(owner)
  await updateStage(owner, { restApiId, stageName, variables: { backend: 'old', colour: 'red' } })
  const canary = await createDeployment(owner, {
    restApiId,
    stageName,
    canarySettings: { percentTraffic: 10, stageVariableOverrides: { backend: 'new' } },
  })
  return { key: { restApiId, stageName }, deploymentId, canaryId: canary.id }
}

test('the deployment alone can be promoted', () =>
  withWorld(async (world) => {
    const { key, canaryId } = await releaseCanary(world)
    const stage = await updateStage(world.owner, { ...key, promoteCanary: { deploymentId: true } })
    expect(stage).toMatchObject({ deploymentId: canaryId, variables: { backend: 'old', colour: 'red' } })
    expect(await getStage(world.owner, key)).toEqual(stage)
  }))

test('the variables alone can be promoted, which is no entry in the history', () =>
  withWorld(async (world) => {
    const { key, deploymentId } = await releaseCanary(world)
    const stage = await updateStage(world.owner, { ...key, promoteCanary: { variables: true } })
    expect(stage).toMatchObject({ deploymentId, variables: { backend: 'new', colour: 'red' } })
    expect((await listStageDeployments(world.owner, key)).items).toHaveLength(1)
  }))

test('promoting nothing is nothing', () =>
  withWorld(async (world) => {
    const { key } = await releaseCanary(world)
    const before = await getStage(world.owner, key)
    expect(await updateStage(world.owner, { ...key, promoteCanary: {} })).toEqual(before)
    expect(await updateStage(world.owner, { ...key, promoteCanary: { deploymentId: false } })).toEqual(before)
  }))

test('what is promoted can be changed in the same update, and the canary ended with it', () =>
  withWorld(async (world) => {
    const { key, canaryId } = await releaseCanary(world)
    const stage = await updateStage(world.owner, {
      ...key,
      promoteCanary: { deploymentId: true, variables: true },
      canarySettings: null,
      variables: { backend: null, colour: 'blue' },
    })
    expect(stage).toMatchObject({ deploymentId: canaryId, variables: { colour: 'blue' }, canarySettings: undefined })
  }))

test('overrides are merged, and null takes one away', () =>
  withWorld(async (world) => {
    const { key, canaryId } = await releaseCanary(world)
    const override = (stageVariableOverrides: Record<string, string | null>) =>
      updateStage(world.owner, { ...key, canarySettings: { stageVariableOverrides } })
    const more = await override({ colour: 'green' })
    expect(more.canarySettings).toEqual({
      deploymentId: canaryId,
      percentTraffic: 10,
      useStageCache: false,
      stageVariableOverrides: { backend: 'new', colour: 'green' },
    })
    const one = await override({ backend: null })
    expect(one.canarySettings?.stageVariableOverrides).toEqual({ colour: 'green' })
    const none = await override({ colour: null })
    expect(none.canarySettings?.stageVariableOverrides).toBeUndefined()
  }))

test.each([
  [{ percentTraffic: -0.1 }],
  [{ percentTraffic: 100.1 }],
  [{ percentTraffic: Number.NaN }],
  [{ stageVariableOverrides: { 'a-b': '1' } }],
  [{ stageVariableOverrides: { a: '' } }],
  [{ deploymentId: '' }],
  [{ useStageCache: 'yes' }],
])('400 for %j, and the canary stays as it was', (canarySettings) =>
  withWorld(async (world) => {
    const { key } = await releaseCanary(world)
    const before = await getStage(world.owner, key)
    await expect(updateStage.invoke(world.owner, { ...key, canarySettings })).rejects.toMatchObject({ status: 400 })
    expect(await getStage(world.owner, key)).toEqual(before)
  }),
)

test('a canary that was promoted and ended frees the deployment before it', () =>
  withWorld(async (world) => {
    const { owner } = world
    const { key, deploymentId, canaryId } = await releaseCanary(world)
    await updateStage(owner, { ...key, promoteCanary: { deploymentId: true }, canarySettings: null })
    await deleteDeployment(owner, { restApiId: key.restApiId, deploymentId })
    await expect(deleteDeployment(owner, { restApiId: key.restApiId, deploymentId: canaryId })).rejects.toMatchObject({
      message: 'Active stages pointing to this deployment must be moved or deleted',
    })
    await expect(updateStage(owner, { ...key, deploymentId })).rejects.toMatchObject({
      failure: 'BadRequestException',
      message: 'Deployment id does not exist',
    })
    const { items } = await listStageDeployments(owner, key)
    expect(items.map((entry) => [entry.deploymentId, entry.available]).sort()).toEqual(
      [
        [canaryId, true],
        [deploymentId, false],
      ].sort(),
    )
  }))

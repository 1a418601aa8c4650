import { expect, test } from 'vitest'
import { deployTestApi } from '#server/testing/deploy-test-api.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { listStageDeployments } from '../stages/list-stage-deployments.ts'
import { createDeployment } from './create-deployment.ts'
import { deleteDeployment } from './delete-deployment.ts'
import { getDeployment } from './get-deployment.ts'
import { updateDeployment } from './update-deployment.ts'

const inUse = {
  failure: 'BadRequestException',
  message: 'Active stages pointing to this deployment must be moved or deleted',
}

test('deletes a deployment that no stage serves; the history says that it is gone', () =>
  withWorld(async ({ owner, passTime }) => {
    const { restApiId, deploymentId, stageName } = await deployTestApi(owner)
    passTime(1)
    await createDeployment(owner, { restApiId, stageName })
    await deleteDeployment(owner, { restApiId, deploymentId })
    await expect(getDeployment(owner, { restApiId, deploymentId })).rejects.toMatchObject({ status: 404 })
    const { items } = await listStageDeployments(owner, { restApiId, stageName })
    expect(items.map(({ available }) => available)).toEqual([true, false])
  }))

test('400 while a stage serves it, and while it is a canary', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, deploymentId, stageName } = await deployTestApi(owner)
    await expect(deleteDeployment(owner, { restApiId, deploymentId })).rejects.toMatchObject(inUse)
    const canary = await createDeployment(owner, { restApiId, stageName, canarySettings: { percentTraffic: 5 } })
    await expect(deleteDeployment(owner, { restApiId, deploymentId: canary.id })).rejects.toMatchObject(inUse)
    expect(await getDeployment(owner, { restApiId, deploymentId })).toBeDefined()
  }))

test('only the description of a deployment can change, and be taken away', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, deploymentId } = await deployTestApi(owner)
    const key = { restApiId, deploymentId }
    expect(await updateDeployment(owner, { ...key, description: 'Hot fix' })).toMatchObject({ description: 'Hot fix' })
    expect(await updateDeployment(owner, key)).toMatchObject({ description: 'Hot fix' })
    expect(await getDeployment(owner, key)).toMatchObject({ description: 'Hot fix' })
    expect((await updateDeployment(owner, { ...key, description: null })).description).toBeUndefined()
    expect((await getDeployment(owner, key)).description).toBeUndefined()
    await expect(updateDeployment(owner, { ...key, description: 'x'.repeat(1025) })).rejects.toMatchObject({
      status: 400,
    })
  }))

test('403 for a viewer, 404 in another account', () =>
  withWorld(async ({ owner, as, stranger }) => {
    const { restApiId, deploymentId } = await deployTestApi(owner)
    for (const operation of [deleteDeployment, updateDeployment]) {
      await expect(operation(as('viewer'), { restApiId, deploymentId })).rejects.toMatchObject({ status: 403 })
      await expect(operation(stranger, { restApiId, deploymentId })).rejects.toMatchObject({ status: 404 })
      await expect(operation(owner, { restApiId, deploymentId: 'absent' })).rejects.toMatchObject({ status: 404 })
    }
  }))

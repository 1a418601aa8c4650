import { expect, test } from 'vitest'
import type { Operation } from '#server/operation.ts'
import { deployTestApi } from '#server/testing/deploy-test-api.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { createDeployment } from '../deployments/create-deployment.ts'
import { deleteDeployment } from '../deployments/delete-deployment.ts'
import { diffDeployment } from '../deployments/diff-deployment.ts'
import { getDeployment } from '../deployments/get-deployment.ts'
import { getDeployments } from '../deployments/get-deployments.ts'
import { updateDeployment } from '../deployments/update-deployment.ts'
import { createStage } from './create-stage.ts'
import { deleteStage } from './delete-stage.ts'
import { getStage } from './get-stage.ts'
import { getStages } from './get-stages.ts'
import { listStageDeployments } from './list-stage-deployments.ts'
import { updateStage } from './update-stage.ts'

const reads = [getStage, getStages, listStageDeployments, getDeployment, getDeployments, diffDeployment]
const writes = [createStage, updateStage, deleteStage, createDeployment, updateDeployment, deleteDeployment]
const named = (operations: readonly Operation[]) =>
  operations.map((operation) => [operation.operationName, operation] as const)

test.each(named(reads))('%s: a viewer may look, by access key too; others may not', (_name, operation) =>
  withWorld(async ({ owner, as, consumer, visitor }) => {
    const api = await deployTestApi(owner)
    const accessKey = { kind: 'access-key', accessKeyId: 'k', userId: 'u', role: 'viewer' } as const
    for (const context of [owner, as('viewer'), { ...owner, actor: accessKey }]) {
      expect(await operation.invoke(context, api)).toBeTypeOf('object')
    }
    for (const context of [consumer, visitor]) {
      await expect(operation.invoke(context, api)).rejects.toMatchObject({ failure: 'ForbiddenException' })
    }
  }),
)

test.each(named(writes))('%s: a developer may, a viewer may not, and leaves everything as it is', (_name, operation) =>
  withWorld(async ({ owner, as, consumer }) => {
    const api = await deployTestApi(owner)
    const before = [await getStages(owner, api), await getDeployments(owner, api)]
    for (const context of [as('viewer'), consumer]) {
      await expect(operation.invoke(context, api)).rejects.toMatchObject({
        failure: 'ForbiddenException',
        message: `You are not allowed to call ${operation.operationName}`,
      })
    }
    expect([await getStages(owner, api), await getDeployments(owner, api)]).toEqual(before)
    // Past the permission: refused, if at all, for what it says.
    const status = await operation
      .invoke(as('developer'), { ...api, restApiId: 'absent' })
      .catch((error) => error.status)
    expect(status).toBe(404)
  }),
)

test.each(named([...reads, ...writes]))('%s: 404 in another account, though all ids are right', (_name, operation) =>
  withWorld(async ({ owner, stranger }) => {
    const api = await deployTestApi(owner)
    await expect(operation.invoke(stranger, api)).rejects.toMatchObject({ failure: 'NotFoundException' })
  }),
)

test.each(named([...reads, ...writes]))('%s: 400 without the id of an API', (_name, operation) =>
  withWorld(async ({ owner }) => {
    for (const restApiId of [undefined, null, 7]) {
      await expect(operation.invoke(owner, { stageName: 'a', deploymentId: 'b', restApiId })).rejects.toMatchObject({
        failure: 'BadRequestException',
        fields: { restApiId: expect.any(String) },
      })
    }
  }),
)

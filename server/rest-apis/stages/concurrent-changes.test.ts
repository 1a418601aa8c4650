import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { configurationChanges, deployments, stages } from '#db/schema.ts'
import { deployTestApi } from '#server/testing/deploy-test-api.ts'
import { succeeded, withCommittedWorld } from '#server/testing/with-committed-world.ts'
import { createDeployment } from '../deployments/create-deployment.ts'
import { deleteDeployment } from '../deployments/delete-deployment.ts'
import { putIntegration } from '../integrations/put-integration.ts'
import { putMethod } from '../methods/put-method.ts'
import { createStage } from './create-stage.ts'
import { getStage } from './get-stage.ts'
import { listStageDeployments } from './list-stage-deployments.ts'
import { updateStage } from './update-stage.ts'

test('changes of one stage at the same time are all kept', () =>
  withCommittedWorld(async ({ owner }) => {
    const { restApiId, stageName } = await deployTestApi(owner)
    const key = { restApiId, stageName }
    await Promise.all([
      ...['a', 'b', 'c'].map((name) => updateStage(owner, { ...key, variables: { [name]: name } })),
      updateStage(owner, { ...key, methodSettings: { 'pets/GET': { metricsEnabled: true } } }),
    ])
    const stage = await getStage(owner, key)
    expect(stage.variables).toEqual({ a: 'a', b: 'b', c: 'c' })
    expect(stage.methodSettings['pets/GET']?.metricsEnabled).toBe(true)
  }))

test('of several stages with one name that are made at the same time, there is one', () =>
  withCommittedWorld(async ({ owner }) => {
    const { restApiId, deploymentId } = await deployTestApi(owner)
    const calls = Array.from({ length: 4 }, () => createStage(owner, { restApiId, stageName: 'beta', deploymentId }))
    expect(await succeeded(calls)).toHaveLength(1)
    expect((await listStageDeployments(owner, { restApiId, stageName: 'beta' })).items).toHaveLength(1)
  }))

test('a deployment that is being deleted is not served, and one that is being served is not deleted', () =>
  withCommittedWorld(async ({ owner, db }) => {
    const { restApiId, stageName } = await deployTestApi(owner)
    for (let round = 0; round < 5; round++) {
      const { id: deploymentId } = await createDeployment(owner, { restApiId })
      const calls: Promise<unknown>[] = [
        updateStage(owner, { restApiId, stageName, deploymentId }),
        deleteDeployment(owner, { restApiId, deploymentId }),
      ]
      expect(await succeeded(calls)).toHaveLength(1)
    }
    const served = await db.select().from(stages).where(eq(stages.restApiId, restApiId))
    const kept = await db.select({ id: deployments.id }).from(deployments).where(eq(deployments.restApiId, restApiId))
    expect(kept.map(({ id }) => id)).toContain(served[0]?.deploymentId)
  }))

test('a deployment is one moment of a definition that is being changed', () =>
  withCommittedWorld(async ({ owner, db }) => {
    const { restApiId, resourceId } = await deployTestApi(owner)
    const verbs = ['POST', 'PUT', 'PATCH', 'DELETE']
    const changes = verbs.map(async (httpMethod) => {
      const key = { restApiId, resourceId, httpMethod }
      await putMethod(owner, { ...key, authorizationType: 'NONE' })
      await putIntegration(owner, { ...key, type: 'MOCK' })
    })
    const deployed = await succeeded(Array.from({ length: 4 }, () => createDeployment(owner, { restApiId })))
    await Promise.all(changes)
    const rows = await db.select().from(deployments).where(eq(deployments.restApiId, restApiId))
    expect(rows.length).toBe(1 + deployed.length)
    for (const { definition, openapi } of rows) {
      const methods = definition.resources.flatMap((resource) => resource.methods)
      expect(methods.every(({ integration }) => integration.type === 'MOCK')).toBe(true)
      expect(openapi).toMatchObject({ paths: { '/pets': { get: expect.anything() } } })
    }
  }))

test('every one of the changes made at the same time is announced', () =>
  withCommittedWorld(async ({ owner, db }) => {
    const { restApiId, stageName } = await deployTestApi(owner)
    await Promise.all(
      Array.from({ length: 6 }, () => updateStage(owner, { restApiId, stageName, description: 'again' })),
    )
    const rows = await db
      .select()
      .from(configurationChanges)
      .where(eq(configurationChanges.key, `${restApiId}/prod`))
    expect(rows).toHaveLength(7)
  }))

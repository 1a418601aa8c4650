import { expect, test } from 'vitest'
import type { Context } from '#server/context.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { createRestApi } from '../apis/create-rest-api.ts'
import { createDeployment } from '../deployments/create-deployment.ts'
import { putIntegration } from '../integrations/put-integration.ts'
import { putMethod } from '../methods/put-method.ts'
import { listStages } from './list-stages.ts'

test('200: every stage of the account, by the name of its API', () =>
  withWorld(async ({ owner, as }) => {
    const shops = await deploy(owner, 'Shops', ['prod'])
    const pets = await deploy(owner, 'Pets', ['test', 'prod'])
    expect((await listStages(as('viewer'), {})).items).toEqual([
      { restApiId: pets, apiName: 'Pets', stageName: 'prod' },
      { restApiId: pets, apiName: 'Pets', stageName: 'test' },
      { restApiId: shops, apiName: 'Shops', stageName: 'prod' },
    ])
  }))

test('200: none of another account', () =>
  withWorld(async ({ owner, stranger }) => {
    await deploy(owner, 'Pets', ['prod'])
    expect(await listStages(stranger, {})).toEqual({ items: [] })
  }))

test('403 for a consumer', () =>
  withWorld(async ({ consumer, visitor }) => {
    for (const context of [consumer, visitor]) {
      await expect(listStages(context, {})).rejects.toMatchObject({ failure: 'ForbiddenException' })
    }
  }))

async function deploy(context: Context, name: string, stageNames: readonly string[]): Promise<string> {
  const { id: restApiId, rootResourceId: resourceId } = await createRestApi(context, { name })
  const key = { restApiId, resourceId, httpMethod: 'GET' }
  await putMethod(context, { ...key, authorizationType: 'NONE' })
  await putIntegration(context, { ...key, type: 'MOCK' })
  for (const stageName of stageNames) await createDeployment(context, { restApiId, stageName })
  return restApiId
}

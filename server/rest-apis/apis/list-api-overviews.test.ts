import { expect, test } from 'vitest'
import { withWorld } from '#server/testing/with-world.ts'
import { createDeployment } from '../deployments/create-deployment.ts'
import { putIntegration } from '../integrations/put-integration.ts'
import { putMethod } from '../methods/put-method.ts'
import { createResourcePath } from '../resources/create-resource-path.ts'
import { createRestApi } from './create-rest-api.ts'
import { listApiOverviews } from './list-api-overviews.ts'

test('200 says of each API when it was deployed, and whether something waits', () =>
  withWorld(async ({ owner, as, passTime }) => {
    const { id: restApiId, rootResourceId: resourceId } = await createRestApi(owner, {
      name: 'Pets',
      tags: { team: 'zoo' },
    })
    await putMethod(owner, { restApiId, resourceId, httpMethod: 'GET', authorizationType: 'NONE' })
    await putIntegration(owner, { restApiId, resourceId, httpMethod: 'GET', type: 'MOCK' })
    await createRestApi(owner, { name: 'Cars', endpointConfiguration: { types: ['REGIONAL'] } })
    const overview = async () => (await listApiOverviews(as('viewer'), {})).find(({ id }) => id === restApiId)
    expect(await overview()).toMatchObject({ deployment: 'never', stageNames: [], tags: { team: 'zoo' } })
    passTime(1000)
    await createDeployment(owner, { restApiId, stageName: 'prod' })
    const deployed = await overview()
    expect(deployed).toMatchObject({ deployment: 'served', stageNames: ['prod'] })
    expect(deployed?.lastDeployedDate).toEqual(owner.now())
    passTime(1000)
    await createResourcePath(owner, { restApiId, path: '/pets' })
    expect(await overview()).toMatchObject({ deployment: 'waiting', lastDeployedDate: deployed?.lastDeployedDate })
    expect((await listApiOverviews(owner, {})).map(({ name, endpointType }) => `${name} ${endpointType}`)).toEqual([
      'Cars REGIONAL',
      'Pets EDGE',
    ])
  }))

test('200 with the own account’s APIs only', () =>
  withWorld(async ({ owner, stranger }) => {
    await createRestApi(owner, { name: 'Pets' })
    expect(await listApiOverviews(stranger, {})).toEqual([])
  }))

test('403 for a visitor', () =>
  withWorld(async ({ visitor }) => {
    await expect(listApiOverviews(visitor, {})).rejects.toMatchObject({ failure: 'ForbiddenException' })
  }))

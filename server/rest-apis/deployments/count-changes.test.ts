import { expect, test } from 'vitest'
import { deployTestApi } from '#server/testing/deploy-test-api.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { putMethod } from '../methods/put-method.ts'
import { updateMethod } from '../methods/update-method.ts'
import { countChanges } from './count-changes.ts'
import { createDeployment } from './create-deployment.ts'

test('counts after every edit, whatever was counted before, and nothing once deployed', () =>
  withWorld(async ({ owner, as, passTime }) => {
    const { restApiId, resourceId, stageName } = await deployTestApi(owner)
    const counted = () => countChanges(as('viewer'), { restApiId, stageName })
    const get = { restApiId, resourceId, httpMethod: 'GET' }
    expect(await counted()).toEqual({ count: 0, breaking: 0 })
    passTime(60_000)
    expect(await counted()).toEqual({ count: 0, breaking: 0 })
    await updateMethod(owner, { ...get, apiKeyRequired: false })
    expect(await counted()).toEqual({ count: 1, breaking: 0 })
    await putMethod(owner, { ...get, httpMethod: 'POST', authorizationType: 'NONE' })
    expect(await counted()).toEqual({ count: 2, breaking: 0 })
    await updateMethod(owner, { ...get, operationName: 'listPets' })
    expect(await counted()).toEqual({ count: 3, breaking: 0 })
  }))

test('a deployment brings it to nothing, also when the same was counted before', () =>
  withWorld(async ({ owner, passTime }) => {
    const { restApiId, resourceId, stageName } = await deployTestApi(owner)
    await updateMethod(owner, { restApiId, resourceId, httpMethod: 'GET', authorizationType: 'AWS_IAM' })
    passTime(60_000)
    for (let time = 0; time < 2; time++) {
      expect(await countChanges(owner, { restApiId, stageName })).toEqual({ count: 1, breaking: 1 })
    }
    await createDeployment(owner, { restApiId, stageName })
    expect(await countChanges(owner, { restApiId, stageName })).toEqual({ count: 0, breaking: 0 })
  }))

test('another account’s API is not there, even when its count is kept', () =>
  withWorld(async ({ owner, stranger, passTime }) => {
    const { restApiId, stageName } = await deployTestApi(owner)
    passTime(60_000)
    await countChanges(owner, { restApiId, stageName })
    await expect(countChanges(stranger, { restApiId, stageName })).rejects.toMatchObject({ status: 404 })
    await expect(countChanges(owner, { restApiId, stageName: 'absent' })).rejects.toMatchObject({ status: 404 })
  }))

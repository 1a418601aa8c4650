import { expect, test } from 'vitest'
import { createTestApi, deployTestApi } from '#server/testing/deploy-test-api.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { putIntegration } from '../integrations/put-integration.ts'
import { deleteMethod } from '../methods/delete-method.ts'
import { putMethod } from '../methods/put-method.ts'
import { updateMethod } from '../methods/update-method.ts'
import { createDeployment } from './create-deployment.ts'
import { deleteDeployment } from './delete-deployment.ts'
import { diffDeployment } from './diff-deployment.ts'

test('says what the next deployment brings to a stage, and nothing once it is deployed', () =>
  withWorld(async ({ owner, as }) => {
    const { restApiId, resourceId, stageName, deploymentId } = await deployTestApi(owner)
    const unchanged = { fromDeploymentId: deploymentId, hasChanges: false, count: 0, changes: [], rows: [] }
    expect(await diffDeployment(as('viewer'), { restApiId, stageName })).toEqual(unchanged)
    await updateMethod(owner, { restApiId, resourceId, httpMethod: 'GET', apiKeyRequired: false })
    await putMethod(owner, { restApiId, resourceId, httpMethod: 'POST', authorizationType: 'NONE' })
    expect(await diffDeployment(owner, { restApiId, stageName })).toEqual({
      fromDeploymentId: deploymentId,
      hasChanges: true,
      count: 2,
      changes: [
        {
          outcome: 'changed',
          subject: 'method',
          name: 'GET /pets',
          differences: [{ aspect: 'apiKeyRequired', before: true, after: false }],
        },
        { outcome: 'added', subject: 'method', name: 'POST /pets', differences: [] },
      ],
      rows: [
        expect.objectContaining({ group: 'routes', outcome: 'added', name: 'POST /pets', breaking: [] }),
        expect.objectContaining({ group: 'authorization', outcome: 'changed', name: 'GET /pets', breaking: [] }),
      ],
    })
  }))

test('says what a roll-back brings', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, resourceId, stageName, deploymentId } = await deployTestApi(owner)
    await updateMethod(owner, { restApiId, resourceId, httpMethod: 'GET', apiKeyRequired: false })
    const { id } = await createDeployment(owner, { restApiId, stageName })
    const back = await diffDeployment(owner, { restApiId, stageName, toDeploymentId: deploymentId })
    expect(back).toMatchObject({ fromDeploymentId: id, toDeploymentId: deploymentId, count: 1 })
    expect(back.changes[0]?.differences).toEqual([{ aspect: 'apiKeyRequired', before: false, after: true }])
    const forth = await diffDeployment(owner, { restApiId, fromDeploymentId: deploymentId, toDeploymentId: id })
    expect(forth.changes[0]?.differences).toEqual([{ aspect: 'apiKeyRequired', before: true, after: false }])
  }))

test('before the first deployment everything is new', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await createTestApi(owner)
    const diff = await diffDeployment(owner, { restApiId })
    expect(diff.fromDeploymentId).toBeUndefined()
    expect(diff.changes).toContainEqual({ outcome: 'added', subject: 'method', name: 'GET /pets', differences: [] })
  }))

test('404 for what is not there, and in another account', () =>
  withWorld(async ({ owner, stranger }) => {
    const { restApiId, stageName } = await deployTestApi(owner)
    const other = await deployTestApi(owner)
    for (const input of [
      { stageName: 'absent' },
      { fromDeploymentId: 'absent' },
      { toDeploymentId: other.deploymentId },
    ]) {
      await expect(diffDeployment(owner, { restApiId, ...input })).rejects.toMatchObject({ status: 404 })
    }
    await expect(diffDeployment(stranger, { restApiId, stageName })).rejects.toMatchObject({ status: 404 })
  }))

test('another API’s deployment is none of this one’s, on either side', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, deploymentId } = await deployTestApi(owner)
    const other = await deployTestApi(owner)
    for (const input of [
      { fromDeploymentId: other.deploymentId },
      { fromDeploymentId: deploymentId, toDeploymentId: other.deploymentId },
    ]) {
      await expect(diffDeployment(owner, { restApiId, ...input })).rejects.toMatchObject({
        failure: 'NotFoundException',
        message: 'Invalid Deployment identifier specified',
      })
    }
  }))

test('a named deployment is compared with, whatever the stage serves', () =>
  withWorld(async ({ owner, as }) => {
    const { restApiId, stageName, deploymentId, resourceId } = await deployTestApi(owner)
    const before = { restApiId, fromDeploymentId: deploymentId, toDeploymentId: deploymentId }
    expect(await diffDeployment(as('viewer'), before)).toMatchObject({ hasChanges: false, count: 0, changes: [] })
    await deleteMethod(owner, { restApiId, resourceId, httpMethod: 'GET' })
    const method = { restApiId, resourceId, httpMethod: 'POST' }
    await putMethod(owner, { ...method, authorizationType: 'NONE' })
    await putIntegration(owner, { ...method, type: 'MOCK' })
    const { id } = await createDeployment(owner, { restApiId, stageName })
    expect(await diffDeployment(owner, { restApiId, stageName })).toMatchObject({ fromDeploymentId: id, count: 0 })
    const diff = await diffDeployment(owner, { restApiId, stageName, fromDeploymentId: deploymentId })
    expect(diff.changes.map(({ outcome, name }) => `${outcome} ${name}`)).toEqual([
      'removed GET /pets',
      'added POST /pets',
    ])
  }))

test('what was compared before is compared anew after every edit, and not there for others', () =>
  withWorld(async ({ owner, stranger, passTime }) => {
    const { restApiId, resourceId, stageName } = await deployTestApi(owner)
    const count = async () => (await diffDeployment(owner, { restApiId, stageName })).count
    passTime(60_000)
    expect([await count(), await count()]).toEqual([0, 0])
    await updateMethod(owner, { restApiId, resourceId, httpMethod: 'GET', apiKeyRequired: false })
    expect(await count()).toBe(1)
    await putMethod(owner, { restApiId, resourceId, httpMethod: 'POST', authorizationType: 'NONE' })
    passTime(60_000)
    expect([await count(), await count()]).toEqual([2, 2])
    await expect(diffDeployment(stranger, { restApiId, stageName })).rejects.toMatchObject({ status: 404 })
    await deleteMethod(owner, { restApiId, resourceId, httpMethod: 'POST' })
    await createDeployment(owner, { restApiId, stageName })
    passTime(60_000)
    expect([await count(), await count()]).toEqual([0, 0])
  }))

test('the same pair of deployments answers the same, until one is deleted', () =>
  withWorld(async ({ owner, stranger }) => {
    const { restApiId, resourceId, stageName, deploymentId } = await deployTestApi(owner)
    await updateMethod(owner, { restApiId, resourceId, httpMethod: 'GET', apiKeyRequired: false })
    const { id } = await createDeployment(owner, { restApiId, stageName })
    const pair = { restApiId, fromDeploymentId: deploymentId, toDeploymentId: id }
    const first = await diffDeployment(owner, pair)
    expect(first.count).toBe(1)
    expect(await diffDeployment(owner, pair)).toEqual(first)
    const back = await diffDeployment(owner, { restApiId, fromDeploymentId: id, toDeploymentId: deploymentId })
    expect(back.changes[0]?.differences).toEqual([{ aspect: 'apiKeyRequired', before: false, after: true }])
    await expect(diffDeployment(stranger, pair)).rejects.toMatchObject({ status: 404 })
    await deleteDeployment(owner, { restApiId, deploymentId })
    await expect(diffDeployment(owner, pair)).rejects.toMatchObject({ failure: 'NotFoundException' })
  }))

test('403 for who is no member', () =>
  withWorld(async ({ owner, consumer, visitor }) => {
    const { restApiId } = await deployTestApi(owner)
    for (const context of [consumer, visitor]) {
      await expect(diffDeployment(context, { restApiId })).rejects.toMatchObject({ status: 403 })
    }
  }))

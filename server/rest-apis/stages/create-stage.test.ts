import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { configurationChanges } from '#db/schema.ts'
import { createTestApi, deployTestApi } from '#server/testing/deploy-test-api.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { createDeployment } from '../deployments/create-deployment.ts'
import { createStage } from './create-stage.ts'
import { getStage } from './get-stage.ts'
import { getStages } from './get-stages.ts'
import { listStageDeployments } from './list-stage-deployments.ts'

test('a stage has AWS’s defaults and is served', () =>
  withWorld(async ({ owner, db }) => {
    const { restApiId, deploymentId } = await deployTestApi(owner)
    const stage = await createStage(owner, { restApiId, stageName: 'beta', deploymentId })
    expect(JSON.parse(JSON.stringify(stage))).toEqual({
      stageName: 'beta',
      deploymentId,
      methodSettings: {},
      cacheClusterEnabled: false,
      cacheClusterStatus: 'NOT_AVAILABLE',
      tracingEnabled: false,
      createdDate: owner.now().toISOString(),
      lastUpdatedDate: owner.now().toISOString(),
    })
    expect(await getStage(owner, { restApiId, stageName: 'beta' })).toEqual(stage)
    const changes = await db.select().from(configurationChanges).where(eq(configurationChanges.kind, 'stage'))
    expect(changes.map(({ key }) => key)).toEqual([`${restApiId}/prod`, `${restApiId}/beta`])
    expect((await listStageDeployments(owner, { restApiId, stageName: 'beta' })).items).toMatchObject([
      { deploymentId },
    ])
  }))

test('a stage keeps what it was given', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, deploymentId } = await deployTestApi(owner)
    const given = {
      description: 'Try here',
      variables: { backend_1: 'http://example.org:8080/a?b=c&d,e#f' },
      cacheClusterEnabled: true,
      cacheClusterSize: '6.1',
      canarySettings: { percentTraffic: 10, deploymentId, stageVariableOverrides: { a: 'b' }, useStageCache: true },
      tracingEnabled: true,
      tags: { team: 'pets' },
    } as const
    const stage = await createStage(owner, { restApiId, stageName: 'beta', deploymentId, ...given })
    expect(stage).toMatchObject({ ...given, cacheClusterStatus: 'AVAILABLE' })
  }))

test('lists all stages by name, or those of one deployment', () =>
  withWorld(async ({ owner, as }) => {
    const { restApiId, deploymentId } = await deployTestApi(owner)
    const { id } = await createDeployment(owner, { restApiId })
    await createStage(owner, { restApiId, stageName: 'beta', deploymentId: id })
    const { item } = await getStages(as('viewer'), { restApiId })
    expect(item.map(({ stageName }) => stageName)).toEqual(['beta', 'prod'])
    const ofFirst = await getStages(owner, { restApiId, deploymentId })
    expect(ofFirst.item.map(({ stageName }) => stageName)).toEqual(['prod'])
  }))

test('400 for a deployment that the API does not have', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, deploymentId } = await deployTestApi(owner)
    const other = await createTestApi(owner)
    const unknown = { failure: 'BadRequestException', message: 'Deployment id does not exist' }
    await expect(
      createStage(owner, { restApiId: other.restApiId, stageName: 'beta', deploymentId }),
    ).rejects.toMatchObject(unknown)
    const canarySettings = { deploymentId: 'absent' }
    await expect(
      createStage(owner, { restApiId, stageName: 'beta', deploymentId, canarySettings }),
    ).rejects.toMatchObject(unknown)
  }))

test('404 for a documentation version that is not there', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, deploymentId } = await deployTestApi(owner)
    await expect(
      createStage(owner, { restApiId, stageName: 'beta', deploymentId, documentationVersion: '1' }),
    ).rejects.toMatchObject({ status: 404 })
  }))

test('409 for a name that is taken', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, deploymentId, stageName } = await deployTestApi(owner)
    await expect(createStage(owner, { restApiId, stageName, deploymentId })).rejects.toMatchObject({
      failure: 'ConflictException',
      message: 'Stage already exists',
    })
  }))

test.each([
  [{ stageName: '' }, 'stageName'],
  [{ stageName: 'pröd' }, 'stageName'],
  [{ stageName: '../x' }, 'stageName'],
  [{ variables: { ['v'.repeat(65)]: '1' } }, `variables.${'v'.repeat(65)}`],
  [{ variables: { a: '' } }, 'variables.a'],
  [{ variables: { a: 'x'.repeat(513) } }, 'variables.a'],
  [{ variables: { a: '<script>' } }, 'variables.a'],
  [{ canarySettings: { percentTraffic: 101 } }, 'canarySettings.percentTraffic'],
  [{ tags: { 'aws:x': '1' } }, 'tags.aws:x'],
])('400 names the member: %j', (input, field) =>
  withWorld(async ({ owner }) => {
    const { restApiId, deploymentId } = await deployTestApi(owner)
    await expect(
      createStage.invoke(owner, { restApiId, stageName: 'beta', deploymentId, ...input }),
    ).rejects.toMatchObject({ failure: 'BadRequestException', fields: { [field]: expect.any(String) } })
  }),
)

test('403 for a viewer, 404 in another account', () =>
  withWorld(async ({ owner, as, stranger }) => {
    const { restApiId, deploymentId, stageName } = await deployTestApi(owner)
    const input = { restApiId, stageName: 'beta', deploymentId }
    await expect(createStage(as('viewer'), input)).rejects.toMatchObject({ status: 403 })
    await expect(createStage(stranger, input)).rejects.toMatchObject({ status: 404 })
    await expect(getStage(stranger, { restApiId, stageName })).rejects.toMatchObject({ status: 404 })
    await expect(getStages(stranger, { restApiId })).rejects.toMatchObject({ status: 404 })
    await expect(getStage(owner, { restApiId, stageName: 'absent' })).rejects.toMatchObject({
      failure: 'NotFoundException',
      message: 'Invalid stage identifier specified',
    })
  }))

test.each([
  [{ stageName: 'x'.repeat(128) }],
  [{ stageName: '-_0' }],
  [{ variables: { ['v'.repeat(64)]: 'x'.repeat(512) } }],
  [{ variables: Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`v${index}`, '-._~:/?#&=,'])) }],
  [{ canarySettings: { percentTraffic: 0 } }],
  [{ canarySettings: { percentTraffic: 100, useStageCache: true } }],
])('200 at the limit: case %#', (input) =>
  withWorld(async ({ owner }) => {
    const { restApiId, deploymentId } = await deployTestApi(owner)
    const stage = await createStage(owner, { restApiId, stageName: 'beta', deploymentId, ...input })
    expect(await getStage(owner, { restApiId, stageName: stage.stageName })).toMatchObject(input)
  }),
)

test('400 for more variables, of the stage or of its canary, and no stage is left', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, deploymentId } = await deployTestApi(owner)
    const many = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`v${index}`, '1']))
    for (const input of [{ variables: many }, { canarySettings: { stageVariableOverrides: many } }]) {
      await expect(createStage(owner, { restApiId, stageName: 'beta', deploymentId, ...input })).rejects.toMatchObject({
        failure: 'BadRequestException',
        message: 'A stage can have 100 stage variables at most',
      })
    }
    expect((await getStages(owner, { restApiId })).item).toHaveLength(1)
  }))

test('stage names are told apart by case, and are free in another API', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, deploymentId } = await deployTestApi(owner)
    await createStage(owner, { restApiId, stageName: 'Prod', deploymentId })
    const other = await deployTestApi(owner)
    expect(other.stageName).toBe('prod')
    expect((await getStages(owner, { restApiId, deploymentId })).item.map(({ stageName }) => stageName).sort()).toEqual(
      ['Prod', 'prod'],
    )
    expect(await getStages(owner, { restApiId, deploymentId: other.deploymentId })).toEqual({ item: [] })
  }))

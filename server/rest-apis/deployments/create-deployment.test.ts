import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { configurationChanges, deployments, resources, stageDeployments } from '#db/schema.ts'
import { createTestApi, deployTestApi } from '#server/testing/deploy-test-api.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { createRestApi } from '../apis/create-rest-api.ts'
import { putMethod } from '../methods/put-method.ts'
import { getStage } from '../stages/get-stage.ts'
import { getStages } from '../stages/get-stages.ts'
import { createDeployment } from './create-deployment.ts'

test('copies the definition, with its OpenAPI, as it is at that moment', () =>
  withWorld(async ({ owner, db }) => {
    const { restApiId } = await createTestApi(owner)
    const deployment = await createDeployment(owner, { restApiId, description: 'first' })
    expect(deployment).toEqual({
      id: expect.stringMatching(/^[a-z0-9]{6}$/),
      description: 'first',
      createdDate: owner.now(),
    })
    const [row] = await db.select().from(deployments).where(eq(deployments.id, deployment.id))
    expect(row?.createdBy).toBe(`user:${owner.actor.kind === 'user' ? owner.actor.userId : ''}`)
    expect(row?.definition.api).toEqual({ name: 'Pets', apiKeySource: 'HEADER', binaryMediaTypes: [] })
    expect(row?.definition.resources).toMatchObject([
      { path: '/', methods: [] },
      { path: '/pets', methods: [{ httpMethod: 'GET', apiKeyRequired: true, integration: { type: 'MOCK' } }] },
    ])
    expect(row?.definition.models.map(({ name }) => name).sort()).toEqual(['Empty', 'Error'])
    expect(JSON.stringify(row?.definition)).not.toContain(owner.accountId)
    expect(row?.openapi).toMatchObject({ openapi: '3.0.1', info: { title: 'Pets' }, paths: { '/pets': { get: {} } } })
  }))

test('without a stage nothing is served', () =>
  withWorld(async ({ owner, db }) => {
    const { restApiId } = await createTestApi(owner)
    await createDeployment(owner, { restApiId })
    expect(await getStages(owner, { restApiId })).toEqual({ item: [] })
    expect(await db.select().from(configurationChanges)).toEqual([])
  }))

test('a new stage serves the deployment and has what was said about it', () =>
  withWorld(async ({ owner, db }) => {
    const { restApiId } = await createTestApi(owner)
    const { id } = await createDeployment(owner, {
      restApiId,
      stageName: 'prod',
      stageDescription: 'for all',
      variables: { backend: 'example.org' },
      tracingEnabled: true,
      cacheClusterEnabled: true,
    })
    expect(await getStage(owner, { restApiId, stageName: 'prod' })).toMatchObject({
      deploymentId: id,
      description: 'for all',
      variables: { backend: 'example.org' },
      tracingEnabled: true,
      cacheClusterEnabled: true,
      cacheClusterSize: '0.5',
    })
    expect(await db.select().from(configurationChanges)).toMatchObject([{ kind: 'stage', key: `${restApiId}/prod` }])
    expect(await db.select().from(stageDeployments).where(eq(stageDeployments.restApiId, restApiId))).toMatchObject([
      { stageName: 'prod', deploymentId: id },
    ])
  }))

test('a stage that exists is pointed to the deployment and keeps what is not said', () =>
  withWorld(async ({ owner, db, passTime }) => {
    const { restApiId } = await createTestApi(owner)
    const said = { restApiId, stageName: 'prod', stageDescription: 'old', variables: { a: '1' } }
    const first = await createDeployment(owner, said)
    passTime(60_000)
    const second = await createDeployment(owner, { restApiId, stageName: 'prod', variables: { b: '2' } })
    expect(await getStage(owner, { restApiId, stageName: 'prod' })).toMatchObject({
      deploymentId: second.id,
      description: 'old',
      variables: { b: '2' },
      lastUpdatedDate: second.createdDate,
      createdDate: first.createdDate,
    })
    const history = await db.select().from(stageDeployments).where(eq(stageDeployments.restApiId, restApiId))
    expect(history.map(({ deploymentId }) => deploymentId).sort()).toEqual([first.id, second.id].sort())
  }))

test('a canary deployment leaves the stage on its own deployment', () =>
  withWorld(async ({ owner, db }) => {
    const { restApiId, stageName, deploymentId } = await deployTestApi(owner)
    const canary = await createDeployment(owner, {
      restApiId,
      stageName,
      canarySettings: { percentTraffic: 12.5, stageVariableOverrides: { a: '2' } },
    })
    expect(await getStage(owner, { restApiId, stageName })).toMatchObject({
      deploymentId,
      canarySettings: {
        deploymentId: canary.id,
        percentTraffic: 12.5,
        stageVariableOverrides: { a: '2' },
        useStageCache: false,
      },
    })
    const history = and(eq(stageDeployments.restApiId, restApiId), eq(stageDeployments.deploymentId, canary.id))
    expect(await db.select().from(stageDeployments).where(history)).toEqual([])
  }))

test('400 for an API without methods, and for a method without integration, which leave nothing', () =>
  withWorld(async ({ owner, db }) => {
    const { id: restApiId, rootResourceId: resourceId } = await createRestApi(owner, { name: 'Empty' })
    await expect(createDeployment(owner, { restApiId, stageName: 'prod' })).rejects.toMatchObject({
      failure: 'BadRequestException',
      message: "The REST API doesn't contain any methods",
    })
    await putMethod(owner, { restApiId, resourceId, httpMethod: 'GET', authorizationType: 'NONE' })
    await expect(createDeployment(owner, { restApiId, stageName: 'prod' })).rejects.toMatchObject({
      failure: 'BadRequestException',
      message: 'No integration defined for method',
    })
    expect(await getStages(owner, { restApiId })).toEqual({ item: [] })
    expect(await db.select().from(deployments).where(eq(deployments.restApiId, restApiId))).toEqual([])
    expect(await db.select().from(resources).where(eq(resources.restApiId, restApiId))).toHaveLength(1)
  }))

test.each([
  [
    { canarySettings: {} },
    'Invalid deployment content specified.Non null and non empty stageName must be provided for canary deployment. Provided value is null',
  ],
  [
    { stageName: 'absent', canarySettings: {} },
    'Invalid deployment content specified.Stage absent must already be created before making a canary release deployment',
  ],
])('400 for a canary without its stage: %#', (input, message) =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await createTestApi(owner)
    await expect(createDeployment(owner, { restApiId, ...input })).rejects.toMatchObject({
      failure: 'BadRequestException',
      message,
    })
  }),
)

test.each([
  [{ stageName: 'a b' }, 'stageName'],
  [{ stageName: 'x'.repeat(129) }, 'stageName'],
  [{ stageName: 'prod', variables: { 'a-b': '1' } }, 'variables.a-b'],
  [{ stageName: 'prod', variables: { a: 'with space' } }, 'variables.a'],
  [{ stageName: 'prod', cacheClusterSize: '7' }, 'cacheClusterSize'],
  [{ description: 'x'.repeat(1025) }, 'description'],
])('400 names the member: %j', (input, field) =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await createTestApi(owner)
    await expect(createDeployment.invoke(owner, { restApiId, ...input })).rejects.toMatchObject({
      failure: 'BadRequestException',
      fields: { [field]: expect.any(String) },
    })
  }),
)

test('400 for more stage variables than a stage can have', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await createTestApi(owner)
    const variables = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`v${index}`, '1']))
    await expect(createDeployment(owner, { restApiId, stageName: 'prod', variables })).rejects.toMatchObject({
      failure: 'BadRequestException',
    })
  }))

test('403 for a viewer, 404 in another account', () =>
  withWorld(async ({ owner, as, stranger }) => {
    const { restApiId } = await createTestApi(owner)
    await expect(createDeployment(as('viewer'), { restApiId })).rejects.toMatchObject({ status: 403 })
    await expect(createDeployment(stranger, { restApiId })).rejects.toMatchObject({
      status: 404,
      message: `Invalid API identifier specified ${stranger.accountId}:${restApiId}`,
    })
  }))

test('100 variables and 100 overrides of a canary are taken, 101 are not', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, stageName } = await deployTestApi(owner)
    const some = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`v${index}`, '1']))
    const canary = (count: number) => ({
      restApiId,
      stageName,
      canarySettings: { stageVariableOverrides: some(count) },
    })
    await createDeployment(owner, { restApiId, stageName, variables: some(100) })
    await createDeployment(owner, canary(100))
    const before = await getStage(owner, { restApiId, stageName })
    await expect(createDeployment(owner, canary(101))).rejects.toMatchObject({ failure: 'BadRequestException' })
    expect(await getStage(owner, { restApiId, stageName })).toEqual(before)
  }))

test('a cache that a deployment switches on has AWS’s smallest size, or the one it had', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, stageName } = await deployTestApi(owner)
    const deploy = async (more: object) => {
      await createDeployment(owner, { restApiId, stageName, ...more })
      const { cacheClusterEnabled, cacheClusterSize, tracingEnabled } = await getStage(owner, { restApiId, stageName })
      return [cacheClusterEnabled, cacheClusterSize, tracingEnabled]
    }
    expect(await deploy({ tracingEnabled: true })).toEqual([false, undefined, true])
    expect(await deploy({ cacheClusterEnabled: true })).toEqual([true, '0.5', true])
    expect(await deploy({ cacheClusterSize: '6.1' })).toEqual([true, '6.1', true])
    expect(await deploy({ cacheClusterEnabled: false, tracingEnabled: false })).toEqual([false, '6.1', false])
    expect(await deploy({ cacheClusterEnabled: true })).toEqual([true, '6.1', false])
  }))

test('a description that is empty is none, and takes the stage’s away', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await createTestApi(owner)
    await createDeployment(owner, { restApiId, stageName: 'prod', stageDescription: 'x'.repeat(1024) })
    expect((await createDeployment(owner, { restApiId, description: '' })).description).toBeUndefined()
    await createDeployment(owner, { restApiId, stageName: 'prod', stageDescription: '' })
    expect((await getStage(owner, { restApiId, stageName: 'prod' })).description).toBeUndefined()
  }))

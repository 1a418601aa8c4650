import { and, desc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditRecords, configurationChanges } from '#db/schema.ts'
import { createTestApi, deployTestApi } from '#server/testing/deploy-test-api.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { createDeployment } from '../deployments/create-deployment.ts'
import { getStage } from './get-stage.ts'
import { listStageDeployments } from './list-stage-deployments.ts'
import { updateStage } from './update-stage.ts'

test('pointing to an earlier deployment rolls back, and the history says who and when', () =>
  withWorld(async ({ owner, as, db, passTime }) => {
    const { restApiId, stageName, deploymentId } = await deployTestApi(owner)
    passTime(1000)
    const second = await createDeployment(owner, { restApiId, stageName, description: 'worse' })
    passTime(1000)
    const developer = as('developer')
    expect(await updateStage(developer, { restApiId, stageName, deploymentId })).toMatchObject({ deploymentId })
    const { items } = await listStageDeployments(owner, { restApiId, stageName })
    expect(items.map((entry) => entry.deploymentId)).toEqual([deploymentId, second.id, deploymentId])
    expect(items[0]).toMatchObject({
      at: developer.now(),
      by: developer.actor.kind === 'user' && `user:${developer.actor.userId}`,
      available: true,
    })
    expect(items[1]).toMatchObject({ description: 'worse' })
    const [last] = await db.select().from(configurationChanges).orderBy(desc(configurationChanges.version)).limit(1)
    expect(last).toMatchObject({ kind: 'stage', key: `${restApiId}/${stageName}` })
  }))

test('other changes are no entry in the history', () =>
  withWorld(async ({ owner, passTime }) => {
    const { restApiId, stageName, deploymentId } = await deployTestApi(owner)
    passTime(1000)
    const stage = await updateStage(owner, { restApiId, stageName, deploymentId, description: 'ours' })
    expect(stage).toMatchObject({ description: 'ours', lastUpdatedDate: owner.now() })
    expect((await listStageDeployments(owner, { restApiId, stageName })).items).toHaveLength(1)
  }))

test('the history comes page by page', () =>
  withWorld(async ({ owner, passTime }) => {
    const { restApiId, stageName, deploymentId } = await deployTestApi(owner)
    passTime(1)
    const { id } = await createDeployment(owner, { restApiId, stageName })
    const first = await listStageDeployments(owner, { restApiId, stageName, limit: 1 })
    expect(first.items).toMatchObject([{ deploymentId: id }])
    const second = await listStageDeployments(owner, { restApiId, stageName, limit: 1, position: first.position })
    expect(second.items).toMatchObject([{ deploymentId }])
    expect(second.position).toBeUndefined()
  }))

test('variables are merged, and null takes one away', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, stageName } = await deployTestApi(owner)
    const update = (variables: Record<string, string | null>) => updateStage(owner, { restApiId, stageName, variables })
    expect((await update({ a: '1', b: '2' })).variables).toEqual({ a: '1', b: '2' })
    expect((await update({ b: null, c: '3' })).variables).toEqual({ a: '1', c: '3' })
    expect((await update({ a: null, c: null })).variables).toBeUndefined()
    await expect(update({ 'a b': '1' })).rejects.toMatchObject({ status: 400 })
    await expect(update({ a: 'ü' })).rejects.toMatchObject({ status: 400 })
    const many = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`v${index}`, '1']))
    await expect(update(many)).rejects.toMatchObject({ status: 400 })
    expect((await getStage(owner, { restApiId, stageName })).variables).toBeUndefined()
  }))

test('all variables, and all overrides of the canary, are taken away before others come', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, stageName } = await deployTestApi(owner)
    const key = { restApiId, stageName }
    const old = { a: '1', b: '2' }
    await updateStage(owner, { ...key, variables: old, canarySettings: { stageVariableOverrides: old } })
    const stage = await updateStage(owner, { ...key, clear: { variables: true }, variables: { c: '3' } })
    expect(stage.variables).toEqual({ c: '3' })
    expect(stage.canarySettings?.stageVariableOverrides).toEqual(old)
    const clear = { stageVariableOverrides: true }
    const none = await updateStage(owner, { ...key, clear, canarySettings: { stageVariableOverrides: {} } })
    expect(none.canarySettings?.stageVariableOverrides).toBeUndefined()
    expect((await updateStage(owner, { ...key, clear: { variables: true } })).variables).toBeUndefined()
  }))

test('all settings of methods are replaced at once, those that are not named by AWS’s defaults', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, stageName } = await deployTestApi(owner)
    const key = { restApiId, stageName }
    await updateStage(owner, { ...key, methodSettings: { '*/*': { loggingLevel: 'INFO' }, 'pets/GET': {} } })
    const clear = { methodSettings: true }
    const stage = await updateStage(owner, { ...key, clear, methodSettings: { 'pets/PUT': { cachingEnabled: true } } })
    expect(Object.keys(stage.methodSettings)).toEqual(['pets/PUT'])
    expect(stage.methodSettings['pets/PUT']).toMatchObject({ cachingEnabled: true, throttlingBurstLimit: 5000 })
    expect(stage.methodSettings['pets/PUT']).not.toHaveProperty('loggingLevel')
    expect((await updateStage(owner, { ...key, clear, methodSettings: {} })).methodSettings).toEqual({})
  }))

test('the values of variables are not in the audit log', () =>
  withWorld(async ({ owner, db }) => {
    const { restApiId, stageName } = await deployTestApi(owner)
    await updateStage(owner, { restApiId, stageName, variables: { token: 'very-secret' } })
    const ofOwner = and(eq(auditRecords.accountId, owner.accountId), eq(auditRecords.operation, 'UpdateStage'))
    const records = await db.select().from(auditRecords).where(ofOwner)
    expect(records).toMatchObject([
      { resource: `/restapis/${restApiId}/stages/${stageName}`, detail: { changed: ['variables'] } },
    ])
    expect(JSON.stringify(records)).not.toContain('very-secret')
  }))

test('scalars change and null clears them', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, stageName } = await deployTestApi(owner)
    const set = await updateStage(owner, {
      restApiId,
      stageName,
      description: 'x',
      tracingEnabled: true,
      cacheClusterEnabled: true,
      accessLogSettings: { destinationArn: 'arn:aws:logs:::x' },
    })
    expect(set).toMatchObject({
      description: 'x',
      tracingEnabled: true,
      cacheClusterEnabled: true,
      cacheClusterSize: '0.5',
      accessLogSettings: { destinationArn: 'arn:aws:logs:::x' },
    })
    const more = await updateStage(owner, { restApiId, stageName, accessLogSettings: { format: '$context.requestId' } })
    expect(more.accessLogSettings).toEqual({ destinationArn: 'arn:aws:logs:::x', format: '$context.requestId' })
    const cleared = await updateStage(owner, { restApiId, stageName, description: null, accessLogSettings: null })
    expect(cleared.description).toBeUndefined()
    expect(cleared.accessLogSettings).toBeUndefined()
    expect(cleared.tracingEnabled).toBe(true)
  }))

test('method settings are merged into their blocks', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, stageName } = await deployTestApi(owner)
    const methodSettings = { '*/*': { throttlingRateLimit: 5, throttlingBurstLimit: 2 } }
    await updateStage(owner, { restApiId, stageName, methodSettings })
    const stage = await updateStage(owner, {
      restApiId,
      stageName,
      methodSettings: { 'pets/GET': { loggingLevel: 'INFO' } },
    })
    expect(stage.methodSettings['pets/GET']).toMatchObject({ throttlingRateLimit: 5, loggingLevel: 'INFO' })
    const without = await updateStage(owner, { restApiId, stageName, methodSettings: { '*/*': null } })
    expect(Object.keys(without.methodSettings)).toEqual(['pets/GET'])
    await expect(updateStage(owner, { restApiId, stageName, methodSettings: { '*/*': null } })).rejects.toMatchObject({
      failure: 'BadRequestException',
      message: 'Cannot remove method setting */* because there is no method setting for this method ',
    })
  }))

test('a first canary setting fills in the rest; promoting makes the canary the stage', () =>
  withWorld(async ({ owner, passTime }) => {
    const { restApiId, stageName, deploymentId } = await deployTestApi(owner)
    const { id } = await createDeployment(owner, { restApiId })
    const first = await updateStage(owner, { restApiId, stageName, canarySettings: { percentTraffic: 20 } })
    expect(first.canarySettings).toEqual({ percentTraffic: 20, deploymentId, useStageCache: false })
    await updateStage(owner, {
      restApiId,
      stageName,
      variables: { a: '1', b: '2' },
      canarySettings: { deploymentId: id, stageVariableOverrides: { b: '3' } },
    })
    passTime(1)
    const promoted = await updateStage(owner, {
      restApiId,
      stageName,
      promoteCanary: { deploymentId: true, variables: true },
      canarySettings: { percentTraffic: 0 },
    })
    expect(promoted).toMatchObject({ deploymentId: id, variables: { a: '1', b: '3' } })
    expect(promoted.canarySettings).toMatchObject({ percentTraffic: 0, deploymentId: id })
    expect((await listStageDeployments(owner, { restApiId, stageName })).items[0]).toMatchObject({ deploymentId: id })
    const ended = await updateStage(owner, { restApiId, stageName, canarySettings: null })
    expect(ended.canarySettings).toBeUndefined()
    await expect(
      updateStage(owner, { restApiId, stageName, promoteCanary: { deploymentId: true } }),
    ).rejects.toMatchObject({ status: 400 })
  }))

test('a first canary setting of another kind begins with no traffic', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, stageName, deploymentId } = await deployTestApi(owner)
    const { canarySettings } = await updateStage(owner, {
      restApiId,
      stageName,
      canarySettings: { stageVariableOverrides: { a: '1' } },
    })
    expect(canarySettings).toEqual({
      percentTraffic: 0,
      deploymentId,
      useStageCache: false,
      stageVariableOverrides: { a: '1' },
    })
  }))

test('400 and 404 for what does not exist, and nothing changes', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, stageName } = await deployTestApi(owner)
    const other = await deployTestApi(owner)
    const before = await getStage(owner, { restApiId, stageName })
    for (const input of [
      { deploymentId: other.deploymentId },
      { canarySettings: { deploymentId: 'absent' } },
      { accessLogSettings: { destinationArn: '' } },
      { accessLogSettings: { format: '$context.status' } },
      { accessLogSettings: { format: '$context.requestIds' } },
      { cacheClusterSize: '3' },
    ]) {
      await expect(updateStage.invoke(owner, { restApiId, stageName, ...input })).rejects.toMatchObject({ status: 400 })
    }
    for (const input of [{ documentationVersion: '1' }, { clientCertificateId: 'abc' }]) {
      await expect(updateStage(owner, { restApiId, stageName, ...input })).rejects.toMatchObject({ status: 404 })
    }
    expect(await getStage(owner, { restApiId, stageName })).toEqual(before)
  }))

test.each(['$context.requestId', '{"id":"$context.extendedRequestId"}'])(
  'the access log format %s tells requests apart',
  (format) =>
    withWorld(async ({ owner }) => {
      const { restApiId, stageName } = await deployTestApi(owner)
      const stage = await updateStage(owner, { restApiId, stageName, accessLogSettings: { format } })
      expect(stage.accessLogSettings).toEqual({ format })
    }),
)

test('403 for a viewer, 404 in another account', () =>
  withWorld(async ({ owner, as, stranger }) => {
    const { restApiId, stageName } = await deployTestApi(owner)
    await expect(updateStage(as('viewer'), { restApiId, stageName })).rejects.toMatchObject({ status: 403 })
    await expect(updateStage(stranger, { restApiId, stageName })).rejects.toMatchObject({ status: 404 })
    await expect(listStageDeployments(stranger, { restApiId, stageName })).rejects.toMatchObject({ status: 404 })
    const { restApiId: empty } = await createTestApi(owner)
    await expect(updateStage(owner, { restApiId: empty, stageName })).rejects.toMatchObject({ status: 404 })
  }))

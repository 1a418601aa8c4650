import {
  CreateApiKeyCommand,
  CreateDeploymentCommand,
  CreateStageCommand,
  CreateUsagePlanCommand,
  CreateUsagePlanKeyCommand,
  DeleteApiKeyCommand,
  DeleteDeploymentCommand,
  DeleteStageCommand,
  DeleteUsagePlanCommand,
  DeleteUsagePlanKeyCommand,
  GetApiKeyCommand,
  GetApiKeysCommand,
  GetDeploymentCommand,
  GetDeploymentsCommand,
  GetStageCommand,
  GetStagesCommand,
  GetUsageCommand,
  GetUsagePlanCommand,
  GetUsagePlanKeyCommand,
  GetUsagePlanKeysCommand,
  GetUsagePlansCommand,
  ImportApiKeysCommand,
  type PatchOperation,
  UpdateApiKeyCommand,
  UpdateDeploymentCommand,
  UpdateStageCommand,
  UpdateUsageCommand,
  UpdateUsagePlanCommand,
} from '@aws-sdk/client-api-gateway'
import { expect, test } from 'vitest'
import { createTestApi, deployTestApi } from '#server/testing/deploy-test-api.ts'
import { recordUsage } from '#server/testing/record-usage.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { createWireClient } from './testing/wire-client.ts'

const metadata = { $metadata: expect.anything() }

function replace(path: string, value: string): PatchOperation {
  return { op: 'replace', path, value }
}

test('the real SDK deploys, changes, rolls back and deletes', () =>
  withWorld(async ({ owner, passTime }) => {
    const client = await createWireClient(owner)
    const { restApiId } = await createTestApi(owner)
    const first = await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'prod', description: 'one' }))
    expect(first).toEqual({ ...metadata, id: expect.any(String), description: 'one', createdDate: owner.now() })
    passTime(1000)
    const second = await client.send(new CreateDeploymentCommand({ restApiId }))
    const { items } = await client.send(new GetDeploymentsCommand({ restApiId, limit: 1 }))
    expect(items?.map(({ id }) => id)).toEqual([second.id])
    const key = { restApiId, stageName: 'prod' }
    await client.send(new UpdateStageCommand({ ...key, patchOperations: [replace('/deploymentId', second.id ?? '')] }))
    await client.send(new UpdateStageCommand({ ...key, patchOperations: [replace('/deploymentId', first.id ?? '')] }))
    expect(await client.send(new GetStageCommand(key))).toMatchObject({ deploymentId: first.id, methodSettings: {} })
    const embedded = { restApiId, deploymentId: second.id, embed: ['apisummary'] }
    expect((await client.send(new GetDeploymentCommand(embedded))).apiSummary).toEqual({
      '/pets': { GET: { apiKeyRequired: true, authorizationType: 'NONE' } },
    })
    const deploymentId = second.id
    const renamed = { restApiId, deploymentId, patchOperations: [replace('/description', 'two')] }
    expect(await client.send(new UpdateDeploymentCommand(renamed))).toMatchObject({ description: 'two' })
    await client.send(new CreateStageCommand({ restApiId, stageName: 'beta', deploymentId }))
    const stages = await client.send(new GetStagesCommand({ restApiId }))
    expect(stages.item?.map(({ stageName }) => stageName)).toEqual(['beta', 'prod'])
    await expect(client.send(new DeleteDeploymentCommand({ restApiId, deploymentId }))).rejects.toMatchObject({
      name: 'BadRequestException',
      message: 'Active stages pointing to this deployment must be moved or deleted',
    })
    await client.send(new DeleteStageCommand({ restApiId, stageName: 'beta' }))
    await client.send(new DeleteDeploymentCommand({ restApiId, deploymentId }))
  }))

test('a stage is patched as Terraform and the CLI do', () =>
  withWorld(async ({ owner }) => {
    const client = await createWireClient(owner)
    const { restApiId, stageName, deploymentId } = await deployTestApi(owner)
    const patch = (...patchOperations: PatchOperation[]) =>
      client.send(new UpdateStageCommand({ restApiId, stageName, patchOperations }))
    const stage = await patch(
      replace('/variables/backend', 'example.org'),
      replace('/*/*/throttling/rateLimit', '0.5'),
      replace('/~1pets~1{id}/GET/throttling/burstLimit', '7'),
      replace('/pets/POST/logging/loglevel', 'ERROR'),
      replace('/~1/GET/caching/ttlInSeconds', '0'),
      replace('/tracingEnabled', 'true'),
      replace('/accessLogSettings/format', '$context.requestId'),
      replace('/canarySettings/percentTraffic', '12.5'),
      replace('/canarySettings/stageVariableOverrides/backend', 'canary.example.org'),
    )
    expect(stage).toMatchObject({
      variables: { backend: 'example.org' },
      tracingEnabled: true,
      accessLogSettings: { format: '$context.requestId' },
      canarySettings: { percentTraffic: 12.5, deploymentId, stageVariableOverrides: { backend: 'canary.example.org' } },
      methodSettings: {
        '*/*': { throttlingRateLimit: 0.5, throttlingBurstLimit: 5000 },
        'pets/{id}/GET': { throttlingRateLimit: 0.5, throttlingBurstLimit: 7 },
        'pets/POST': { loggingLevel: 'ERROR' },
        '/GET': { cacheTtlInSeconds: 0 },
      },
    })
    const promoted = await patch(
      { op: 'copy', from: '/canarySettings/deploymentId', path: '/deploymentId' },
      { op: 'copy', from: '/canarySettings/stageVariableOverrides', path: '/variables' },
      { op: 'remove', path: '/canarySettings' },
      { op: 'remove', path: '/~1pets~1{id}/GET' },
      { op: 'remove', path: '/accessLogSettings' },
    )
    expect(promoted.variables).toEqual({ backend: 'canary.example.org' })
    expect(Object.keys(promoted.methodSettings ?? {})).toEqual(['*/*', '/GET', 'pets/POST'])
    expect(promoted).not.toHaveProperty('canarySettings')
    expect(promoted).not.toHaveProperty('accessLogSettings')
  }))

test.each<[PatchOperation, string]>([
  [replace('/tags/x', '1'), 'Invalid method setting path: /tags/x. Must be one of: [/deploymentId, /description, '],
  [
    replace('/accessLogSettings/x', '1'),
    'Invalid accessLogSettings path. Must be one of : [/accessLogSettings/destinationArn, /accessLogSettings/format]',
  ],
  [replace('/accessLogSettings/destinationArn', ''), 'Access Log value must not be empty'],
  [
    { op: 'remove', path: '/*/*' },
    'Cannot remove method setting */* because there is no method setting for this method ',
  ],
  [{ op: 'remove', path: '/nonsense' }, 'Invalid method setting path: /nonsense'],
  [
    { op: 'remove', path: '/canarySettings/stageVariableOverrides' },
    'Cannot remove method setting canarySettings/stageVariableOverrides because there is no method setting for this method ',
  ],
  [
    { op: 'remove', path: '/canarySettings/percentTraffic' },
    'Invalid remove operation with path: /canarySettings/percentTraffic',
  ],
  [
    { op: 'copy', from: '/canarySettings/deploymentId', path: '/deploymentId' },
    'Promotion not available. Canary does not exist.',
  ],
  [{ op: 'copy', from: '/variables', path: '/deploymentId' }, 'Invalid patch path /variables to copy from'],
])('400 for the patch %j', (operation, message) =>
  withWorld(async ({ owner }) => {
    const client = await createWireClient(owner)
    const { restApiId, stageName } = await deployTestApi(owner)
    await expect(
      client.send(new UpdateStageCommand({ restApiId, stageName, patchOperations: [operation] })),
    ).rejects.toMatchObject({ name: 'BadRequestException', message: expect.stringContaining(message) })
  }),
)

test('the real SDK makes, finds, changes, imports and deletes API keys', () =>
  withWorld(async ({ owner }) => {
    const client = await createWireClient(owner)
    const made = await client.send(new CreateApiKeyCommand({ name: 'Acme', enabled: true, tags: { a: 'b' } }))
    expect(made).toMatchObject({ value: expect.stringMatching(/^\w{40}$/), stageKeys: [], tags: { a: 'b' } })
    const apiKey = made.id
    const patchOperations = [replace('/enabled', 'false'), replace('/customerId', 'c1'), replace('/description', 'd')]
    const updated = await client.send(new UpdateApiKeyCommand({ apiKey, patchOperations }))
    expect(updated).toMatchObject({ enabled: false, customerId: 'c1', description: 'd' })
    expect(await client.send(new GetApiKeyCommand({ apiKey }))).not.toHaveProperty('value')
    const body = new TextEncoder().encode('Name,Key\nimported,imported-key-0123456789-0123456789\n')
    const imported = await client.send(new ImportApiKeysCommand({ body, format: 'csv', failOnWarnings: true }))
    expect(imported).toMatchObject({ ids: [expect.any(String)], warnings: [] })
    const { items } = await client.send(new GetApiKeysCommand({ nameQuery: 'imp', includeValues: true }))
    expect(items).toMatchObject([{ id: imported.ids?.[0], value: 'imported-key-0123456789-0123456789', enabled: true }])
    await client.send(new DeleteApiKeyCommand({ apiKey }))
    await expect(client.send(new GetApiKeyCommand({ apiKey }))).rejects.toMatchObject({
      name: 'NotFoundException',
      message: 'Invalid API Key identifier specified',
    })
    const { restApiId, stageName } = await deployTestApi(owner)
    const legacy = await client.send(new CreateApiKeyCommand({ stageKeys: [{ restApiId, stageName }] }))
    expect(legacy.stageKeys).toEqual([`${restApiId}/${stageName}`])
    const without = [{ op: 'remove', path: '/stages', value: `${restApiId}/${stageName}` } as const]
    const closed = await client.send(new UpdateApiKeyCommand({ apiKey: legacy.id, patchOperations: without }))
    expect(closed.stageKeys).toEqual([])
  }))

test('the real SDK makes and patches usage plans and their keys', () =>
  withWorld(async ({ owner }) => {
    const client = await createWireClient(owner)
    const { restApiId, stageName } = await deployTestApi(owner)
    const apiStage = `${restApiId}:${stageName}`
    const { id: usagePlanId } = await client.send(
      new CreateUsagePlanCommand({ name: 'Free', quota: { limit: 100, period: 'MONTH' } }),
    )
    const patch = (...patchOperations: PatchOperation[]) =>
      client.send(new UpdateUsagePlanCommand({ usagePlanId, patchOperations }))
    const plan = await patch(
      { op: 'add', path: '/apiStages', value: apiStage },
      replace('/throttle/rateLimit', '1.5'),
      replace('/throttle/burstLimit', '3'),
      replace('/quota/limit', '50'),
      replace('/productCode', 'p1'),
      replace(`/apiStages/${apiStage}/throttle/~1pets/GET/rateLimit`, '2'),
      replace(`/apiStages/${apiStage}/throttle//pets/GET/burstLimit`, '4'),
    )
    expect(plan).toMatchObject({
      throttle: { rateLimit: 1.5, burstLimit: 3 },
      quota: { limit: 50, offset: 0, period: 'MONTH' },
      productCode: 'p1',
      apiStages: [{ apiId: restApiId, stage: stageName, throttle: { '/pets/GET': { rateLimit: 2, burstLimit: 4 } } }],
    })
    const { id: keyId } = await client.send(new CreateApiKeyCommand({ name: 'Acme', enabled: true }))
    const member = { usagePlanId, keyId }
    await client.send(new CreateUsagePlanKeyCommand({ ...member, keyType: 'API_KEY' }))
    expect(await client.send(new GetUsagePlanKeyCommand(member))).toMatchObject({ id: keyId, type: 'API_KEY' })
    const listed = await client.send(new GetUsagePlanKeysCommand({ usagePlanId, nameQuery: 'Ac' }))
    expect(listed.items).toMatchObject([{ id: keyId, name: 'Acme' }])
    expect((await client.send(new GetUsagePlansCommand({ keyId }))).items).toMatchObject([{ id: usagePlanId }])
    await client.send(new DeleteUsagePlanKeyCommand(member))
    await expect(client.send(new DeleteUsagePlanCommand({ usagePlanId }))).rejects.toMatchObject({
      name: 'BadRequestException',
      message: `Cannot delete Usage Plan ${usagePlanId} because there are API Stages associated with it, including ${apiStage}`,
    })
    const left = await patch(
      { op: 'remove', path: `/apiStages/${apiStage}/throttle/~1pets/GET` },
      { op: 'remove', path: '/throttle' },
      { op: 'remove', path: '/quota' },
    )
    expect(left).toEqual({
      ...metadata,
      id: usagePlanId,
      name: 'Free',
      productCode: 'p1',
      apiStages: [{ apiId: restApiId, stage: stageName }],
    })
    await patch({ op: 'remove', path: '/apiStages', value: apiStage })
    await client.send(new DeleteUsagePlanCommand({ usagePlanId }))
    await expect(client.send(new GetUsagePlanCommand({ usagePlanId }))).rejects.toMatchObject({
      name: 'NotFoundException',
      message: 'Invalid Usage Plan ID specified',
    })
  }))

test('a wrong path in a plan’s patch is named with those that there are', () =>
  withWorld(async ({ owner }) => {
    const client = await createWireClient(owner)
    const { id: usagePlanId } = await client.send(new CreateUsagePlanCommand({ name: 'Free' }))
    const patchOperations = [{ op: 'remove', path: '/apiStages/a:b' } as const]
    await expect(client.send(new UpdateUsagePlanCommand({ usagePlanId, patchOperations }))).rejects.toMatchObject({
      message: expect.stringContaining(
        "Invalid patch path  '/apiStages/a:b' specified for op 'remove'. Must be one of: [/apiStages, /quota, /throttle, /productCode, /apiStages/<apidId:stageName>/throttle/<resourcePath>/<httpMethod>, /apiStages/<apidId:stageName>/throttle]",
      ),
    })
  }))

test('the real SDK reads usage and extends a quota', () =>
  withWorld(async ({ owner }) => {
    const client = await createWireClient(owner)
    const { id: usagePlanId } = await client.send(
      new CreateUsagePlanCommand({ name: 'Free', quota: { limit: 10, period: 'DAY' } }),
    )
    const { id: keyId = '' } = await client.send(new CreateApiKeyCommand({}))
    await client.send(new CreateUsagePlanKeyCommand({ usagePlanId, keyId, keyType: 'API_KEY' }))
    await recordUsage(owner, { usagePlanId: usagePlanId ?? '', apiKeyId: keyId, hour: owner.now(), admitted: 4 })
    const range = { usagePlanId, startDate: '2026-11-21', endDate: '2026-11-22' }
    const usage = await client.send(new GetUsageCommand(range))
    expect(usage).toMatchObject({
      ...range,
      items: {
        [keyId]: [
          [0, 10],
          [4, 10],
        ],
      },
    })
    const patchOperations = [replace('/remaining', '25')]
    const extended = await client.send(new UpdateUsageCommand({ usagePlanId, keyId, patchOperations }))
    expect(extended.items).toEqual({ [keyId]: [[4, 25]] })
  }))

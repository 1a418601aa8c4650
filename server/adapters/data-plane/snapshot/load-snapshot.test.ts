import { eq } from 'drizzle-orm'
import { applyChange } from 'gateway-core/snapshot.ts'
import { expect, test } from 'vitest'
import type { Database } from '#db/client.ts'
import { apiKeyStages, apiKeys, configurationChanges, restApis, stages, usagePlanKeys, usagePlans } from '#db/schema.ts'
import { newId } from '../../../new-id.ts'
import { hashApiKeyValue } from '../../../secrets.ts'
import { withWorld } from '../../../testing/with-world.ts'
import { insertDeployedApi, insertDeployment, mockOrProxy } from '../testing/deployed-api.ts'
import { loadChange } from './load-change.ts'
import { loadSnapshot } from './load-snapshot.ts'

type Kind = 'stage' | 'usage-plan' | 'api-key'

async function announce(db: Database, kind: Kind, key: string): Promise<void> {
  await db.insert(configurationChanges).values({ kind, key, at: new Date() })
}

test('the snapshot has every stage with its deployment, every plan with its stages, every key by its hash', () =>
  withWorld(async ({ db }) => {
    const quota = { limit: 10, offset: 0, period: 'DAY' } as const
    const api = await insertDeployedApi(db, { quota, throttle: { rateLimit: 5, burstLimit: 7 } })
    const snapshot = await loadSnapshot(db)
    const stageKey = `${api.restApiId}/prod`
    expect(snapshot.stages.get(stageKey)).toEqual({
      accountId: api.accountId,
      restApiId: api.restApiId,
      stageName: 'prod',
      deploymentId: api.deploymentId,
      variables: {},
      methodSettings: {},
      disableExecuteApiEndpoint: false,
      api: {
        name: 'Test',
        apiKeySource: 'HEADER',
        binaryMediaTypes: [],
        resources: [{ id: 'root', path: '/', methods: [mockOrProxy({})] }],
        gatewayResponses: [],
        models: [],
        requestValidators: [],
        authorizers: [],
      },
    })
    expect(snapshot.usagePlans.get(api.usagePlanId)).toEqual({
      id: api.usagePlanId,
      quota,
      throttle: { rateLimit: 5, burstLimit: 7 },
      apiStages: { [stageKey]: {} },
    })
    expect(snapshot.apiKeys.get(hashApiKeyValue(api.apiKeyValue))).toEqual({
      id: api.apiKeyId,
      enabled: true,
      usagePlanIds: [api.usagePlanId],
    })
  }))

test('a key says which stages it opens without a plan, until they are gone', () =>
  withWorld(async ({ db }) => {
    const api = await insertDeployedApi(db)
    await db.insert(apiKeyStages).values({ apiKeyId: api.apiKeyId, restApiId: api.restApiId, stageName: 'prod' })
    const hash = hashApiKeyValue(api.apiKeyValue)
    const snapshot = await loadSnapshot(db)
    expect(snapshot.apiKeys.get(hash)).toMatchObject({ id: api.apiKeyId, stageKeys: [`${api.restApiId}/prod`] })
    await db.delete(apiKeyStages)
    await announce(db, 'api-key', api.apiKeyId)
    const change = await loadChange(db, snapshot)
    expect(new Map(change?.apiKeys).get(hash)).not.toHaveProperty('stageKeys')
  }))

test('a stage has its settings as they are now, and its API, policy included, as it was deployed', () =>
  withWorld(async ({ db }) => {
    const { restApiId } = await insertDeployedApi(db)
    const settings = { variables: { color: 'red' }, accessLogSettings: { format: '$context.requestId' } }
    await db.update(stages).set(settings).where(eq(stages.restApiId, restApiId))
    await db
      .update(restApis)
      .set({ policy: '{"Statement":[]}', apiKeySource: 'AUTHORIZER', endpointConfiguration: { types: ['EDGE'] } })
      .where(eq(restApis.id, restApiId))
    const stage = (await loadSnapshot(db)).stages.get(`${restApiId}/prod`)
    expect(stage).toMatchObject({ variables: { color: 'red' }, accessLog: { format: '$context.requestId' } })
    expect(stage?.endpointType).toBe('EDGE')
    expect(stage?.api.apiKeySource).toBe('HEADER')
    expect(stage?.api.policy).toBeUndefined()
  }))

test('more than a page of each is loaded whole', () =>
  withWorld(async ({ db }) => {
    const api = await insertDeployedApi(db)
    const [key] = await db.select().from(apiKeys).where(eq(apiKeys.id, api.apiKeyId))
    const [stage] = await db.select().from(stages).where(eq(stages.restApiId, api.restApiId))
    if (!key || !stage) throw new Error('Nothing to copy')
    const keys = Array.from({ length: 5001 }, () => ({ ...key, id: newId(10), valueHash: newId(64) }))
    for (let start = 0; start < keys.length; start += 1000) {
      await db.insert(apiKeys).values(keys.slice(start, start + 1000))
    }
    await db.insert(stages).values(Array.from({ length: 101 }, (_, index) => ({ ...stage, stageName: `s${index}` })))
    const snapshot = await loadSnapshot(db)
    for (const { valueHash, id } of keys) expect(snapshot.apiKeys.get(valueHash)?.id).toBe(id)
    for (let index = 0; index < 101; index++) expect(snapshot.stages.has(`${api.restApiId}/s${index}`)).toBe(true)
  }))

test('a change brings exactly what was announced after the version, and what is gone as gone', () =>
  withWorld(async ({ db }) => {
    const api = await insertDeployedApi(db)
    const other = await insertDeployedApi(db)
    const before = await loadSnapshot(db)
    expect(await loadChange(db, before)).toBeUndefined()

    await insertDeployment(db, { ...api, deploymentId: 'second' }, mockOrProxy({ status: 201 }))
    await db.update(stages).set({ deploymentId: 'second' }).where(eq(stages.restApiId, api.restApiId))
    await announce(db, 'stage', `${api.restApiId}/prod`)
    await db.delete(restApis).where(eq(restApis.id, other.restApiId))
    await announce(db, 'stage', `${other.restApiId}/prod`)
    await db.delete(usagePlans).where(eq(usagePlans.id, other.usagePlanId))
    await announce(db, 'usage-plan', other.usagePlanId)
    await db.delete(apiKeys).where(eq(apiKeys.id, other.apiKeyId))
    await announce(db, 'api-key', other.apiKeyId)
    await announce(db, 'api-key', other.apiKeyId)
    await announce(db, 'stage', 'unknown/prod')

    const change = await loadChange(db, before)
    if (!change) throw new Error('No change')
    expect(change.stages.map(([key]) => key)).toEqual([
      `${api.restApiId}/prod`,
      `${other.restApiId}/prod`,
      'unknown/prod',
    ])
    expect(change.usagePlans).toEqual([[other.usagePlanId, undefined]])
    expect(change.apiKeys).toEqual([[hashApiKeyValue(other.apiKeyValue), undefined]])
    const after = applyChange(before, change)
    expect(after).toEqual({ ...(await loadSnapshot(db)), version: change.version })
    expect(after.stages.get(`${api.restApiId}/prod`)?.deploymentId).toBe('second')
    expect(await loadChange(db, after)).toBeUndefined()
  }))

test('a key that joins a plan, and one that is disabled, is in the change', () =>
  withWorld(async ({ db }) => {
    const api = await insertDeployedApi(db)
    const before = await loadSnapshot(db)
    await db.delete(usagePlanKeys).where(eq(usagePlanKeys.apiKeyId, api.apiKeyId))
    await db.update(apiKeys).set({ enabled: false }).where(eq(apiKeys.id, api.apiKeyId))
    await announce(db, 'api-key', api.apiKeyId)
    const change = await loadChange(db, before)
    expect(change?.apiKeys).toEqual([
      [hashApiKeyValue(api.apiKeyValue), { id: api.apiKeyId, enabled: false, usagePlanIds: [] }],
    ])
  }))

test('more changes than fit a page come in turns, none left out', () =>
  withWorld(async ({ db }) => {
    const start = await loadSnapshot(db)
    const at = new Date()
    const keys = Array.from({ length: 1500 }, (_, index) => ({ kind: 'usage-plan' as const, key: `p${index}`, at }))
    await db.insert(configurationChanges).values(keys)
    const first = await loadChange(db, start)
    if (!first) throw new Error('No change')
    const second = await loadChange(db, applyChange(start, first))
    expect([first.usagePlans.length, second?.usagePlans.length]).toEqual([1000, 500])
  }))

test('a key says when it expires, if it does', () =>
  withWorld(async ({ db }) => {
    const api = await insertDeployedApi(db)
    const hash = hashApiKeyValue(api.apiKeyValue)
    const snapshot = await loadSnapshot(db)
    expect(snapshot.apiKeys.get(hash)).not.toHaveProperty('expiresAt')
    const expiresAt = new Date(Date.UTC(2027, 0, 1))
    await db.update(apiKeys).set({ expiresAt }).where(eq(apiKeys.id, api.apiKeyId))
    await announce(db, 'api-key', api.apiKeyId)
    const change = await loadChange(db, snapshot)
    expect(new Map(change?.apiKeys).get(hash)).toMatchObject({ expiresAt: expiresAt.getTime() })
  }))

import { desc } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { configurationChanges } from '#db/schema.ts'
import { deployTestApi } from '#server/testing/deploy-test-api.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { createApiKey } from '../api-keys/create-api-key.ts'
import { createUsagePlan } from './create-usage-plan.ts'
import { createUsagePlanKey } from './create-usage-plan-key.ts'
import { getUsagePlan } from './get-usage-plan.ts'
import { updateUsagePlan } from './update-usage-plan.ts'

test('members that are given change, null clears, the rest stays, and the data plane is told', () =>
  withWorld(async ({ owner, db }) => {
    const { id } = await createUsagePlan(owner, {
      name: 'Free',
      description: 'd',
      throttle: { rateLimit: 1, burstLimit: 2 },
      quota: { limit: 10, period: 'DAY' },
    })
    const change = (input: object) => updateUsagePlan.invoke(owner, { usagePlanId: id, ...input })
    expect(await change({ name: 'Paid', productCode: 'p1', throttle: { rateLimit: 5 } })).toMatchObject({
      name: 'Paid',
      description: 'd',
      productCode: 'p1',
      throttle: { rateLimit: 5, burstLimit: 2 },
      quota: { limit: 10, offset: 0, period: 'DAY' },
    })
    const [last] = await db.select().from(configurationChanges).orderBy(desc(configurationChanges.version)).limit(1)
    expect(last).toMatchObject({ kind: 'usage-plan', key: id })
    expect(await change({ quota: { period: 'WEEK', offset: 4 }, throttle: { burstLimit: null } })).toMatchObject({
      throttle: { rateLimit: 5 },
      quota: { limit: 10, offset: 4, period: 'WEEK' },
    })
    await change({ quota: null, throttle: null, description: null, productCode: null })
    const cleared = JSON.parse(JSON.stringify(await getUsagePlan(owner, { usagePlanId: id })))
    expect(cleared).toEqual({ id, name: 'Paid', apiStages: [] })
  }))

test('a first quota needs a limit and a period', () =>
  withWorld(async ({ owner }) => {
    const { id: usagePlanId } = await createUsagePlan(owner, { name: 'Free' })
    await expect(updateUsagePlan(owner, { usagePlanId, quota: { limit: 5 } })).rejects.toMatchObject({ status: 400 })
    const plan = await updateUsagePlan(owner, { usagePlanId, quota: { limit: 5, period: 'MONTH' } })
    expect(plan.quota).toEqual({ limit: 5, offset: 0, period: 'MONTH' })
    await expect(updateUsagePlan(owner, { usagePlanId, quota: { offset: 6 } })).rejects.toMatchObject({ status: 400 })
    await expect(updateUsagePlan(owner, { usagePlanId, throttle: { rateLimit: -1 } })).rejects.toMatchObject({
      status: 400,
    })
  }))

test('stages come and go; one that stays keeps its throttles', () =>
  withWorld(async ({ owner }) => {
    const first = await deployTestApi(owner)
    const second = await deployTestApi(owner)
    const [one, two] = [`${first.restApiId}:prod`, `${second.restApiId}:prod`]
    const { id: usagePlanId } = await createUsagePlan(owner, { name: 'Free' })
    await updateUsagePlan(owner, { usagePlanId, apiStages: { add: [one] } })
    await updateUsagePlan(owner, { usagePlanId, methodThrottles: { [one]: { '/pets/GET': { rateLimit: 3 } } } })
    const both = await updateUsagePlan(owner, { usagePlanId, apiStages: { add: [one, two] } })
    const throttle = { '/pets/GET': { rateLimit: 3 } }
    expect(both.apiStages).toHaveLength(2)
    expect(both.apiStages).toContainEqual({ apiId: first.restApiId, stage: 'prod', throttle })
    const left = await updateUsagePlan(owner, { usagePlanId, apiStages: { remove: [one] } })
    expect(left.apiStages).toEqual([{ apiId: second.restApiId, stage: 'prod', throttle: undefined }])
    const listed = await updateUsagePlan(owner, { usagePlanId, apiStages: [one] })
    expect(listed.apiStages).toEqual([{ apiId: first.restApiId, stage: 'prod', throttle: undefined }])
  }))

test('throttles of methods are merged, and null removes one or all', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await deployTestApi(owner)
    const stage = `${restApiId}:prod`
    const plan = await createUsagePlan(owner, { name: 'Free', apiStages: [{ apiId: restApiId, stage: 'prod' }] })
    const change = async (throttles: object | null) => {
      const changed = await updateUsagePlan.invoke(owner, {
        usagePlanId: plan.id,
        methodThrottles: { [stage]: throttles },
      })
      return changed.apiStages[0]?.throttle
    }
    expect(await change({ '/pets/GET': { rateLimit: 1 }, '//GET': { burstLimit: 9 } })).toEqual({
      '/pets/GET': { rateLimit: 1 },
      '//GET': { burstLimit: 9 },
    })
    expect(await change({ '/pets/GET': { burstLimit: 2 }, '//GET': null })).toEqual({
      '/pets/GET': { rateLimit: 1, burstLimit: 2 },
    })
    expect(await change(null)).toBeUndefined()
  }))

test('the throttles of a stage are taken away before others come', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await deployTestApi(owner)
    const stage = `${restApiId}:prod`
    const throttle = { '/pets/GET': { rateLimit: 1 }, '//GET': { burstLimit: 9 } }
    const apiStages = [{ apiId: restApiId, stage: 'prod', throttle }]
    const { id: usagePlanId } = await createUsagePlan(owner, { name: 'Free', apiStages })
    const clear = { methodThrottles: { [stage]: true } }
    const methodThrottles = { [stage]: { '/pets/GET': { burstLimit: 5 } } }
    const changed = await updateUsagePlan(owner, { usagePlanId, clear, methodThrottles })
    expect(changed.apiStages[0]?.throttle).toEqual({ '/pets/GET': { burstLimit: 5 } })
    const none = await updateUsagePlan(owner, { usagePlanId, clear, methodThrottles: { [stage]: {} } })
    expect(none.apiStages[0]?.throttle).toBeUndefined()
  }))

test('400 and 404 for stages that cannot be changed, and nothing is left of the change', () =>
  withWorld(async ({ owner, stranger }) => {
    const { restApiId } = await deployTestApi(owner)
    const theirs = await deployTestApi(stranger)
    const { id: usagePlanId } = await createUsagePlan(owner, { name: 'Free' })
    const change = (input: object) => updateUsagePlan.invoke(owner, { usagePlanId, name: 'Changed', ...input })
    for (const malformed of ['', 'x', ':', 'a:', 'a:b:c']) {
      const refused = { failure: 'BadRequestException', message: 'Invalid API Stage specified' }
      await expect(change({ apiStages: { add: [malformed] } })).rejects.toMatchObject(refused)
      await expect(change({ apiStages: { remove: [malformed] } })).rejects.toMatchObject(refused)
    }
    await expect(change({ apiStages: { add: [`${theirs.restApiId}:prod`] } })).rejects.toMatchObject({
      failure: 'NotFoundException',
      message: `Invalid API Stage {api: ${theirs.restApiId}, stage: prod} specified for usageplan ${usagePlanId}`,
    })
    const notCovered = { failure: 'NotFoundException', message: `API Stage not found: ${restApiId}:prod` }
    await expect(change({ apiStages: { remove: [`${restApiId}:prod`] } })).rejects.toMatchObject(notCovered)
    await expect(change({ methodThrottles: { [`${restApiId}:prod`]: null } })).rejects.toMatchObject(notCovered)
    expect(await getUsagePlan(owner, { usagePlanId })).toMatchObject({ name: 'Free', apiStages: [] })
  }))

test('409 for a stage for which a key of the plan has another plan', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await deployTestApi(owner)
    const first = await createUsagePlan(owner, { name: 'First', apiStages: [{ apiId: restApiId, stage: 'prod' }] })
    const second = await createUsagePlan(owner, { name: 'Second' })
    const { id: keyId } = await createApiKey(owner, {})
    for (const plan of [first, second]) {
      await createUsagePlanKey(owner, { usagePlanId: plan.id, keyId, keyType: 'API_KEY' })
    }
    await expect(
      updateUsagePlan(owner, { usagePlanId: second.id, apiStages: { add: [`${restApiId}:prod`] } }),
    ).rejects.toMatchObject({
      failure: 'ConflictException',
      message: expect.stringContaining(`API Key ${keyId} cannot reference multiple Usage Plans`),
    })
    expect((await getUsagePlan(owner, { usagePlanId: second.id })).apiStages).toEqual([])
  }))

test('403 for a viewer, 404 in another account', () =>
  withWorld(async ({ owner, as, stranger }) => {
    const { id: usagePlanId } = await createUsagePlan(owner, { name: 'Free' })
    await expect(updateUsagePlan(as('viewer'), { usagePlanId })).rejects.toMatchObject({ status: 403 })
    await expect(updateUsagePlan(stranger, { usagePlanId })).rejects.toMatchObject({ status: 404 })
  }))

test('400 for a limit below the offset, however the two come to meet', () =>
  withWorld(async ({ owner }) => {
    const quota = { limit: 10, offset: 5, period: 'DAY' as const }
    const { id: usagePlanId } = await createUsagePlan(owner, { name: 'Free', quota })
    for (const change of [{ limit: 4 }, { offset: 11 }, { limit: 4, period: 'MONTH' as const }]) {
      await expect(updateUsagePlan(owner, { usagePlanId, quota: change })).rejects.toMatchObject({
        failure: 'BadRequestException',
        fields: { 'quota.offset': expect.any(String) },
      })
    }
    expect((await getUsagePlan(owner, { usagePlanId })).quota).toEqual(quota)
    expect((await updateUsagePlan(owner, { usagePlanId, quota: { limit: 5 } })).quota?.limit).toBe(5)
    const none = await updateUsagePlan(owner, { usagePlanId, quota: { limit: 0, offset: 0 } })
    expect(none.quota).toEqual({ limit: 0, offset: 0, period: 'DAY' })
  }))

test('limits of nothing are limits, not their absence', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await deployTestApi(owner)
    const apiStages = [{ apiId: restApiId, stage: 'prod' }]
    const { id: usagePlanId } = await createUsagePlan(owner, { name: 'Closed', apiStages })
    const methodThrottles = { [`${restApiId}:prod`]: { '//GET': { rateLimit: 0 } } }
    const throttle = { rateLimit: 0, burstLimit: 0 }
    const plan = await updateUsagePlan(owner, { usagePlanId, throttle, methodThrottles })
    expect(plan.throttle).toEqual(throttle)
    expect(plan.apiStages[0]?.throttle).toEqual({ '//GET': { rateLimit: 0 } })
    const cleared = await updateUsagePlan(owner, { usagePlanId, throttle: { rateLimit: null, burstLimit: null } })
    expect(cleared.throttle).toBeUndefined()
  }))

test.each([
  [{ name: '' }, 'name'],
  [{ name: null }, 'name'],
  [{ description: 'x'.repeat(1025) }, 'description'],
  [{ productCode: 'x'.repeat(257) }, 'productCode'],
  [{ throttle: { burstLimit: 2 ** 31 } }, 'throttle.burstLimit'],
  [{ throttle: { rateLimit: 1e9 + 1 } }, 'throttle.rateLimit'],
  [{ quota: { period: 'HOUR' } }, 'quota.period'],
  [{ quota: { limit: 1.5 } }, 'quota.limit'],
  [{ apiStages: 'a:b' }, 'apiStages'],
  [{ methodThrottles: { 'a:b': { 'pets/GET': null } } }, 'methodThrottles.a:b.pets/GET'],
  [{ methodThrottles: { 'a:b': { '/pets/get': null } } }, 'methodThrottles.a:b./pets/get'],
])('400 names the member: %j', (input, field) =>
  withWorld(async ({ owner }) => {
    const { id: usagePlanId } = await createUsagePlan(owner, { name: 'Free' })
    await expect(updateUsagePlan.invoke(owner, { usagePlanId, ...input })).rejects.toMatchObject({
      failure: 'BadRequestException',
      fields: { [field]: expect.any(String) },
    })
  }),
)

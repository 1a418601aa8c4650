import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { configurationChanges, usagePlans } from '#db/schema.ts'
import { deployTestApi } from '#server/testing/deploy-test-api.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { createUsagePlan } from './create-usage-plan.ts'
import { getUsagePlan } from './get-usage-plan.ts'

test('a plan keeps its limits and covers stages, and the data plane is told', () =>
  withWorld(async ({ owner, as, db }) => {
    const { restApiId, stageName } = await deployTestApi(owner)
    await db.delete(configurationChanges)
    const given = {
      name: 'Free',
      description: 'To try',
      throttle: { rateLimit: 0.5, burstLimit: 20 },
      quota: { limit: 10_000, offset: 3, period: 'MONTH' as const },
      apiStages: [{ apiId: restApiId, stage: stageName, throttle: { '/pets/GET': { rateLimit: 1, burstLimit: 2 } } }],
      tags: { a: 'b' },
    }
    const plan = await createUsagePlan(owner, given)
    expect(plan).toEqual({ ...given, id: expect.stringMatching(/^[a-z0-9]{6}$/), productCode: undefined })
    expect(await getUsagePlan(as('viewer'), { usagePlanId: plan.id })).toEqual(plan)
    expect(await db.select().from(configurationChanges)).toMatchObject([{ kind: 'usage-plan', key: plan.id }])
  }))

test('a plan without limits and stages has none', () =>
  withWorld(async ({ owner }) => {
    const plan = await createUsagePlan(owner, { name: 'Open', throttle: {} })
    expect(JSON.parse(JSON.stringify(plan))).toEqual({ id: plan.id, name: 'Open', apiStages: [] })
  }))

test('the offset of a quota is 0 unless told', () =>
  withWorld(async ({ owner }) => {
    const plan = await createUsagePlan(owner, { name: 'Free', quota: { limit: 5, period: 'DAY' } })
    expect(plan.quota).toEqual({ limit: 5, offset: 0, period: 'DAY' })
  }))

test.each([
  [{ name: '' }, 'name'],
  [{ throttle: { rateLimit: -1 } }, 'throttle.rateLimit'],
  [{ throttle: { burstLimit: 1.5 } }, 'throttle.burstLimit'],
  [{ quota: { limit: 10, period: 'YEAR' } }, 'quota.period'],
  [{ quota: { limit: -1, period: 'DAY' } }, 'quota.limit'],
  [{ quota: { limit: 2 ** 31, period: 'DAY' } }, 'quota.limit'],
  [{ quota: { limit: 10, offset: 11, period: 'DAY' } }, 'quota.offset'],
  [{ quota: { period: 'DAY' } }, 'quota.limit'],
  [{ apiStages: [{ apiId: '', stage: 'prod' }] }, 'apiStages.0.apiId'],
  [{ apiStages: [{ apiId: 'a', stage: 'b', throttle: { 'pets/GET': {} } }] }, 'apiStages.0.throttle.pets/GET'],
  [{ apiStages: [{ apiId: 'a', stage: 'b', throttle: { '/pets/LOOK': {} } }] }, 'apiStages.0.throttle./pets/LOOK'],
])('400 names the member: %j', (input, field) =>
  withWorld(async ({ owner }) => {
    await expect(createUsagePlan.invoke(owner, { name: 'Free', ...input })).rejects.toMatchObject({
      failure: 'BadRequestException',
      fields: { [field]: expect.any(String) },
    })
  }),
)

test('400 for a stage that is named twice', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, stageName } = await deployTestApi(owner)
    const apiStage = { apiId: restApiId, stage: stageName }
    await expect(createUsagePlan(owner, { name: 'Free', apiStages: [apiStage, apiStage] })).rejects.toMatchObject({
      failure: 'BadRequestException',
    })
  }))

test('404 for a stage that is not there or another account’s, and no plan is left', () =>
  withWorld(async ({ owner, stranger, db }) => {
    const { restApiId } = await deployTestApi(owner)
    const theirs = await deployTestApi(stranger)
    for (const apiStage of [
      { apiId: restApiId, stage: 'absent' },
      { apiId: theirs.restApiId, stage: theirs.stageName },
    ]) {
      await expect(createUsagePlan(owner, { name: 'Free', apiStages: [apiStage] })).rejects.toMatchObject({
        failure: 'NotFoundException',
        message: `Invalid API Stage {api: ${apiStage.apiId}, stage: ${apiStage.stage}} specified for usageplan Free`,
      })
    }
    expect(await db.select().from(usagePlans).where(eq(usagePlans.accountId, owner.accountId))).toEqual([])
  }))

test('403 for a viewer, 404 in another account', () =>
  withWorld(async ({ owner, as, stranger }) => {
    await expect(createUsagePlan(as('viewer'), { name: 'Free' })).rejects.toMatchObject({ status: 403 })
    const { id } = await createUsagePlan(owner, { name: 'Free' })
    await expect(getUsagePlan(stranger, { usagePlanId: id })).rejects.toMatchObject({
      failure: 'NotFoundException',
      message: 'Invalid Usage Plan ID specified',
    })
  }))

test.each([
  [{ name: 'x'.repeat(1024), description: 'd'.repeat(1024) }],
  [{ throttle: { rateLimit: 0, burstLimit: 0 } }],
  [{ throttle: { rateLimit: 1e9, burstLimit: 2_147_483_647 } }],
  [{ quota: { limit: 2_147_483_647, offset: 2_147_483_647, period: 'WEEK' as const } }],
  [{ quota: { limit: 0, offset: 0, period: 'DAY' as const } }],
])('200 at the limit: case %#', (input) =>
  withWorld(async ({ owner }) => {
    const { id } = await createUsagePlan(owner, { name: 'Free', ...input })
    expect(await getUsagePlan(owner, { usagePlanId: id })).toMatchObject(input)
  }),
)

test('a path may have any depth and the root none: throttles are kept by it', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, stageName } = await deployTestApi(owner)
    const throttle = { '//GET': { rateLimit: 1 }, '/a/{b}/{c+}/ANY': { burstLimit: 0 } }
    const apiStages = [{ apiId: restApiId, stage: stageName, throttle }]
    expect((await createUsagePlan(owner, { name: 'Free', apiStages })).apiStages).toEqual(apiStages)
  }))

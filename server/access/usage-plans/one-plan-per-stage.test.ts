import { expect, test } from 'vitest'
import { deployTestApi } from '#server/testing/deploy-test-api.ts'
import { succeeded, withCommittedWorld } from '#server/testing/with-committed-world.ts'
import { createApiKey } from '../api-keys/create-api-key.ts'
import { createUsagePlan } from './create-usage-plan.ts'
import { createUsagePlanKey } from './create-usage-plan-key.ts'
import { getUsagePlans } from './get-usage-plans.ts'
import { updateUsagePlan } from './update-usage-plan.ts'

const keyType = 'API_KEY'

test('of several plans for one stage that a key comes into at the same time, one has it', () =>
  withCommittedWorld(async ({ owner }) => {
    const { restApiId } = await deployTestApi(owner)
    const apiStages = [{ apiId: restApiId, stage: 'prod' }]
    const { id: keyId } = await createApiKey(owner, {})
    const plans = await Promise.all(
      Array.from({ length: 5 }, (_, index) => createUsagePlan(owner, { name: `Plan ${index}`, apiStages })),
    )
    const calls = plans.map(({ id }) => createUsagePlanKey(owner, { usagePlanId: id, keyId, keyType }))
    expect(await succeeded(calls)).toHaveLength(1)
    expect((await getUsagePlans(owner, { keyId })).items).toHaveLength(1)
  }))

test('a stage and a key that come to two plans at the same time do not both come', () =>
  withCommittedWorld(async ({ owner }) => {
    const { restApiId } = await deployTestApi(owner)
    const covering = await createUsagePlan(owner, {
      name: 'Covering',
      apiStages: [{ apiId: restApiId, stage: 'prod' }],
    })
    const empty = await createUsagePlan(owner, { name: 'Empty' })
    const { id: keyId } = await createApiKey(owner, {})
    await createUsagePlanKey(owner, { usagePlanId: empty.id, keyId, keyType })
    const calls: Promise<unknown>[] = [
      createUsagePlanKey(owner, { usagePlanId: covering.id, keyId, keyType }),
      updateUsagePlan(owner, { usagePlanId: empty.id, apiStages: { add: [`${restApiId}:prod`] } }),
    ]
    expect(await succeeded(calls)).toHaveLength(1)
  }))

test('changes of one plan at the same time are all kept', () =>
  withCommittedWorld(async ({ owner }) => {
    const { id: usagePlanId } = await createUsagePlan(owner, { name: 'Free', quota: { limit: 1, period: 'DAY' } })
    await Promise.all([
      updateUsagePlan(owner, { usagePlanId, throttle: { rateLimit: 1 } }),
      updateUsagePlan(owner, { usagePlanId, throttle: { burstLimit: 2 } }),
      updateUsagePlan(owner, { usagePlanId, quota: { period: 'WEEK' } }),
      updateUsagePlan(owner, { usagePlanId, quota: { limit: 3 } }),
    ])
    expect((await getUsagePlans(owner, {})).items).toMatchObject([
      { throttle: { rateLimit: 1, burstLimit: 2 }, quota: { limit: 3, period: 'WEEK' } },
    ])
  }))

test('of several keys with one value that are made at the same time, there is one', () =>
  withCommittedWorld(async ({ owner, stranger }) => {
    const value = `made-at-the-same-time-${owner.requestId}`
    const calls = [owner, stranger, owner, stranger].map((context) => createApiKey(context, { value }))
    const refusals = (await Promise.allSettled(calls)).filter((call) => call.status === 'rejected')
    expect(refusals.map(({ reason }) => reason.failure)).toEqual(Array(3).fill('ConflictException'))
  }))

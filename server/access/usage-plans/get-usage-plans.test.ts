import { expect, test } from 'vitest'
import { deployTestApi } from '#server/testing/deploy-test-api.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { createApiKey } from '../api-keys/create-api-key.ts'
import { createUsagePlan } from './create-usage-plan.ts'
import { createUsagePlanKey } from './create-usage-plan-key.ts'
import { getUsagePlans } from './get-usage-plans.ts'

test('lists the account’s plans with their stages, page by page', () =>
  withWorld(async ({ owner, stranger }) => {
    const { restApiId, stageName } = await deployTestApi(owner)
    const apiStages = [{ apiId: restApiId, stage: stageName }]
    const made = [
      await createUsagePlan(owner, { name: 'a', apiStages }),
      await createUsagePlan(owner, { name: 'b', apiStages }),
      await createUsagePlan(owner, { name: 'c' }),
    ]
    await createUsagePlan(stranger, { name: 'theirs' })
    const first = await getUsagePlans(owner, { limit: 2 })
    const second = await getUsagePlans(owner, { limit: 2, position: first.position })
    expect(second.position).toBeUndefined()
    const listed = [...first.items, ...second.items]
    expect(listed.toSorted((left, right) => left.name.localeCompare(right.name))).toEqual(made)
  }))

test('lists only the plans that a key is in', () =>
  withWorld(async ({ owner, stranger }) => {
    const inside = await createUsagePlan(owner, { name: 'inside' })
    await createUsagePlan(owner, { name: 'outside' })
    const { id: keyId } = await createApiKey(owner, {})
    await createUsagePlanKey(owner, { usagePlanId: inside.id, keyId, keyType: 'API_KEY' })
    expect((await getUsagePlans(owner, { keyId })).items.map(({ name }) => name)).toEqual(['inside'])
    expect(await getUsagePlans(owner, { keyId: 'absent' })).toEqual({ items: [] })
    expect(await getUsagePlans(stranger, { keyId })).toEqual({ items: [] })
  }))

test('following the positions lists every plan once, also those of one key', () =>
  withWorld(async ({ owner }) => {
    const { id: keyId } = await createApiKey(owner, {})
    const made: string[] = []
    for (let count = 0; count < 5; count++) {
      const { id: usagePlanId } = await createUsagePlan(owner, { name: `Plan ${count}` })
      if (count > 0) await createUsagePlanKey(owner, { usagePlanId, keyId, keyType: 'API_KEY' })
      made.push(usagePlanId)
    }
    const all = async (filter: { keyId?: string }) => {
      const listed: string[] = []
      let position: string | undefined
      do {
        const page = await getUsagePlans(owner, { ...filter, limit: 2, position })
        listed.push(...page.items.map(({ id }) => id))
        position = page.position
      } while (position !== undefined)
      return listed
    }
    expect((await all({})).sort()).toEqual(made.toSorted())
    expect((await all({ keyId })).sort()).toEqual(made.slice(1).sort())
  }))

test('400 for a page that cannot be', () =>
  withWorld(async ({ owner }) => {
    for (const input of [{ limit: 0 }, { limit: 501 }, { position: '***' }, { position: 'x'.repeat(2049) }]) {
      await expect(getUsagePlans(owner, input)).rejects.toMatchObject({ status: 400 })
    }
  }))

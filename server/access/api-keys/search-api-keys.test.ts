import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { apiKeys, usage } from '#db/schema.ts'
import { createSubscription } from '#server/portals/subscriptions/create-subscription.ts'
import { offerProduct } from '#server/portals/testing/offer-product.ts'
import { type World, withWorld } from '#server/testing/with-world.ts'
import { describePlanKeys } from '../usage-plans/describe-plan-keys.ts'
import { createApiKey } from './create-api-key.ts'
import { describeApiKey } from './describe-api-key.ts'
import { searchApiKeys } from './search-api-keys.ts'
import { updateApiKey } from './update-api-key.ts'

const dayMs = 86_400_000

async function use({ db, owner }: World, apiKeyId: string, daysAgo: number, admitted: number): Promise<void> {
  const hour = new Date(Math.floor(owner.now().getTime() / 3_600_000) * 3_600_000 - daysAgo * dayMs)
  const none = { quotaExceeded: 0, refused: 0, clientErrors: 0, serverErrors: 0, latencyMs: 0 }
  const names = { accountId: owner.accountId, usagePlanId: 'p', restApiId: 'r', stageName: 's' }
  await db.insert(usage).values({ ...names, apiKeyId, hour, admitted, throttled: 1, ...none })
}

test('a list says whose each key is, where it counts, and how it was used in each of 30 days', () =>
  withWorld(async (world) => {
    const { owner, consumer } = world
    const { product, freePlan } = await offerProduct(owner)
    const { app } = await createSubscription(consumer, { productId: product.productId, usagePlanId: freePlan })
    world.passTime(1000)
    const { id: own } = await createApiKey(owner, { name: 'Own', enabled: true })
    await use(world, own, 0, 4)
    await use(world, own, 29, 1)
    await use(world, own, 45, 9)
    const { items } = await searchApiKeys(owner, {})
    expect(items).toMatchObject([
      { id: own, owner: undefined, plans: [], state: 'enabled' },
      {
        name: app.name,
        owner: { appId: app.appId },
        plans: [{ usagePlanId: freePlan, name: 'Free' }],
        lastUsedAt: undefined,
      },
    ])
    expect(items[0]?.days).toHaveLength(30)
    expect([items[0]?.days[0], items[0]?.days[29], items[0]?.days[15]]).toEqual([2, 5, 0])
    expect(items[0]?.lastUsedAt?.getTime()).toBeGreaterThan(owner.now().getTime() - 3_600_000)
    expect(await describeApiKey(owner, { apiKey: own })).toEqual(items[0])
    const plan = await describePlanKeys(owner, { usagePlanId: freePlan })
    expect(plan.items).toMatchObject([{ appName: app.name, quota: { used: 0, limit: 1000 } }])
    expect(plan.periodEnd).toEqual(new Date('2026-12-01T00:00:00Z'))
  }))

test('filters by text, plan, owner, state and use; pages are whole', () =>
  withWorld(async (world) => {
    const { owner, consumer, db } = world
    const { product, freePlan } = await offerProduct(owner)
    await createSubscription(consumer, { productId: product.productId, usagePlanId: freePlan })
    const ids: Record<string, string> = {}
    for (const name of ['plain', 'off', 'late', 'gone', 'trial']) {
      ids[name] = (await createApiKey(owner, { name, enabled: name !== 'off' })).id
    }
    const set = (name: string, values: Partial<typeof apiKeys.$inferInsert>) =>
      db
        .update(apiKeys)
        .set(values)
        .where(eq(apiKeys.id, ids[name] ?? ''))
    await updateApiKey(owner, { apiKey: ids.late ?? '', expiresAt: new Date(owner.now().getTime() + dayMs) })
    await set('gone', { revokedAt: owner.now() })
    await set('trial', { isTrial: true })
    await use(world, ids.plain ?? '', 10, 1)
    await use(world, ids.off ?? '', 40, 1)
    const names = async (filter: object) =>
      (await searchApiKeys.invoke(owner, filter)).items.map(({ name }) => name ?? '').toSorted()
    const app = (await names({ usagePlanId: freePlan }))[0] ?? ''
    expect(await names({ text: 'LAT' })).toEqual(['late'])
    expect(await names({ text: '%' })).toEqual([])
    expect(await names({ outsidePlanId: freePlan })).toEqual(['gone', 'late', 'off', 'plain', 'trial'])
    expect(await names({ outsidePlanId: 'another' })).toHaveLength(6)
    expect(await names({ owner: 'consumer' })).toEqual([app, 'trial'].toSorted())
    expect(await names({ owner: 'provider' })).toEqual(['gone', 'late', 'off', 'plain'])
    expect(await names({ state: 'disabled' })).toEqual(['off'])
    expect(await names({ state: 'revoked' })).toEqual(['gone'])
    expect(await names({ state: 'trial' })).toEqual(['trial'])
    expect(await names({ state: 'expired' })).toEqual([])
    expect(await names({ unusedDays: 30 })).not.toContain('plain')
    expect(await names({ unusedDays: 30 })).toContain('off')
    world.passTime(2 * dayMs)
    expect(await names({ state: 'expired' })).toEqual(['late'])
    expect(await names({ state: 'enabled' })).toEqual([app, 'plain'].toSorted())
    const first = await searchApiKeys(owner, { limit: 4 })
    const second = await searchApiKeys(owner, { limit: 4, position: first.position })
    expect(second.position).toBeUndefined()
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(6)
  }))

import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { apiKeys, auditRecords, products } from '#db/schema.ts'
import { newId } from '../new-id.ts'
import { withWorld } from '../testing/with-world.ts'
import { runPortalJobs } from './start-portal-jobs.ts'
import { offerProduct } from './testing/offer-product.ts'
import { createTrialKey } from './try/create-trial-key.ts'

test('a round deletes trial keys that are a day over, and writes nothing down where there is nothing to do', () =>
  withWorld(async ({ owner, visitor, db, passTime }) => {
    const { product, freePlan } = await offerProduct(owner)
    const { productId } = product
    await db.update(products).set({ trialUsagePlanId: freePlan }).where(eq(products.id, productId))
    await createTrialKey({ ...visitor, sourceIp: newId(12) }, { productId, visitorId: newId(40) })
    const system = { ...visitor, actor: { kind: 'system' } as const }
    const removals = async () =>
      (await db.select().from(auditRecords).where(eq(auditRecords.operation, 'RemoveTrialKeys'))).length
    passTime(3_600_000)
    await runPortalJobs(system)
    expect(await db.select().from(apiKeys)).toHaveLength(1)
    expect(await removals()).toBe(0)
    passTime(2 * 86_400_000)
    await runPortalJobs(system)
    await runPortalJobs(system)
    expect(await db.select().from(apiKeys)).toEqual([])
    expect(await removals()).toBe(1)
  }))

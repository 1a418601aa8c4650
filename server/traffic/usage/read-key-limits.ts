import { asc, eq } from 'drizzle-orm'
import { quotaPeriod } from 'gateway-core/limits/quota-period.ts'
import type { Database } from '#db/client.ts'
import { usagePlanKeys, usagePlans } from '#db/schema.ts'
import { quotaUse, readQuotaRecords } from './quota-use.ts'

/** The limits of one API key in one usage plan, and how far they are used. */
export interface KeyLimits {
  usagePlanId: string
  usagePlanName: string
  /** Requests per second; undefined: the plan sets no rate. */
  rateLimit?: number
  /** Requests at once. */
  burstLimit?: number
  /** Undefined: the plan sets no quota. */
  quota?: {
    period: 'DAY' | 'WEEK' | 'MONTH'
    /** Of this period, with the offset and extensions counted in. */
    limit: number
    used: number
    remaining: number
    periodStart: Date
    /** When `used` begins anew. */
    periodEnd: Date
  }
}

/**
 * The limits of an API key, one entry for each plan that it is in, by the plan's name. Who may ask is the caller's
 * matter: `describeKeyLimits` checks the account, the portal checks whose app it is.
 */
export async function readKeyLimits(db: Database, apiKeyId: string, now: Date): Promise<KeyLimits[]> {
  const plans = await db
    .select({ plan: usagePlans })
    .from(usagePlanKeys)
    .innerJoin(usagePlans, eq(usagePlans.id, usagePlanKeys.usagePlanId))
    .where(eq(usagePlanKeys.apiKeyId, apiKeyId))
    .orderBy(asc(usagePlans.name), asc(usagePlans.id))
  return await Promise.all(plans.map(({ plan }) => limitsIn(db, plan, apiKeyId, now)))
}

async function limitsIn(
  db: Database,
  plan: typeof usagePlans.$inferSelect,
  apiKeyId: string,
  now: Date,
): Promise<KeyLimits> {
  return {
    usagePlanId: plan.id,
    usagePlanName: plan.name,
    rateLimit: plan.throttle?.rateLimit,
    burstLimit: plan.throttle?.burstLimit,
    quota: plan.quota ? await quotaIn(db, plan.id, plan.quota, apiKeyId, now) : undefined,
  }
}

async function quotaIn(
  db: Database,
  usagePlanId: string,
  quota: NonNullable<(typeof usagePlans.$inferSelect)['quota']>,
  apiKeyId: string,
  now: Date,
): Promise<NonNullable<KeyLimits['quota']>> {
  const { start, end } = quotaPeriod(quota.period, now.getTime())
  const records = await readQuotaRecords(db, usagePlanId, [apiKeyId], start)
  return {
    period: quota.period,
    ...quotaUse(quota, records.get(apiKeyId), start),
    periodStart: new Date(start),
    periodEnd: new Date(end),
  }
}

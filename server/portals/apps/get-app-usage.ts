import { and, asc, eq, gte, sql } from 'drizzle-orm'
import { z } from 'zod'
import { usage } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { query } from '../../operation.ts'
import { type KeyLimits, readKeyLimits } from '../../traffic/usage/read-key-limits.ts'
import { readApp } from './app.ts'
import { findApp } from './find-app.ts'

/** The limits of one plan with the products that the app uses under it. */
export interface AppLimits extends KeyLimits {
  readonly products: readonly string[]
}

/** What was counted in one hour or day, from its start in UTC. */
export interface AppUsagePoint {
  readonly at: Date
  /** Answered, and counted by the quota. */
  readonly admitted: number
  /** Refused: too fast. */
  readonly throttled: number
  /** Refused: the quota was used up. */
  readonly quotaExceeded: number
  /** Of the answered ones, with a status from 400 to 499. */
  readonly clientErrors: number
  /** Of the answered ones, with a status from 500 on. */
  readonly serverErrors: number
}

const hourMs = 3_600_000
const spans = { hour: { length: hourMs, count: 24 }, day: { length: 24 * hourMs, count: 30 } } as const

/** An app's use of each of its limits, and its requests by hour (24 of them) or by day (30). */
export const getAppUsage = query({
  name: 'GetAppUsage',
  permission: 'signed-in',
  input: z.object({ appId: z.string(), interval: z.enum(['hour', 'day']).default('hour') }),
  async run(context, { appId, interval }) {
    const app = await readApp(context, await findApp(context, appId))
    const apiKeyId = app.key?.apiKeyId
    const limits = apiKeyId ? await readKeyLimits(context.db, apiKeyId, context.now()) : []
    return {
      appId,
      interval,
      limits: limits.map((plan): AppLimits => {
        const under = app.subscriptions.filter((subscription) => subscription.plan.usagePlanId === plan.usagePlanId)
        return { ...plan, products: under.map((subscription) => subscription.product.name) }
      }),
      points: await pointsOf(context, apiKeyId ?? '', interval),
    }
  },
})

async function pointsOf(context: Context, apiKeyId: string, interval: 'hour' | 'day'): Promise<AppUsagePoint[]> {
  const { length, count } = spans[interval]
  const last = Math.floor(context.now().getTime() / length) * length
  const first = last - (count - 1) * length
  const hours = apiKeyId ? await hoursOf(context, apiKeyId, new Date(first)) : []
  return Array.from({ length: count }, (_, index) => {
    const at = first + index * length
    const inside = hours.filter(({ hour }) => hour.getTime() >= at && hour.getTime() < at + length)
    const sum = (count: Exclude<keyof AppUsagePoint, 'at'>) => inside.reduce((total, row) => total + row[count], 0)
    return {
      at: new Date(at),
      admitted: sum('admitted'),
      throttled: sum('throttled'),
      quotaExceeded: sum('quotaExceeded'),
      clientErrors: sum('clientErrors'),
      serverErrors: sum('serverErrors'),
    }
  })
}

async function hoursOf({ db }: Context, apiKeyId: string, from: Date) {
  return await db
    .select({
      hour: usage.hour,
      admitted: sql`sum(${usage.admitted})`.mapWith(Number),
      throttled: sql`sum(${usage.throttled})`.mapWith(Number),
      quotaExceeded: sql`sum(${usage.quotaExceeded})`.mapWith(Number),
      clientErrors: sql`sum(${usage.clientErrors})`.mapWith(Number),
      serverErrors: sql`sum(${usage.serverErrors})`.mapWith(Number),
    })
    .from(usage)
    .where(and(eq(usage.apiKeyId, apiKeyId), gte(usage.hour, from)))
    .groupBy(usage.hour)
    .orderBy(asc(usage.hour))
}

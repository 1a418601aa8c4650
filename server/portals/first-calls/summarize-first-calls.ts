import { and, count, eq, gte, lt, sql } from 'drizzle-orm'
import { z } from 'zod'
import { firstCalls } from '#db/schema.ts'
import { query } from '../../operation.ts'
import { findProduct } from '../products/find-product.ts'
import type { FirstCallStep } from './record-first-call.ts'

/** The way of a product's visitors to their first good answer. */
export interface FirstCallSummary {
  /** How many of those who opened the page in this time have come so far, whenever they did. */
  readonly steps: readonly { readonly step: FirstCallStep; readonly count: number }[]
  /** Half of those who got there were faster; undefined when nobody did. */
  readonly medianSeconds: number | undefined
  /** By the day, in UTC, on which the page was opened; days without a visitor too. */
  readonly days: readonly { readonly at: Date; readonly viewed: number; readonly succeeded: number }[]
}

const dayMs = 86_400_000
const day = sql`date_trunc('day', ${firstCalls.viewedAt} at time zone 'UTC')`

/** The funnel from a product's page to the first 2xx, for those who opened the page from `from` until before `to`. */
export const summarizeFirstCalls = query({
  name: 'SummarizeFirstCalls',
  permission: 'products:read',
  input: z
    .object({ productId: z.string(), from: z.coerce.date(), to: z.coerce.date() })
    .refine(({ from, to }) => from < to, { error: 'from must be before to' })
    .refine(({ from, to }) => to.getTime() - from.getTime() <= 400 * dayMs, { error: 'must be 400 days at most' }),
  async run(context, { productId, from, to }): Promise<FirstCallSummary> {
    await findProduct(context, productId)
    const within = and(eq(firstCalls.productId, productId), gte(firstCalls.viewedAt, from), lt(firstCalls.viewedAt, to))
    const taken = sql`extract(epoch from ${firstCalls.succeededAt} - ${firstCalls.viewedAt})`
    const [total] = await context.db
      .select({
        viewed: count(),
        tried: count(firstCalls.triedAt),
        identified: count(firstCalls.identifiedAt),
        key: count(firstCalls.keyAt),
        succeeded: count(firstCalls.succeededAt),
        median: sql<number | null>`percentile_cont(0.5) within group (order by ${taken})`,
      })
      .from(firstCalls)
      .where(within)
    const rows = await context.db
      .select({
        day: sql<string>`to_char(${day}, 'YYYY-MM-DD')`,
        viewed: count(),
        succeeded: count(firstCalls.succeededAt),
      })
      .from(firstCalls)
      .where(within)
      .groupBy(day)
    const byDay = new Map(rows.map((row) => [row.day, row]))
    const steps = ['viewed', 'tried', 'identified', 'key', 'succeeded'] as const
    return {
      steps: steps.map((step) => ({ step, count: total?.[step] ?? 0 })),
      medianSeconds: total?.median === null || total === undefined ? undefined : Number(total.median),
      days: daysOf(from, to).map((at) => {
        const row = byDay.get(at.toISOString().slice(0, 10))
        return { at, viewed: row?.viewed ?? 0, succeeded: row?.succeeded ?? 0 }
      }),
    }
  },
})

function daysOf(from: Date, to: Date): Date[] {
  const first = Math.floor(from.getTime() / dayMs) * dayMs
  return Array.from(
    { length: Math.ceil((to.getTime() - first) / dayMs) },
    (_, index) => new Date(first + index * dayMs),
  )
}

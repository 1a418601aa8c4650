import { and, asc, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '#db/client.ts'
import { findUsagePlan } from '#server/access/usage-plans/find-usage-plan.ts'
import { ServiceError } from '#server/errors.ts'
import { query } from '#server/operation.ts'
import { afterPosition, defaultPageSize, pageInput, pageOf } from '#server/paging.ts'
import { readUsageDays, type Usage } from './read-usage-days.ts'
import { dayMs } from './usage-days.ts'

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'Must be a date such as 2026-11-22')

/** The range that AWS answers, in days. */
const longestRange = 90

/**
 * What each key of a plan has used on each day, both dates included (UTC); a page is a number of keys.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_GetUsage.html
 */
export const getUsage = query({
  name: 'GetUsage',
  permission: 'usage:read',
  input: z.object({
    ...pageInput,
    usagePlanId: z.string(),
    keyId: z.string().optional(),
    startDate: date,
    endDate: date,
  }),
  async run(context, { usagePlanId, keyId, startDate, endDate, limit, position }): Promise<Usage> {
    const { db } = context
    const plan = await findUsagePlan(context, usagePlanId)
    const { start, end } = readRange(startDate, endDate, context.now())
    const after = afterPosition(position)
    const keys = await keysOfPlan(db, { usagePlanId, keyId, start, end, after, limit: limit ?? defaultPageSize })
    if (keyId !== undefined && keys.length === 0) {
      throw new ServiceError('NotFoundException', 'Invalid API Key identifier specified')
    }
    const page = pageOf(keys, limit, (id) => id)
    return {
      usagePlanId,
      startDate,
      endDate,
      items: await readUsageDays(db, plan, page.items, start, end),
      ...(page.position === undefined ? {} : { position: page.position }),
    }
  },
})

function readRange(startDate: string, endDate: string, now: Date): { start: number; end: number } {
  const start = Date.parse(`${startDate}T00:00:00Z`)
  const end = Date.parse(`${endDate}T00:00:00Z`)
  for (const [member, given, time] of [
    ['startDate', startDate, start],
    ['endDate', endDate, end],
  ] as const) {
    if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== given)
      throw invalid(member, 'is not a date')
  }
  if (start < 0) throw invalid('startDate', 'must not be before 1970')
  if (end < start) throw invalid('endDate', 'must not be before startDate')
  if (end - start >= longestRange * dayMs) throw invalid('endDate', `must be within ${longestRange} days of startDate`)
  if (start > now.getTime()) throw invalid('startDate', 'must not be in the future')
  return { start, end }
}

function invalid(member: string, reason: string): ServiceError {
  return new ServiceError('BadRequestException', `Invalid usage range: ${member} ${reason}`, {
    fields: { [member]: reason },
  })
}

/** The keys in the plan, and those that have left it but used it in the range: one more than the page where there are. */
async function keysOfPlan(
  db: Database,
  page: {
    usagePlanId: string
    keyId: string | undefined
    start: number
    end: number
    after: string | undefined
    limit: number
  },
): Promise<string[]> {
  const { usagePlanId, keyId, after } = page
  const result = await db
    .select({ id: sql<string>`id` })
    .from(
      sql`(select api_key_id as id from usage_plan_keys where usage_plan_id = ${usagePlanId}
        union select api_key_id from usage where usage_plan_id = ${usagePlanId} and api_key_id <> ''
          and hour >= ${new Date(page.start).toISOString()}::timestamptz
          and hour < ${new Date(page.end + dayMs).toISOString()}::timestamptz) as keys`,
    )
    .where(
      and(keyId === undefined ? undefined : sql`id = ${keyId}`, after === undefined ? undefined : sql`id > ${after}`),
    )
    .orderBy(asc(sql`id`))
    .limit(page.limit + 1)
  return result.map(({ id }) => id)
}

import { inArray } from 'drizzle-orm'
import { z } from 'zod'
import { apiKeys } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { csvLine } from '#server/csv-line.ts'
import { query } from '#server/operation.ts'
import { getUsage } from './get-usage.ts'
import type { Usage } from './read-usage-days.ts'
import { dayMs } from './usage-days.ts'

const atOnce = 500

/**
 * The usage of a plan as a file: what `getUsage` says of all keys, as AWS's console exports it. JSON is AWS's answer with
 * all pages in one (`values` by API key id); CSV has a line for each key and day, `remaining` empty without a quota.
 * Days are of UTC, 90 at most. https://docs.aws.amazon.com/apigateway/latest/api/API_GetUsage.html
 */
export const exportUsage = query({
  name: 'ExportUsage',
  permission: 'usage:read',
  input: z.object({
    usagePlanId: z.string(),
    startDate: z.string(),
    endDate: z.string(),
    format: z.enum(['csv', 'json']),
  }),
  async run(context, { format, ...range }): Promise<{ name: string; text: string; keys: number }> {
    const values: Usage['items'] = {}
    let position: string | undefined
    do {
      const page = await getUsage(context, { ...range, limit: atOnce, position })
      Object.assign(values, page.items)
      position = page.position
    } while (position !== undefined)
    const text =
      format === 'json' ? `${JSON.stringify({ ...range, values }, null, 2)}\n` : await csvOf(context, range, values)
    const { usagePlanId, startDate, endDate } = range
    return {
      name: `usage-${usagePlanId}-${startDate}-${endDate}.${format}`,
      text,
      keys: Object.keys(values).length,
    }
  },
})

async function csvOf(context: Context, { startDate }: { startDate: string }, values: Usage['items']): Promise<string> {
  const names = await namesOf(context, Object.keys(values))
  const start = Date.parse(`${startDate}T00:00:00Z`)
  const lines = Object.entries(values).flatMap(([keyId, days]) =>
    days.map(([used, remaining], day) => {
      const date = new Date(start + day * dayMs).toISOString().slice(0, 10)
      return csvLine([date, keyId, names.get(keyId) ?? '', String(used), remaining < 0 ? '' : String(remaining)])
    }),
  )
  return `${['date,keyId,name,used,remaining', ...lines].join('\r\n')}\r\n`
}

/** Of keys that are still there; a deleted one has its id alone. */
async function namesOf({ db }: Context, ids: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: apiKeys.id, name: apiKeys.name })
    .from(apiKeys)
    .where(inArray(apiKeys.id, [...ids]))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

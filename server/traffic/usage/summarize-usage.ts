import { z } from 'zod'
import { ServiceError } from '#server/errors.ts'
import { query } from '#server/operation.ts'
import { readUsageSeries, type UsageCounts, type UsagePoint, unitMs } from './read-usage-series.ts'

/** What the database can keep as a moment, and more than can have been counted. */
const moment = z.date().min(new Date(0)).max(new Date('9999-12-31T00:00:00Z'))

/** The most points that one answer has. */
const mostPoints = 1500

/** What the account's APIs were called, as a series of hours or days, narrowed to an API, stage, plan or key. */
export const summarizeUsage = query({
  name: 'SummarizeUsage',
  permission: 'usage:read',
  input: z.object({
    from: moment,
    /** Exclusive. */
    to: moment,
    unit: z.enum(['hour', 'day']),
    restApiId: z.string().optional(),
    stageName: z.string().optional(),
    usagePlanId: z.string().optional(),
    apiKeyId: z.string().optional(),
  }),
  async run(context, { from, to, unit, ...filter }): Promise<{ points: UsagePoint[]; total: UsageCounts }> {
    if (to <= from)
      throw new ServiceError('BadRequestException', 'to must be after from', { fields: { to: 'must be after from' } })
    if ((to.getTime() - from.getTime()) / unitMs[unit] > mostPoints) {
      throw new ServiceError('BadRequestException', `The range must be within ${mostPoints} ${unit}s`, {
        fields: { from: `must be within ${mostPoints} ${unit}s of the end` },
      })
    }
    return await readUsageSeries(context.db, { ...filter, accountId: context.accountId }, { from, to, unit })
  },
})

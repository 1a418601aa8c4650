import { z } from 'zod'
import { type QuotaColumn, usagePlans } from '#db/schema.ts'
import { requireRoom } from '#server/account-limits/require-room.ts'
import { ServiceError } from '#server/errors.ts'
import { command } from '#server/operation.ts'
import { attachApiStages } from './attach-api-stages.ts'
import { readUsagePlan, type UsagePlan, type UsagePlanRow } from './usage-plan.ts'
import { usagePlanFields } from './usage-plan-fields.ts'

/** https://docs.aws.amazon.com/apigateway/latest/api/API_CreateUsagePlan.html */
export const createUsagePlan = command({
  name: 'CreateUsagePlan',
  permission: 'usage-plans:write',
  input: z.object({
    name: usagePlanFields.name,
    description: usagePlanFields.description.optional(),
    apiStages: usagePlanFields.apiStages.optional(),
    throttle: usagePlanFields.throttle.optional(),
    quota: z
      .object({
        limit: usagePlanFields.quotaLimit,
        offset: usagePlanFields.quotaOffset.optional(),
        period: usagePlanFields.quotaPeriod,
      })
      .optional(),
    tags: usagePlanFields.tags.optional(),
  }),
  async run(context, { apiStages, ...given }): Promise<UsagePlan> {
    const row: UsagePlanRow = {
      id: context.newId(6),
      accountId: context.accountId,
      name: given.name,
      description: given.description || null,
      throttle: given.throttle && Object.keys(given.throttle).length > 0 ? given.throttle : null,
      quota: given.quota ? checkedQuota({ offset: 0, ...given.quota }) : null,
      productCode: null,
      tags: given.tags ?? {},
    }
    refuseRepeatedStages(apiStages ?? [])
    await requireRoom(context, 'usagePlans')
    await context.db.insert(usagePlans).values(row)
    await attachApiStages(context, row.id, apiStages ?? [], row.name)
    context.changed({ kind: 'usage-plan', usagePlanId: row.id })
    return await readUsagePlan(context.db, row)
  },
  audit: ({ id, name, throttle, quota, apiStages }) => ({
    resource: `/usageplans/${id}`,
    detail: { name, throttle, quota, apiStages: apiStages.map(({ apiId, stage }) => `${apiId}:${stage}`) },
  }),
})

/**
 * The offset is the number of requests that the first period has less, so it cannot be more than the limit.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_QuotaSettings.html
 */
export function checkedQuota(quota: Omit<QuotaColumn, 'offset'> & { offset?: number | undefined }): QuotaColumn {
  const offset = quota.offset ?? 0
  if (offset > quota.limit) {
    throw new ServiceError('BadRequestException', 'Usage Plan quota offset must be less than or equal to the limit', {
      fields: { 'quota.offset': 'must be less than or equal to the limit' },
    })
  }
  return { ...quota, offset }
}

function refuseRepeatedStages(apiStages: readonly { apiId: string; stage: string }[]): void {
  const names = apiStages.map(({ apiId, stage }) => `${apiId}:${stage}`)
  const repeated = names.find((name, index) => names.indexOf(name) !== index)
  if (repeated) throw new ServiceError('BadRequestException', `API Stage ${repeated} is specified more than once`)
}

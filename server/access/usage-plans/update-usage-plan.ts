import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { usagePlanStages, usagePlans } from '#db/schema.ts'
import type { CommandContext } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { applyListChange, type ListChange, listChange } from '#server/list-change.ts'
import { mergeEntries } from '#server/merge-entries.ts'
import { command } from '#server/operation.ts'
import { attachApiStages } from './attach-api-stages.ts'
import { checkedQuota } from './create-usage-plan.ts'
import { findUsagePlanForUpdate } from './find-usage-plan.ts'
import { readUsagePlan, type UsagePlan, type UsagePlanRow } from './usage-plan.ts'
import { methodThrottleKey, throttleInput, usagePlanFields } from './usage-plan-fields.ts'

const throttleChange = z.object({
  rateLimit: throttleInput.shape.rateLimit.nullable(),
  burstLimit: throttleInput.shape.burstLimit.nullable(),
})

const input = z.object({
  usagePlanId: z.string(),
  name: usagePlanFields.name.optional(),
  description: usagePlanFields.description.nullish(),
  productCode: usagePlanFields.productCode.nullish(),
  throttle: throttleChange.nullish(),
  quota: z
    .object({
      limit: usagePlanFields.quotaLimit.optional(),
      offset: usagePlanFields.quotaOffset.optional(),
      period: usagePlanFields.quotaPeriod.optional(),
    })
    .nullish(),
  /** Each `{apiId}:{stage}`. */
  apiStages: listChange.optional(),
  /** By `{apiId}:{stage}` of a stage that the plan covers, then by `/path/VERB`. */
  methodThrottles: z.record(z.string(), z.record(methodThrottleKey, throttleChange.nullable()).nullable()).optional(),
  /** Takes the throttles of whole stages away, before `methodThrottles` puts some into them. */
  clear: z.object({ methodThrottles: z.record(z.string(), z.boolean()).optional() }).optional(),
})

type Changes = z.output<typeof input>
type Throttle = z.output<typeof throttleInput>

/** https://docs.aws.amazon.com/apigateway/latest/api/API_UpdateUsagePlan.html */
export const updateUsagePlan = command({
  name: 'UpdateUsagePlan',
  permission: 'usage-plans:write',
  input,
  async run(context, changes): Promise<UsagePlan> {
    const row = changed(await findUsagePlanForUpdate(context, changes.usagePlanId), changes)
    await context.db.update(usagePlans).set(row).where(eq(usagePlans.id, row.id))
    await changeApiStages(context, row.id, changes.apiStages)
    for (const [apiStage, throttles] of Object.entries(changes.methodThrottles ?? {})) {
      const isCleared = throttles === null || changes.clear?.methodThrottles?.[apiStage] === true
      await changeMethodThrottles(context, row.id, apiStage, throttles ?? {}, isCleared)
    }
    context.changed({ kind: 'usage-plan', usagePlanId: row.id })
    return await readUsagePlan(context.db, row)
  },
  audit: ({ id }, { usagePlanId: _id, ...changes }) => ({ resource: `/usageplans/${id}`, detail: changes }),
})

function changed(row: UsagePlanRow, changes: Changes): UsagePlanRow {
  const description = changes.description === undefined ? row.description : changes.description
  const productCode = changes.productCode === undefined ? row.productCode : changes.productCode
  return {
    ...row,
    name: changes.name ?? row.name,
    description: description || null,
    productCode: productCode || null,
    throttle: changes.throttle === null ? null : changedThrottle(row.throttle, changes.throttle),
    quota: changes.quota === null ? null : changedQuota(row, changes.quota),
  }
}

function changedThrottle(
  throttle: Throttle | null,
  change: z.output<typeof throttleChange> | undefined,
): Throttle | null {
  if (!change) return throttle
  const { rateLimit, burstLimit } = { ...throttle, ...definedMembers(change) }
  const after = {
    ...(rateLimit == null ? {} : { rateLimit }),
    ...(burstLimit == null ? {} : { burstLimit }),
  }
  return Object.keys(after).length > 0 ? after : null
}

function changedQuota(row: UsagePlanRow, change: NonNullable<Changes['quota']> | undefined): UsagePlanRow['quota'] {
  if (!change) return row.quota
  const { limit, offset, period } = { ...row.quota, ...definedMembers(change) }
  if (limit === undefined || period === undefined) {
    throw new ServiceError('BadRequestException', 'Usage Plan quota must have a limit and a period')
  }
  return checkedQuota({ limit, offset, period })
}

function definedMembers<Members extends object>(members: Members): Partial<Members> {
  const copy = { ...members }
  for (const key in copy) if (copy[key] === undefined) delete copy[key]
  return copy
}

async function changeApiStages(
  context: CommandContext,
  usagePlanId: string,
  change: ListChange | undefined,
): Promise<void> {
  if (!change) return
  const rows = await context.db.select().from(usagePlanStages).where(eq(usagePlanStages.usagePlanId, usagePlanId))
  const before = rows.map(({ restApiId, stageName }) => `${restApiId}:${stageName}`)
  for (const apiStage of Array.isArray(change) ? [] : (change.remove ?? [])) {
    readApiStage(apiStage)
    if (!before.includes(apiStage)) throw new ServiceError('NotFoundException', `API Stage not found: ${apiStage}`)
  }
  const after = applyListChange(before, change)
  for (const apiStage of before.filter((name) => !after.includes(name))) {
    await context.db.delete(usagePlanStages).where(isApiStage(usagePlanId, apiStage))
  }
  const added = after.filter((name) => !before.includes(name)).map(readApiStage)
  await attachApiStages(context, usagePlanId, added, usagePlanId)
}

async function changeMethodThrottles(
  { db }: CommandContext,
  usagePlanId: string,
  apiStage: string,
  changes: Record<string, z.output<typeof throttleChange> | null>,
  isCleared: boolean,
): Promise<void> {
  const one = isApiStage(usagePlanId, apiStage)
  const [row] = await db.select({ throttle: usagePlanStages.throttle }).from(usagePlanStages).where(one)
  if (!row) throw new ServiceError('NotFoundException', `API Stage not found: ${apiStage}`)
  const before = isCleared ? null : row.throttle
  const throttles = Object.fromEntries(
    Object.entries(changes).map(([method, change]) => [
      method,
      change && changedThrottle(before?.[method] ?? null, change),
    ]),
  )
  await db
    .update(usagePlanStages)
    .set({ throttle: mergeEntries(before, throttles) })
    .where(one)
}

function isApiStage(usagePlanId: string, apiStage: string) {
  const { apiId, stage } = readApiStage(apiStage)
  return and(
    eq(usagePlanStages.usagePlanId, usagePlanId),
    eq(usagePlanStages.restApiId, apiId),
    eq(usagePlanStages.stageName, stage),
  )
}

function readApiStage(apiStage: string): { apiId: string; stage: string } {
  const match = /^([^:]+):([^:]+)$/.exec(apiStage)
  const [, apiId, stage] = match ?? []
  if (!apiId || !stage) throw new ServiceError('BadRequestException', 'Invalid API Stage specified')
  return { apiId, stage }
}

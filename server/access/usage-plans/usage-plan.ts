import { asc, inArray } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { type QuotaColumn, type ThrottleColumn, usagePlanStages, type usagePlans } from '#db/schema.ts'

/** A row of `usage_plans`. */
export type UsagePlanRow = typeof usagePlans.$inferSelect

/** AWS `UsagePlan`. https://docs.aws.amazon.com/apigateway/latest/api/API_UsagePlan.html */
export interface UsagePlan {
  id: string
  name: string
  description?: string
  apiStages: ApiStage[]
  throttle?: ThrottleColumn
  quota?: QuotaColumn
  productCode?: string
  tags?: Record<string, string>
}

/** AWS `ApiStage`. */
export interface ApiStage {
  apiId: string
  stage: string
  /** By `/path/VERB`. */
  throttle?: Record<string, ThrottleColumn>
}

/** Plans with the stages that they cover. */
export async function readUsagePlans(db: Database, rows: readonly UsagePlanRow[]): Promise<UsagePlan[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const stages = await db
    .select()
    .from(usagePlanStages)
    .where(inArray(usagePlanStages.usagePlanId, ids))
    .orderBy(asc(usagePlanStages.restApiId), asc(usagePlanStages.stageName))
  const byPlan = Map.groupBy(stages, ({ usagePlanId }) => usagePlanId)
  return rows.map((row) => toUsagePlan(row, byPlan.get(row.id) ?? []))
}

/** One plan with the stages that it covers. */
export async function readUsagePlan(db: Database, row: UsagePlanRow): Promise<UsagePlan> {
  const [plan] = await readUsagePlans(db, [row])
  return plan ?? toUsagePlan(row, [])
}

function toUsagePlan(row: UsagePlanRow, stages: readonly (typeof usagePlanStages.$inferSelect)[]): UsagePlan {
  return {
    id: row.id,
    name: row.name,
    description: row.description ?? undefined,
    apiStages: stages.map(({ restApiId, stageName, throttle }) => ({
      apiId: restApiId,
      stage: stageName,
      throttle: throttle ?? undefined,
    })),
    throttle: row.throttle ?? undefined,
    quota: row.quota ?? undefined,
    productCode: row.productCode ?? undefined,
    tags: Object.keys(row.tags).length > 0 ? row.tags : undefined,
  }
}

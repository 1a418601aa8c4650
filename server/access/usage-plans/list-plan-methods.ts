import { and, asc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { deployments, stages, usagePlanStages } from '#db/schema.ts'
import { query } from '#server/operation.ts'
import { findUsagePlan } from './find-usage-plan.ts'

/** A method that a stage of a plan serves now. */
export interface PlanMethod {
  readonly path: string
  /** `GET`, or `ANY`. */
  readonly httpMethod: string
  /** Without a key no plan counts its requests. */
  readonly apiKeyRequired: boolean
}

/** The methods of one stage of a plan; none where nothing is deployed. */
export interface PlanStageMethods {
  readonly apiId: string
  readonly stage: string
  readonly methods: readonly PlanMethod[]
}

/**
 * The methods of all stages that a plan covers, as they are deployed now: what throttles of single methods can name. The
 * database reads them out of the definitions, which can be megabytes.
 */
export const listPlanMethods = query({
  name: 'ListPlanMethods',
  permission: 'usage-plans:read',
  input: z.object({ usagePlanId: z.string() }),
  async run(context, { usagePlanId }): Promise<{ items: PlanStageMethods[] }> {
    const { id } = await findUsagePlan(context, usagePlanId)
    const items = await context.db
      .select({
        apiId: usagePlanStages.restApiId,
        stage: usagePlanStages.stageName,
        methods: sql<PlanMethod[]>`coalesce((
          select jsonb_agg(jsonb_build_object(
              'path', resource.value -> 'path',
              'httpMethod', method.value -> 'httpMethod',
              'apiKeyRequired', coalesce(method.value -> 'apiKeyRequired', 'false')
            ) order by resource.value ->> 'path' collate "C", method.value ->> 'httpMethod' collate "C")
          from jsonb_array_elements(${deployments.definition} -> 'resources') as resource(value),
            jsonb_array_elements(resource.value -> 'methods') as method(value)
        ), '[]'::jsonb)`,
      })
      .from(usagePlanStages)
      .innerJoin(
        stages,
        and(eq(stages.restApiId, usagePlanStages.restApiId), eq(stages.stageName, usagePlanStages.stageName)),
      )
      .leftJoin(deployments, and(eq(deployments.restApiId, stages.restApiId), eq(deployments.id, stages.deploymentId)))
      .where(eq(usagePlanStages.usagePlanId, id))
      .orderBy(asc(usagePlanStages.restApiId), asc(usagePlanStages.stageName))
    return { items }
  },
})

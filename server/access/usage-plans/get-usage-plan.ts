import { z } from 'zod'
import { query } from '#server/operation.ts'
import { findUsagePlan } from './find-usage-plan.ts'
import { readUsagePlan, type UsagePlan } from './usage-plan.ts'

/** https://docs.aws.amazon.com/apigateway/latest/api/API_GetUsagePlan.html */
export const getUsagePlan = query({
  name: 'GetUsagePlan',
  permission: 'usage-plans:read',
  input: z.object({ usagePlanId: z.string() }),
  run: async (context, { usagePlanId }): Promise<UsagePlan> =>
    await readUsagePlan(context.db, await findUsagePlan(context, usagePlanId)),
})

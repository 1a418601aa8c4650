import { z } from 'zod'
import { query } from '#server/operation.ts'
import { findUsagePlanKey } from './find-usage-plan-key.ts'
import { toUsagePlanKey, type UsagePlanKey } from './usage-plan-key.ts'

/** https://docs.aws.amazon.com/apigateway/latest/api/API_GetUsagePlanKey.html */
export const getUsagePlanKey = query({
  name: 'GetUsagePlanKey',
  permission: 'usage-plans:read',
  input: z.object({ usagePlanId: z.string(), keyId: z.string() }),
  run: async (context, { usagePlanId, keyId }): Promise<UsagePlanKey> =>
    toUsagePlanKey(context, await findUsagePlanKey(context, usagePlanId, keyId)),
})

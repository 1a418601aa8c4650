import { z } from 'zod'
import { command } from '#server/operation.ts'
import { findApiKey } from '../api-keys/find-api-key.ts'
import { addKeyToPlan } from './add-key-to-plan.ts'
import { findUsagePlan } from './find-usage-plan.ts'
import { toUsagePlanKey, type UsagePlanKey } from './usage-plan-key.ts'

/** Puts an API key into a plan. https://docs.aws.amazon.com/apigateway/latest/api/API_CreateUsagePlanKey.html */
export const createUsagePlanKey = command({
  name: 'CreateUsagePlanKey',
  permission: 'usage-plans:write',
  input: z.object({
    usagePlanId: z.string(),
    keyId: z.string(),
    keyType: z.literal('API_KEY', 'Invalid key type specified. Must be API_KEY'),
  }),
  async run(context, { usagePlanId, keyId }): Promise<UsagePlanKey> {
    await findUsagePlan(context, usagePlanId)
    const key = await findApiKey(context, keyId)
    await addKeyToPlan(context, { accountId: context.accountId, usagePlanId, apiKeyId: keyId })
    return toUsagePlanKey(context, key)
  },
  audit: ({ id }, { usagePlanId }) => ({ resource: `/usageplans/${usagePlanId}/keys/${id}` }),
})

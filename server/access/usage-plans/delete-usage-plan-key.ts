import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { usagePlanKeys } from '#db/schema.ts'
import { command } from '#server/operation.ts'
import { findUsagePlanKey } from './find-usage-plan-key.ts'

/** Takes a key out of a plan. https://docs.aws.amazon.com/apigateway/latest/api/API_DeleteUsagePlanKey.html */
export const deleteUsagePlanKey = command({
  name: 'DeleteUsagePlanKey',
  permission: 'usage-plans:write',
  input: z.object({ usagePlanId: z.string(), keyId: z.string() }),
  async run(context, { usagePlanId, keyId }) {
    await findUsagePlanKey(context, usagePlanId, keyId)
    await context.db
      .delete(usagePlanKeys)
      .where(and(eq(usagePlanKeys.usagePlanId, usagePlanId), eq(usagePlanKeys.apiKeyId, keyId)))
    context.changed({ kind: 'api-key', apiKeyId: keyId })
  },
  audit: (_output, { usagePlanId, keyId }) => ({ resource: `/usageplans/${usagePlanId}/keys/${keyId}` }),
})

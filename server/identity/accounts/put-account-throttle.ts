import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { accounts } from '#db/schema.ts'
import { command } from '../../operation.ts'
import { findAccount } from './find-account.ts'

/**
 * Limits all requests to all APIs of the account together, as AWS does for each account and Region; `null` takes the
 * limit away. https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
 */
export const putAccountThrottle = command({
  name: 'PutAccountThrottle',
  permission: 'account:write',
  input: z.object({
    throttleSettings: z
      .object({
        /** Requests per second. */
        rateLimit: z.number().min(0, 'Must be 0 or more').max(1e9),
        burstLimit: z.int().min(0, 'Must be 0 or more').max(2_147_483_647),
      })
      .nullable(),
  }),
  async run(context, { throttleSettings }) {
    const { id } = await findAccount(context)
    await context.db
      .update(accounts)
      .set({
        throttleRateLimit: throttleSettings?.rateLimit ?? null,
        throttleBurstLimit: throttleSettings?.burstLimit ?? null,
      })
      .where(eq(accounts.id, id))
    context.changed({ kind: 'account', accountId: id })
    return { throttleSettings }
  },
  audit: ({ throttleSettings }) => ({ resource: '/account', detail: { throttleSettings } }),
})

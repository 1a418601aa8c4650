import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { accounts } from '#db/schema.ts'
import { query } from '#server/operation.ts'

/** AWS `Account`: what is true of all APIs of the account. */
export interface Account {
  throttleSettings?: { burstLimit: number; rateLimit: number }
  features: string[]
  apiKeyVersion: string
}

/**
 * AWS `GetAccount`. The throttle is shown where the account has one (`PutAccountThrottle`); there is no logging role.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_GetAccount.html
 */
export const getAccount = query({
  name: 'GetAccount',
  permission: 'account:read',
  input: z.object({}),
  async run({ db, accountId }): Promise<Account> {
    const [row] = await db.select().from(accounts).where(eq(accounts.id, accountId))
    const { throttleRateLimit: rateLimit, throttleBurstLimit: burstLimit } = row ?? {}
    const isLimited = typeof rateLimit === 'number' && typeof burstLimit === 'number'
    return {
      ...(isLimited ? { throttleSettings: { burstLimit, rateLimit } } : {}),
      features: ['UsagePlans'],
      apiKeyVersion: '4',
    }
  },
})

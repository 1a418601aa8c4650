import { z } from 'zod'
import type { accounts } from '#db/schema.ts'
import { findAccount } from '#server/identity/accounts/find-account.ts'
import { query } from '#server/operation.ts'

/** AWS `Account`: what is true of all APIs of the account. */
export interface Account {
  cloudwatchRoleArn?: string
  throttleSettings?: { burstLimit: number; rateLimit: number }
  features: string[]
  apiKeyVersion: string
}

/**
 * AWS `GetAccount`. The throttle is shown where the account has one (`PutAccountThrottle`, `UpdateAccount`).
 * https://docs.aws.amazon.com/apigateway/latest/api/API_GetAccount.html
 */
export const getAccount = query({
  name: 'GetAccount',
  permission: 'account:read',
  input: z.object({}),
  run: async (context): Promise<Account> => toAccount(await findAccount(context)),
})

/** The row as AWS shows it. */
export function toAccount({
  cloudwatchRoleArn,
  throttleRateLimit: rateLimit,
  throttleBurstLimit: burstLimit,
}: typeof accounts.$inferSelect): Account {
  return {
    ...(cloudwatchRoleArn ? { cloudwatchRoleArn } : {}),
    ...(rateLimit !== null && burstLimit !== null ? { throttleSettings: { burstLimit, rateLimit } } : {}),
    features: ['UsagePlans'],
    apiKeyVersion: '4',
  }
}

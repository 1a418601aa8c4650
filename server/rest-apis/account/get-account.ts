import { z } from 'zod'
import { query } from '#server/operation.ts'

/** AWS `Account`: what is true of all APIs of the account. */
export interface Account {
  features: string[]
  apiKeyVersion: string
}

/** AWS `GetAccount`. There is no throttle over the whole account and no logging role, so neither is shown. */
export const getAccount = query({
  name: 'GetAccount',
  permission: 'account:read',
  input: z.object({}),
  run: async (): Promise<Account> => ({ features: ['UsagePlans'], apiKeyVersion: '4' }),
})

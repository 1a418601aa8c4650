import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { accounts } from '#db/schema.ts'
import { findAccount } from '../identity/accounts/find-account.ts'
import { query } from '../operation.ts'
import { type AccountLimit, accountLimits, effectiveLimit, type LimitName, limitNames } from './account-limits.ts'
import { countFullest, countUsed } from './count-used.ts'

/** One limit and how close the account is to it. */
export interface AccountLimitUse {
  name: LimitName
  noun: string
  within: AccountLimit['within']
  /** What holds now. */
  most: number
  /** What holds unless the account says otherwise. */
  standard: number
  /** What the installation allows at most; absent where it says nothing. */
  ceiling?: number
  /** What there is; of limits within APIs, domain names and keys, what the fullest one has. */
  used: number
}

/** The account's limits, each with its current use. */
export const listAccountLimits = query({
  name: 'ListAccountLimits',
  permission: 'account:read',
  input: z.object({}),
  async run(context): Promise<AccountLimitUse[]> {
    const { db, settings } = context
    const { id, limits } = await findAccount(context)
    const counts = Object.fromEntries(
      limitNames.map((name) => [
        name,
        accountLimits[name].within === 'account' ? countUsed(db, name, id) : countFullest(db, name, id),
      ]),
    )
    const [used] = await db.select(counts).from(accounts).where(eq(accounts.id, id))
    return limitNames.map((name) => {
      const ceiling = settings.accountLimits[name]
      const { noun, within } = accountLimits[name]
      return {
        name,
        noun,
        within,
        most: effectiveLimit(name, limits, settings.accountLimits),
        standard: effectiveLimit(name, null, settings.accountLimits),
        ...(ceiling === undefined ? {} : { ceiling }),
        used: Number(used?.[name] ?? 0),
      }
    })
  },
})

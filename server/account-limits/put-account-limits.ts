import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { accounts } from '#db/schema.ts'
import { ServiceError } from '../errors.ts'
import { findAccount } from '../identity/accounts/find-account.ts'
import { mergeEntries } from '../merge-entries.ts'
import { command } from '../operation.ts'
import { type LimitName, largestLimit, limitNames } from './account-limits.ts'

const limit = z.int('Must be a whole number').min(0, 'Must be 0 or more').max(largestLimit)

/**
 * Sets limits of the account; `null` gives one its standard value back. For owners: what can be made costs whoever runs
 * the machine. Where the installation has a limit (`ACCOUNT_LIMITS`), no account may have more. What is there already
 * stays, whatever the limit becomes.
 */
export const putAccountLimits = command({
  name: 'PutAccountLimits',
  permission: 'account:write',
  input: z.object({ limits: z.partialRecord(z.enum(limitNames), limit.nullable()) }),
  async run(context, { limits }): Promise<{ limits: Record<string, number> }> {
    const { actor, settings, db } = context
    if (actor.kind !== 'system' && (actor.kind === 'visitor' || actor.role !== 'owner')) {
      throw new ServiceError('ForbiddenException', 'Only owners of the account may change its limits')
    }
    refuseAboveCeiling(limits, settings.accountLimits)
    const account = await findAccount(context, { lock: true })
    const after = mergeEntries(account.limits, limits)
    await db.update(accounts).set({ limits: after }).where(eq(accounts.id, account.id))
    return { limits: after ?? {} }
  },
  audit: (_output, { limits }) => ({ resource: '/account/limits', detail: { limits } }),
})

function refuseAboveCeiling(
  limits: Readonly<Partial<Record<LimitName, number | null>>>,
  ceilings: Readonly<Partial<Record<LimitName, number>>>,
): void {
  const fields: Record<string, string> = {}
  for (const name of limitNames) {
    const ceiling = ceilings[name]
    if (ceiling !== undefined && (limits[name] ?? 0) > ceiling) {
      fields[`limits.${name}`] = `Must be ${ceiling} or less in this installation`
    }
  }
  const [first] = Object.entries(fields)
  if (first) throw new ServiceError('BadRequestException', `Invalid request input. ${first.join(': ')}`, { fields })
}

import { eq, sql } from 'drizzle-orm'
import { accounts } from '#db/schema.ts'
import type { CommandContext } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { accountLimits, effectiveLimit, type LimitName } from './account-limits.ts'
import { countUsed } from './count-used.ts'

/** Of what there must be room for one more. */
interface Wanted {
  /** Whose limit it is; the context's account unless told: a consumer's app has its key in the provider's. */
  readonly accountId?: string
  /** The API, domain name or API key that the limit counts within; absent for those of the account. */
  readonly within?: string
  /** How many are to be added; 0 asks whether what was added already was too much. */
  readonly adding?: number
}

/**
 * Makes sure that the account may have one more, and keeps others from adding any until the command has ended, so that
 * many at once do not pass the limit together.
 * @throws ServiceError LimitExceededException in AWS's words. AWS's second sentence sends people to AWS; here the owner
 * of the account raises the limit.
 */
export async function requireRoom(
  { db, settings, accountId: own }: Pick<CommandContext, 'db' | 'settings' | 'accountId'>,
  name: LimitName,
  { accountId = own, within, adding = 1 }: Wanted = {},
): Promise<void> {
  const owner = within ?? accountId
  await db.execute(sql`select pg_advisory_xact_lock(hashtext(${`limit ${name} ${owner}`}))`)
  const [account] = await db
    .select({ limits: accounts.limits, used: countUsed(db, name, owner) })
    .from(accounts)
    .where(eq(accounts.id, accountId))
  const most = effectiveLimit(name, account?.limits, settings.accountLimits)
  if ((account?.used ?? 0) + adding <= most) return
  const { noun, within: place } = accountLimits[name]
  throw new ServiceError(
    'LimitExceededException',
    `Maximum number of ${noun} for this ${place} has been reached. Please contact the account's owner if you need additional ${noun}.`,
  )
}

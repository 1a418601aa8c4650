import { eq } from 'drizzle-orm'
import { accounts } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'

/** The account in which the caller acts. `lock` keeps others from changing its members until the transaction ends. */
export async function findAccount(
  { db, accountId }: Pick<Context, 'db' | 'accountId'>,
  options: { lock?: boolean } = {},
): Promise<typeof accounts.$inferSelect> {
  const found = db.select().from(accounts).where(eq(accounts.id, accountId))
  const [account] = options.lock ? await found.for('update') : await found
  if (!account) throw new ServiceError('NotFoundException', 'Invalid account identifier specified')
  return account
}

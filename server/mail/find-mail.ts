import { and, eq, ne } from 'drizzle-orm'
import { mails } from '#db/schema.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'

/** A mail of the account, or `NotFoundException`. */
export async function findMail({ db, accountId }: Context, mailId: string): Promise<typeof mails.$inferSelect> {
  const [row] = await db
    .select()
    .from(mails)
    .where(and(eq(mails.id, mailId), eq(mails.accountId, accountId), ne(mails.accountId, ''), ne(mails.recipient, '')))
  if (!row) throw new ServiceError('NotFoundException', 'There is no such mail: they are kept for 30 days')
  return row
}

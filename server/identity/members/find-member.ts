import { and, eq } from 'drizzle-orm'
import { members } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'

export async function findMember(
  { db, accountId }: Pick<Context, 'db' | 'accountId'>,
  userId: string,
): Promise<typeof members.$inferSelect> {
  const [member] = await db
    .select()
    .from(members)
    .where(and(eq(members.accountId, accountId), eq(members.userId, userId)))
  if (!member) throw new ServiceError('NotFoundException', 'Invalid member identifier specified')
  return member
}

import { eq } from 'drizzle-orm'
import { users } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'

/** The row of the user who asks. */
export async function ownUser({ db, actor }: Context): Promise<typeof users.$inferSelect> {
  const [user] = actor.kind === 'user' ? await db.select().from(users).where(eq(users.id, actor.userId)) : []
  if (!user) throw new ServiceError('NotFoundException', 'There is no such user')
  return user
}

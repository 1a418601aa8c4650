import { eq } from 'drizzle-orm'
import { users } from '#db/schema.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'

/** The user whom a mail goes to. */
export async function findRecipient({ db }: Pick<Context, 'db'>, userId: string): Promise<typeof users.$inferSelect> {
  const [user] = await db.select().from(users).where(eq(users.id, userId))
  if (!user) throw new ServiceError('NotFoundException', 'There is no such user')
  return user
}

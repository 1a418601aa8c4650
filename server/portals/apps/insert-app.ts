import { and, count, eq } from 'drizzle-orm'
import { appMembers, apps, users } from '#db/schema.ts'
import type { CommandContext } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { consumerId } from './consumer-id.ts'
import type { FoundApp } from './find-app.ts'

/** Apps of one consumer at one provider, at most. */
export const appsPerConsumer = 20

/**
 * Makes an app, with the consumer as its owner. The consumer's own row is locked until the commit, so that two clicks at once make neither two first
 * apps nor one too many.
 */
export async function insertApp(context: CommandContext, accountId: string, name: string): Promise<FoundApp> {
  const userId = consumerId(context)
  await lockConsumer(context)
  const [mine] = await context.db
    .select({ count: count() })
    .from(apps)
    .where(and(eq(apps.userId, userId), eq(apps.accountId, accountId)))
  if (mine && mine.count >= appsPerConsumer) {
    throw new ServiceError(
      'LimitExceededException',
      `You have ${appsPerConsumer} apps here. Delete one to make another`,
    )
  }
  const row = { id: context.newId(10), accountId, userId, name, createdAt: context.now() }
  await context.db.insert(apps).values(row)
  await context.db.insert(appMembers).values({ appId: row.id, userId, role: 'owner', createdAt: row.createdAt })
  return { ...row, role: 'owner' }
}

/** Makes the consumer's commands wait for each other until the commit. @returns the consumer's name. */
export async function lockConsumer(context: CommandContext): Promise<string> {
  const [user] = await context.db
    .select({ name: users.name })
    .from(users)
    .where(eq(users.id, consumerId(context)))
    .for('update')
  if (!user) throw new ServiceError('ForbiddenException', 'Sign in to use apps')
  return user.name
}

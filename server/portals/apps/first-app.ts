import { and, asc, eq } from 'drizzle-orm'
import { appMembers, apps } from '#db/schema.ts'
import type { CommandContext } from '../../context.ts'
import { consumerId } from './consumer-id.ts'
import type { FoundApp } from './find-app.ts'
import { insertApp, lockConsumer } from './insert-app.ts'

/** The oldest app at this provider that the consumer owns; made with the consumer's name when there is none. */
export async function firstApp(context: CommandContext, accountId: string): Promise<FoundApp> {
  const name = await lockConsumer(context)
  const [oldest] = await context.db
    .select({ app: apps })
    .from(apps)
    .innerJoin(appMembers, eq(appMembers.appId, apps.id))
    .where(and(eq(appMembers.userId, consumerId(context)), eq(appMembers.role, 'owner'), eq(apps.accountId, accountId)))
    .orderBy(asc(apps.createdAt), asc(apps.id))
    .limit(1)
  return oldest ? { ...oldest.app, role: 'owner' } : await insertApp(context, accountId, `${name.slice(0, 90)}’s app`)
}

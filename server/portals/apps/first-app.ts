import { and, asc, eq } from 'drizzle-orm'
import { apps } from '#db/schema.ts'
import type { CommandContext } from '../../context.ts'
import { consumerId } from './consumer-id.ts'
import { insertApp, lockConsumer } from './insert-app.ts'

/** The consumer's oldest app at this provider; made with the consumer's name when there is none. */
export async function firstApp(context: CommandContext, accountId: string): Promise<typeof apps.$inferSelect> {
  const name = await lockConsumer(context)
  const [oldest] = await context.db
    .select()
    .from(apps)
    .where(and(eq(apps.userId, consumerId(context)), eq(apps.accountId, accountId)))
    .orderBy(asc(apps.createdAt), asc(apps.id))
    .limit(1)
  return oldest ?? (await insertApp(context, accountId, `${name.slice(0, 90)}’s app`))
}

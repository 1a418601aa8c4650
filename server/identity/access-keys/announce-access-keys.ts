import { and, eq } from 'drizzle-orm'
import { accessKeys } from '#db/schema.ts'
import type { CommandContext } from '../../context.ts'

/** Tells the data plane that what a member's keys may do has changed. */
export async function announceAccessKeys(context: CommandContext, userId: string): Promise<void> {
  const keys = await context.db
    .select({ id: accessKeys.id })
    .from(accessKeys)
    .where(and(eq(accessKeys.accountId, context.accountId), eq(accessKeys.userId, userId)))
  for (const { id } of keys) context.changed({ kind: 'access-key', accessKeyId: id })
}

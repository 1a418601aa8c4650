import { and, eq, inArray } from 'drizzle-orm'
import { groups } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'

/** `NotFoundException` unless every one is a group of the actor's account. */
export async function requireOwnGroups({ db, accountId }: Context, groupIds: readonly string[]): Promise<void> {
  if (groupIds.length === 0) return
  const own = await db
    .select({ id: groups.id })
    .from(groups)
    .where(and(eq(groups.accountId, accountId), inArray(groups.id, [...groupIds])))
  if (own.length !== new Set(groupIds).size) throw new ServiceError('NotFoundException', 'There is no such group')
}

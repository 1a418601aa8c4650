import { and, eq, inArray } from 'drizzle-orm'
import { accessKeys, users } from '#db/schema.ts'
import type { Context } from '../../context.ts'

/**
 * The people behind actors as the audit log writes them, `user:{id}` and `access-key:{id}`. Those who are gone have no
 * name; neither has `system`.
 */
export async function nameActors(
  { db, accountId }: Context,
  actors: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const userIds = idsOf(actors, 'user:')
  const keyIds = idsOf(actors, 'access-key:')
  const people =
    userIds.length === 0
      ? []
      : await db.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, userIds))
  const owners =
    keyIds.length === 0
      ? []
      : await db
          .select({ id: accessKeys.id, name: users.name })
          .from(accessKeys)
          .innerJoin(users, eq(users.id, accessKeys.userId))
          .where(and(eq(accessKeys.accountId, accountId), inArray(accessKeys.id, keyIds)))
  return new Map([
    ...people.map(({ id, name }) => [`user:${id}`, name] as const),
    ...owners.map(({ id, name }) => [`access-key:${id}`, name] as const),
  ])
}

function idsOf(actors: readonly string[], prefix: string): string[] {
  const named = actors.filter((actor) => actor.startsWith(prefix))
  return [...new Set(named)].map((actor) => actor.slice(prefix.length))
}

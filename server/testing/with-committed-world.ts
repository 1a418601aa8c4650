import { eq, gt, inArray, max } from 'drizzle-orm'
import { accounts, auditRecords, configurationChanges, members, users } from '#db/schema.ts'
import { testDatabase } from './test-database.ts'
import { createWorld, type World } from './with-world.ts'

/**
 * As `withWorld`, but what the test does is committed, so that commands can meet each other as they do in life; what it
 * made is deleted afterwards. On the embedded database they take turns, on a server they run side by side.
 */
export async function withCommittedWorld(test: (world: World) => Promise<void>): Promise<void> {
  const { db } = await testDatabase()
  const [before] = await db.select({ version: max(configurationChanges.version) }).from(configurationChanges)
  const world = await createWorld(db)
  const accountIds = [world.owner.accountId, world.stranger.accountId]
  try {
    await test(world)
  } finally {
    const people = await db.select().from(members).where(inArray(members.accountId, accountIds))
    const userIds = people.map(({ userId }) => userId)
    await db.delete(accounts).where(inArray(accounts.id, accountIds))
    await db.delete(users).where(inArray(users.id, userIds))
    if (world.consumer.actor.kind === 'user') await db.delete(users).where(eq(users.id, world.consumer.actor.userId))
    await db.delete(auditRecords).where(inArray(auditRecords.accountId, accountIds))
    await db.delete(configurationChanges).where(gt(configurationChanges.version, before?.version ?? 0))
  }
}

/** The calls that succeeded, of several made at the same time. */
export async function succeeded<Output>(calls: readonly Promise<Output>[]): Promise<Output[]> {
  const results = await Promise.allSettled(calls)
  return results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
}

import { randomInt, randomUUID } from 'node:crypto'
import type { Database } from '#db/client.ts'
import { accounts, configurationChanges, members, users } from '#db/schema.ts'
import type { Context, Role } from '../context.ts'
import { newId } from '../new-id.ts'
import { createSecrets } from '../secrets.ts'
import { readSettings } from '../settings.ts'
import { testDatabase } from './test-database.ts'

/** Two accounts with their people, in a transaction that is rolled back when the test ends. */
export interface World {
  readonly db: Database
  /** The owner of the first account. */
  readonly owner: Context
  /** Another member of the first account. */
  as(role: Role): Context
  /** The owner of the second account, to whom the first one's objects do not exist. */
  readonly stranger: Context
  /** A signed-in user who is a member of no account. */
  readonly consumer: Context
  readonly visitor: Context
  /** Moves the clock that all contexts share. */
  passTime(milliseconds: number): void
}

class RollBack extends Error {}

/** The context of somebody who is signed in. */
type Person = Context & { readonly actor: { kind: 'user'; userId: string; role?: Role } }

/**
 * Runs a test against a real database: the embedded one in memory, or the server that DATABASE_URL names. Usage:
 * `test('409 …', () => withWorld(async ({ owner }) => { … }))`.
 */
export async function withWorld(test: (world: World) => Promise<void>): Promise<void> {
  const { db } = await testDatabase()
  await db
    .transaction(async (transaction) => {
      // What tests that commit have left: seen no more until the roll-back.
      await transaction.delete(configurationChanges)
      await test(await createWorld(transaction))
      throw new RollBack()
    })
    .catch((error: unknown) => {
      if (!(error instanceof RollBack)) throw error
    })
}

/** The two accounts, made in `db`; `withWorld` and `withCommittedWorld` take them away again. */
export async function createWorld(db: Database): Promise<World> {
  let time = Date.UTC(2026, 10, 22, 12)
  const now = () => new Date(time)
  const base = {
    db,
    // Tests call as fast as they can.
    settings: readSettings({ MANAGEMENT_RATE_LIMIT: 'off' }),
    secrets: createSecrets('a secret for tests only'),
    now,
    newId,
    requestId: randomUUID(),
    sourceIp: '127.0.0.1',
  }
  const accountId = testAccountId()
  const otherAccountId = testAccountId()
  const contextOf = (account: string, role?: Role): Person => {
    const actor = { kind: 'user' as const, userId: randomUUID(), ...(role ? { role } : {}) }
    return { ...base, actor, accountId: account }
  }
  const people = {
    owner: contextOf(accountId, 'owner'),
    admin: contextOf(accountId, 'admin'),
    developer: contextOf(accountId, 'developer'),
    viewer: contextOf(accountId, 'viewer'),
  }
  const stranger = contextOf(otherAccountId, 'owner')
  const consumer = contextOf('')
  await insertPeople(db, now(), [...Object.values(people), stranger, consumer])
  return {
    db,
    owner: people.owner,
    as: (role) => people[role],
    stranger,
    consumer,
    visitor: { ...base, actor: { kind: 'visitor' }, accountId: '' },
    passTime: (milliseconds) => {
      time += milliseconds
    },
  }
}

function testAccountId(): string {
  return String(randomInt(100_000_000_000, 200_000_000_000))
}

/** One statement for each table: nearly every test begins with these. */
async function insertPeople(db: Database, createdAt: Date, people: readonly Person[]): Promise<void> {
  const memberships = people.flatMap(({ accountId, actor: { userId, role } }) =>
    role ? [{ accountId, userId, role, createdAt }] : [],
  )
  const ids = [...new Set(memberships.map(({ accountId }) => accountId))]
  await db.insert(accounts).values(ids.map((id) => ({ id, name: `Account ${id}`, createdAt })))
  await db.insert(users).values(
    people.map(({ actor: { userId, role } }) => ({
      id: userId,
      email: `${userId}@example.org`,
      name: role ?? 'consumer',
      createdAt,
    })),
  )
  await db.insert(members).values(memberships)
}

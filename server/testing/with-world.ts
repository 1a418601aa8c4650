import { randomInt, randomUUID } from 'node:crypto'
import type { Database } from '#db/client.ts'
import { accounts, configurationChanges, members, users } from '#db/schema.ts'
import type { Actor, Context, Role } from '../context.ts'
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
  const accountId = await createTestAccount(db, now())
  const otherAccountId = await createTestAccount(db, now())
  const contextOf = async (account: string, role?: Role): Promise<Context> => {
    const actor = await createTestUser(db, now(), account, role)
    return { ...base, actor, accountId: account }
  }
  const people = {
    owner: await contextOf(accountId, 'owner'),
    admin: await contextOf(accountId, 'admin'),
    developer: await contextOf(accountId, 'developer'),
    viewer: await contextOf(accountId, 'viewer'),
  }
  return {
    db,
    owner: people.owner,
    as: (role) => people[role],
    stranger: await contextOf(otherAccountId, 'owner'),
    consumer: await contextOf(''),
    visitor: { ...base, actor: { kind: 'visitor' }, accountId: '' },
    passTime: (milliseconds) => {
      time += milliseconds
    },
  }
}

async function createTestAccount(db: Database, createdAt: Date): Promise<string> {
  const id = String(randomInt(100_000_000_000, 200_000_000_000))
  await db.insert(accounts).values({ id, name: `Account ${id}`, createdAt })
  return id
}

async function createTestUser(db: Database, createdAt: Date, accountId: string, role?: Role): Promise<Actor> {
  const userId = randomUUID()
  await db.insert(users).values({ id: userId, email: `${userId}@example.org`, name: role ?? 'consumer', createdAt })
  if (!role) return { kind: 'user', userId }
  await db.insert(members).values({ accountId, userId, role, createdAt })
  return { kind: 'user', userId, role }
}

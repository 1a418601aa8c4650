import { sql } from 'drizzle-orm'
import { type DatabaseClient, openDatabase } from '#db/client.ts'
import { configurationChannel } from '../operation.ts'
import type { Settings } from '../settings.ts'
import type { DataFolder } from './data-folder.ts'
import { type Lock, takeLock } from './lock-file.ts'
import { openEmbeddedDatabase } from './open-embedded-database.ts'
import { keepRollingDumps } from './rolling-dumps.ts'

/** The migrated database of this process, with what keeps it safe. */
export interface Store {
  readonly database: DatabaseClient
  /** Says that this process is ending, so that one that is started meanwhile waits. */
  closing(): void
  /** Dumps what was written, closes the database and lets the next process in. */
  close(): Promise<void>
}

/**
 * Opens the database that the settings name and brings it up to date. Throws `LockHeld` when another process uses the
 * embedded one.
 */
export async function openStore(settings: Settings, folder: DataFolder, log: (line: string) => void): Promise<Store> {
  if (settings.databaseUrl) return await openServerStore(settings.databaseUrl)
  const lock = await takeLock(folder.lock)
  try {
    return await openEmbeddedStore(folder, lock, log)
  } catch (error) {
    lock.release()
    throw error
  }
}

async function openEmbeddedStore(folder: DataFolder, lock: Lock, log: (line: string) => void): Promise<Store> {
  const database = await openEmbeddedDatabase({ folder: folder.database, dumps: folder.dumps, log })
  const dumps = await keepRollingDumps({ database, folder: folder.dumps, log })
  return {
    database,
    closing: () => lock.closing(),
    async close() {
      dumps.close()
      await dumps.dump()
      await database.db.execute(sql`checkpoint`)
      await database.close()
      lock.release()
    },
  }
}

async function openServerStore(url: string): Promise<Store> {
  const database = await openDatabase({ url })
  try {
    await migrateInTurn(database)
  } catch (error) {
    await database.close()
    throw error
  }
  return { database, closing: () => undefined, close: () => database.close() }
}

/** Processes that start together migrate one after the other; the lock ends with the transaction that holds it. */
async function migrateInTurn(database: DatabaseClient): Promise<void> {
  await database.db.transaction(async (transaction) => {
    await transaction.execute(sql`select pg_advisory_xact_lock(hashtext(${`${configurationChannel}_migrate`}))`)
    await database.migrate()
  })
}

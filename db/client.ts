import type { ExtractTablesWithRelations } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite'
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator'
import { drizzle as drizzlePostgres } from 'drizzle-orm/postgres-js'
import { migrate as migratePostgres } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { PreparedPGlite } from './prepared-pglite.ts'
import * as schema from './schema.ts'

type Schema = typeof schema

/** Queries, on either driver. A transaction has the same type, so that an operation does not know which it got. */
export type Database = PgDatabase<PgQueryResultHKT, Schema, ExtractTablesWithRelations<Schema>>

/** An open database. */
export interface DatabaseClient {
  readonly kind: 'embedded' | 'server'
  readonly db: Database
  /** Applies the migrations that this database has not seen. */
  migrate(): Promise<void>
  /** Calls back for each NOTIFY on `channel`; only a hint, since one sent while disconnected is lost. */
  listen(channel: string, onNotify: (payload: string) => void): Promise<() => Promise<void>>
  /** The whole embedded database as a gzipped tar; undefined on a server, which has its own backups. */
  dump(): Promise<Blob | undefined>
  close(): Promise<void>
}

export interface OpenDatabaseOptions {
  /** A PostgreSQL server; without it the embedded database is opened. */
  url?: string | undefined
  /** Folder of the embedded database; without it the data lives in memory (tests). */
  folder?: string | undefined
  /** A dump to start the embedded database from. */
  loadFrom?: Blob | undefined
  /** Connections to a server, at most. */
  connections?: number
}

const migrationsFolder = `${process.cwd()}/db/migrations`

/** Opens the database that the options name. The caller holds the lock on `folder`: two openers corrupt it. */
export async function openDatabase(options: OpenDatabaseOptions): Promise<DatabaseClient> {
  return options.url ? openServer(options.url, options.connections ?? 10) : await openEmbedded(options)
}

async function openEmbedded(options: OpenDatabaseOptions): Promise<DatabaseClient> {
  const pglite = await PreparedPGlite.open({
    ...(options.folder ? { dataDir: options.folder } : {}),
    ...(options.loadFrom ? { loadDataDir: options.loadFrom } : {}),
  })
  const db = drizzlePglite(pglite, { schema })
  return {
    kind: 'embedded',
    db,
    async migrate() {
      await migratePglite(db, { migrationsFolder })
      await pglite.forgetStatements()
    },
    listen: (channel, onNotify) => pglite.listen(channel, onNotify),
    dump: () => pglite.dumpDataDir('gzip'),
    close: () => pglite.close(),
  }
}

function openServer(url: string, connections: number): DatabaseClient {
  const sql = postgres(url, { max: connections, onnotice: () => undefined })
  const db = drizzlePostgres(sql, { schema })
  return {
    kind: 'server',
    db,
    migrate: () => migratePostgres(db, { migrationsFolder }),
    async listen(channel, onNotify) {
      const { unlisten } = await sql.listen(channel, onNotify)
      return unlisten
    },
    dump: async () => undefined,
    close: () => sql.end({ timeout: 5 }),
  }
}

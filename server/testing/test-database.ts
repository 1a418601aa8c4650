import postgres from 'postgres'
import { type DatabaseClient, openDatabase } from '#db/client.ts'

const key = Symbol.for('gatehouse.test-database')
const holder: typeof globalThis & { [key]?: Promise<DatabaseClient> } = globalThis

/**
 * One migrated database for each test thread: the embedded one in memory or, where DATABASE_URL names a server, a
 * database of the thread's own on it. Tests that commit clean up after themselves or open their own.
 */
export function testDatabase(): Promise<DatabaseClient> {
  holder[key] ??= openTestDatabase()
  return holder[key]
}

async function openTestDatabase(): Promise<DatabaseClient> {
  const server = process.env.DATABASE_URL
  const client = await openDatabase({ url: server && (await createThreadDatabase(server)) })
  await client.migrate()
  return client
}

/** Threads that shared one database would wait for each other's uncommitted rows, for ever where two wait crosswise. */
async function createThreadDatabase(server: string): Promise<string> {
  const url = new URL(server)
  url.pathname += `_thread_${process.env.VITEST_POOL_ID ?? '0'}`
  const sql = postgres(server, { max: 1, onnotice: () => undefined })
  try {
    const name = sql(url.pathname.slice(1))
    await sql`drop database if exists ${name} with (force)`
    await sql`create database ${name}`
  } finally {
    await sql.end()
  }
  return url.href
}

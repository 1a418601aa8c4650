import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { inspect, promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { sql } from 'drizzle-orm'
import type { DatabaseClient } from '#db/client.ts'

const kept = 3
const namePattern = /^dump-(\d{14})\.tar\.gz$/

export interface RollingDumps {
  /** Writes a dump when something was written since the last one. */
  dump(): Promise<void>
  close(): void
}

export interface RollingDumpsOptions {
  readonly database: DatabaseClient
  readonly folder: string
  log(line: string): void
  readonly everyMs?: number
}

/** Keeps the newest three dumps of the embedded database. A database server has its own backups. */
export async function keepRollingDumps(options: RollingDumpsOptions): Promise<RollingDumps> {
  const { database, folder, log, everyMs = 5 * 60_000 } = options
  if (database.kind !== 'embedded') return { dump: async () => undefined, close: () => undefined }
  const hasDump = (await listDumps(folder)).length > 0
  let dumpedAt = hasDump ? await writePosition(database) : ''
  let running: Promise<void> = Promise.resolve()
  const dump = async () => {
    const position = await writePosition(database)
    if (position === dumpedAt) return
    await writeDump(database, folder)
    dumpedAt = await writePosition(database)
  }
  const next = () => {
    running = running.then(dump).catch((error: unknown) => log(`The database could not be dumped: ${inspect(error)}`))
    return running
  }
  const timer = setInterval(next, everyMs)
  timer.unref()
  return { dump: next, close: () => clearInterval(timer) }
}

/** The dumps in a folder, newest first. */
export async function listDumps(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [])
  return names
    .filter((name) => namePattern.test(name))
    .sort()
    .reverse()
    .map((name) => path.join(folder, name))
}

/** A dump as a tar. Unpacked here, since PGlite lets the failure to unpack one end the process. */
export async function readDump(file: string): Promise<Blob> {
  return new Blob([await promisify(gunzip)(await readFile(file))], { type: 'application/x-tar' })
}

async function writeDump(database: DatabaseClient, folder: string): Promise<void> {
  const dump = await database.dump()
  if (!dump) return
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const temporary = path.join(folder, 'dump.partial')
  const file = await open(temporary, 'w', 0o600)
  try {
    await file.writeFile(Buffer.from(await dump.arrayBuffer()))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(temporary, path.join(folder, `dump-${stamp}.tar.gz`))
  for (const old of (await listDumps(folder)).slice(kept)) await rm(old, { force: true })
}

/** How far the write-ahead log reaches: it moves when something is written. */
async function writePosition(database: DatabaseClient): Promise<string> {
  const rows = await database.db
    .select({ position: sql<string>`pg_current_wal_insert_lsn()::text` })
    .from(sql`(select 1) as one`)
  return rows[0]?.position ?? ''
}

import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { type DatabaseClient, openDatabase } from '#db/client.ts'
import { listDumps, readDump } from './rolling-dumps.ts'

export interface EmbeddedDatabaseOptions {
  readonly folder: string
  readonly dumps: string
  log(line: string): void
  readonly openWithinMs?: number
}

/**
 * Opens and migrates the embedded database. When it cannot be opened, its folder is moved aside and the newest dump
 * that can be opened takes its place; what was written after that dump is only in the folder moved aside.
 */
export async function openEmbeddedDatabase(options: EmbeddedDatabaseOptions): Promise<DatabaseClient> {
  const { folder, log } = options
  const created = `${folder}.created`
  const dumps = await listDumps(options.dumps)
  if (!existsSync(created) && dumps.length === 0) return await create(options, created)
  try {
    // PGlite would make a new, empty database in a folder that lost this file.
    if (!existsSync(path.join(folder, 'PG_VERSION'))) throw new Error('PG_VERSION is missing')
    return await open(options)
  } catch (error) {
    if (dumps.length === 0) throw new Error(`The database in ${folder} cannot be opened and has no dump: ${error}`)
    log(`!!! The database in ${folder} cannot be opened: ${error}`)
    return await openFromDumps(options, dumps)
  }
}

/** What an earlier creation left that was broken off holds nothing. The mark is made when the database is whole. */
async function create(options: EmbeddedDatabaseOptions, mark: string): Promise<DatabaseClient> {
  rmSync(options.folder, { recursive: true, force: true })
  const database = await open(options)
  writeFileSync(mark, '', { mode: 0o600 })
  return database
}

async function openFromDumps(options: EmbeddedDatabaseOptions, dumps: readonly string[]): Promise<DatabaseClient> {
  const { folder, log } = options
  if (existsSync(folder)) moveAside(folder, log)
  for (const dump of dumps) {
    try {
      const database = await open(options, await readDump(dump))
      log(`!!! Going on with the dump ${path.basename(dump)}. What was written after it is missing.`)
      return database
    } catch (error) {
      log(`!!! The dump ${dump} cannot be used: ${error}`)
      if (existsSync(folder)) moveAside(folder, log)
    }
  }
  throw new Error('Neither the database nor one of its dumps can be opened')
}

function moveAside(folder: string, log: (line: string) => void): void {
  let aside = `${folder}.broken-${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}`
  while (existsSync(aside)) aside += '-'
  renameSync(folder, aside)
  log(`!!! It has been moved to ${aside}`)
}

/** A database that is broken may hang instead of failing; reading every table's entry shows that it is whole enough. */
async function open(options: EmbeddedDatabaseOptions, loadFrom?: Blob): Promise<DatabaseClient> {
  const { folder, openWithinMs = 60_000 } = options
  const opening = openDatabase({ folder, loadFrom }).then(async (database) => {
    await database.db.execute(sql`select count(*) from pg_class`)
    await database.migrate()
    return database
  })
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not open after ${openWithinMs / 1000} s`)), openWithinMs)
  })
  return await Promise.race([opening, late]).finally(() => clearTimeout(timer))
}

import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { DatabaseClient } from '#db/client.ts'
import { readQualified } from '../../../functions/find-function.ts'
import type { FunctionAddress } from '../../../functions/function-arn.ts'
import { type FunctionDefinition, toDefinition } from './function-definition.ts'

/** Finds functions by their address, in memory after the first time. */
export interface FunctionDirectory {
  /**
   * @param revisionId what the asker has just seen: an older one is read again.
   * @returns undefined when there is no such function.
   * @throws when the database cannot be reached and nothing is kept.
   */
  find(address: FunctionAddress, revisionId?: string): Promise<FunctionDefinition | undefined>
  /** Forgets functions, by `{accountId}/{functionName}`; all of them without. */
  changed(functions?: readonly string[]): void
}

export interface FunctionDirectoryOptions {
  readonly database: Pick<DatabaseClient, 'db' | 'kind'>
  /** Copies are kept here for when the database is away; the embedded one never is. */
  readonly folder: string
}

/** Functions remembered, whether they exist or not. */
const remembered = 10_000
const databaseWithinMs = 2000

export function createFunctionDirectory({ database, folder }: FunctionDirectoryOptions): FunctionDirectory {
  const known = new Map<string, Map<string, Promise<FunctionDefinition | undefined>>>()
  let generation = 0

  const read = async (address: FunctionAddress): Promise<FunctionDefinition | undefined> => {
    const file = path.join(folder, `${fileNameOf(address)}.json`)
    try {
      const row = await within(databaseWithinMs, readQualified(database.db, address))
      const definition = row && toDefinition(row)
      if (database.kind === 'server') await keep(file, definition).catch(() => undefined)
      return definition
    } catch (error) {
      const kept = await readKept(file)
      if (kept === undefined) throw error
      return kept ?? undefined
    }
  }

  const remember = (address: FunctionAddress): Promise<FunctionDefinition | undefined> => {
    const name = `${address.accountId}/${address.functionName}`
    const qualifiers = known.get(name) ?? new Map<string, Promise<FunctionDefinition | undefined>>()
    const qualifier = address.qualifier ?? '$LATEST'
    const begun = generation
    const reading = read(address)
    // Whoever calls with many names must not fill the memory.
    if (qualifiers.size > 200) qualifiers.clear()
    known.delete(name)
    known.set(name, qualifiers.set(qualifier, reading))
    const [oldest] = known.keys()
    if (known.size > remembered && oldest !== undefined) known.delete(oldest)
    const forget = () => void (qualifiers.get(qualifier) === reading && qualifiers.delete(qualifier))
    // What was read while it changed may be what it was before.
    reading.then(() => begun !== generation && forget(), forget)
    return reading
  }

  return {
    async find(address, revisionId) {
      const name = `${address.accountId}/${address.functionName}`
      const found = await (known.get(name)?.get(address.qualifier ?? '$LATEST') ?? remember(address))
      return revisionId === undefined || found?.revisionId === revisionId ? found : await remember(address)
    },
    changed(functions) {
      generation += 1
      if (functions === undefined) known.clear()
      else for (const name of functions) known.delete(name)
    },
  }
}

/** Aliases and names may differ in case only, which some file systems do not see. */
function fileNameOf({ accountId, functionName, qualifier }: FunctionAddress): string {
  return createHash('sha256')
    .update(`${accountId}/${functionName}/${qualifier ?? '$LATEST'}`)
    .digest('hex')
}

async function within<Result>(ms: number, work: Promise<Result>): Promise<Result> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error(`The database did not answer within ${ms} ms`)), ms)
  try {
    return await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}

/** The environment is encrypted in it, as in the database. `null`: there is no such function. */
async function keep(file: string, definition: FunctionDefinition | undefined): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  const temporary = `${file}.${process.pid}.partial`
  await writeFile(temporary, JSON.stringify(definition ?? null), { mode: 0o600 })
  await rename(temporary, file)
}

async function readKept(file: string): Promise<FunctionDefinition | null | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    return undefined
  }
}

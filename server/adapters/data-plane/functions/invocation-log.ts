import { and, desc, inArray, lt } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { functionInvocations } from '#db/schema.ts'
import { isFunction } from '../../../functions/find-function.ts'
import type { FunctionDefinition } from './function-definition.ts'

type InvocationRow = typeof functionInvocations.$inferSelect

export interface InvocationLog {
  /** Remembers an invocation; returns at once. Of a function that is called very often only the latest are kept. */
  add(
    definition: Pick<FunctionDefinition, 'accountId' | 'functionName' | 'version'>,
    invocation: Omit<InvocationRow, 'accountId' | 'functionName' | 'version' | 'at'>,
  ): void
  /** Writes what is waiting. */
  flush(): Promise<void>
  close(): Promise<void>
}

/** What the database keeps of each function. */
const keptOfFunction = 100
/** What one process writes of a function at once. */
const writtenAtOnce = 20
const writeAfterMs = 500
const functionsAtOnce = 500

/**
 * Writes invocations down a little later, many at once. What cannot be written (the database is away, the function is
 * gone) is dropped: calls do not depend on their log.
 */
export function createInvocationLog(db: Database, now: () => Date = () => new Date()): InvocationLog {
  let waiting = new Map<string, InvocationRow[]>()
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()

  const flush = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    const batch = waiting
    waiting = new Map()
    writing = writing.then(async () => {
      for (const rows of batch.values()) await write(db, rows).catch(() => undefined)
    })
    return writing
  }

  return {
    flush,
    close: flush,
    add({ accountId, functionName, version }, { durationMs, ...invocation }) {
      const key = `${accountId}/${functionName}`
      const rows = waiting.get(key) ?? []
      if (rows.length === 0 && waiting.size >= functionsAtOnce) return
      if (rows.length >= writtenAtOnce) rows.shift()
      rows.push({ accountId, functionName, version, at: now(), durationMs: Math.round(durationMs), ...invocation })
      waiting.set(key, rows)
      timer ??= setTimeout(() => void flush(), writeAfterMs).unref()
    },
  }
}

async function write(db: Database, rows: InvocationRow[]): Promise<void> {
  const [first] = rows
  if (!first) return
  await db.insert(functionInvocations).values(rows).onConflictDoNothing()
  const ofFunction = isFunction(functionInvocations, first.accountId, first.functionName)
  const [oldestKept] = await db
    .select({ at: functionInvocations.at })
    .from(functionInvocations)
    .where(ofFunction)
    .orderBy(desc(functionInvocations.at))
    .offset(keptOfFunction - 1)
    .limit(1)
  if (!oldestKept) return
  const old = db
    .select({ id: functionInvocations.requestId })
    .from(functionInvocations)
    .where(and(ofFunction, lt(functionInvocations.at, oldestKept.at)))
  await db.delete(functionInvocations).where(inArray(functionInvocations.requestId, old))
}

import { apiKeys } from '#db/schema.ts'
import type { Context } from '../context.ts'
import { newId } from '../new-id.ts'
import type { Runtime } from '../runtime.ts'
import { settleFirstCalls } from './first-calls/settle-first-calls.ts'
import { overTrials, removeTrialKeys } from './try/remove-trial-keys.ts'

const everyMs = 60_000

/**
 * What the portal does by itself, once a minute: finds first good answers in the usage, and deletes trial keys that are
 * over. Every process may do it: nothing is done twice. @returns what stops it.
 */
export function startPortalJobs(runtime: Runtime, log: (line: string) => void): () => void {
  let isRunning = false
  const timer = setInterval(async () => {
    if (isRunning) return
    isRunning = true
    await runPortalJobs(systemContext(runtime)).catch((error: unknown) => log(`The portal's jobs failed (${error})`))
    isRunning = false
  }, everyMs)
  timer.unref()
  return () => clearInterval(timer)
}

/** One round of them. */
export async function runPortalJobs(context: Context): Promise<void> {
  await settleFirstCalls(context.db, context.now())
  const over = await context.db.$count(apiKeys, overTrials(context.now()))
  // No entry in the log for nothing.
  if (over > 0) await removeTrialKeys(context, {})
}

function systemContext({ settings, secrets, database }: Runtime): Context {
  return {
    db: database.db,
    actor: { kind: 'system' },
    accountId: '',
    settings,
    secrets,
    now: () => new Date(),
    newId,
    requestId: newId(20),
    sourceIp: '',
  }
}

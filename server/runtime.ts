import type { DatabaseClient } from '#db/client.ts'
import type { Secrets } from './secrets.ts'
import type { Settings } from './settings.ts'

/** What there must be one of in the process. */
export interface Runtime {
  readonly settings: Settings
  readonly database: DatabaseClient
  readonly secrets: Secrets
}

/**
 * Next bundles the code that pages import, so every module under `server/` exists twice in one process: the bundle's
 * and `server/main.ts`'s. `globalThis` is the one place that both see.
 */
const key = Symbol.for('gatehouse.runtime')
const holder: typeof globalThis & { [key]?: Runtime } = globalThis

/** Called once by `main.ts`, and by tests. */
export function setRuntime(runtime: Runtime): void {
  holder[key] = runtime
}

/** The running process's database, secrets and settings. Never call it while a module is being imported. */
export function runtime(): Runtime {
  const current = holder[key]
  if (!current) throw new Error('The server has not been started: run `npm start`')
  return current
}

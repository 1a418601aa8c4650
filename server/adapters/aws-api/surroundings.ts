import type { Context } from '#server/context.ts'
import { newId } from '#server/new-id.ts'
import { runtime } from '#server/runtime.ts'

/** The part of every context that does not depend on the request. */
export type Surroundings = Omit<Context, 'actor' | 'accountId' | 'requestId' | 'sourceIp'>

/** The running server's. */
export function surroundings(): Surroundings {
  const { database, secrets, settings } = runtime()
  return { db: database.db, secrets, settings, now: () => new Date(), newId }
}

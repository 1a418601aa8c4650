import { and, eq, gte, sum } from 'drizzle-orm'
import { type apiKeys, usage } from '#db/schema.ts'
import type { Context } from '../../context.ts'

/** Whether anything still calls with the value from before the rotation. */
export interface PreviousUse {
  readonly rotatedAt: Date | undefined
  /** Since the rotation; seen within a second or two of the call. */
  readonly lastUsedAt: Date | undefined
  /** In the last 24 hours, counted by whole hours; 0 when the last one is longer ago. */
  readonly calls: number
  /** No call in 24 hours: nothing breaks when it is retired. */
  readonly isSafeToRetire: boolean
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Reads from the usage record who still sends the old value of a key that is being rotated. */
export async function readPreviousUse(
  { db, now }: Context,
  key: typeof apiKeys.$inferSelect,
): Promise<PreviousUse | undefined> {
  if (key.previousValueHash === null) return undefined
  const rotatedAt = key.rotatedAt ?? undefined
  const lastUsedAt = key.previousLastUsedAt ?? undefined
  const dayAgo = now().getTime() - dayMs
  const isQuiet = !lastUsedAt || lastUsedAt.getTime() < dayAgo
  const [counted] = isQuiet
    ? []
    : await db
        .select({ calls: sum(usage.withPreviousValue).mapWith(Number) })
        .from(usage)
        .where(and(eq(usage.apiKeyId, key.id), gte(usage.hour, new Date(Math.floor(dayAgo / hourMs) * hourMs))))
  return {
    rotatedAt,
    lastUsedAt,
    calls: isQuiet ? 0 : Math.max(1, counted?.calls ?? 0),
    isSafeToRetire: isQuiet && (rotatedAt?.getTime() ?? 0) < dayAgo,
  }
}

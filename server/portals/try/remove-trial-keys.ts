import { and, eq, inArray, lt, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { apiKeys } from '#db/schema.ts'
import { ServiceError } from '../../errors.ts'
import { command } from '../../operation.ts'

/** An ended trial is remembered for a day, so that the same visitor does not begin the next one at once. */
const rememberedMs = 86_400_000
const atOnce = 500

/** Deletes trial keys that ended a day ago. The server's own job: nobody else may. */
export const removeTrialKeys = command({
  name: 'RemoveTrialKeys',
  permission: 'signed-in',
  input: z.object({}),
  async run({ db, actor, now, changed }) {
    if (actor.kind !== 'system') throw new ServiceError('ForbiddenException', 'Only the server itself does this')
    const ended = await db
      .select({ id: apiKeys.id })
      .from(apiKeys)
      .where(overTrials(now()))
      .orderBy(apiKeys.id)
      .limit(atOnce)
    const ids = ended.map(({ id }) => id)
    if (ids.length > 0) await db.delete(apiKeys).where(inArray(apiKeys.id, ids))
    for (const apiKeyId of ids) changed({ kind: 'api-key', apiKeyId })
    return { removed: ids.length }
  },
  audit: ({ removed }) => ({ resource: '/trial-keys', detail: { removed } }),
})

/** Which keys are trials that nobody has to remember any more. */
export function overTrials(now: Date): SQL | undefined {
  return and(eq(apiKeys.isTrial, true), lt(apiKeys.expiresAt, new Date(now.getTime() - rememberedMs)))
}

import { eq } from 'drizzle-orm'
import { usagePlanKeys } from '#db/schema.ts'
import { requireRoom } from '#server/account-limits/require-room.ts'
import type { CommandContext } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { requireOnePlanPerStage } from './one-plan-per-stage.ts'

/**
 * Puts a key into a plan of the same account; the caller has made sure that both are of `accountId`. A key that is there
 * through a product is from now on there by itself as well.
 * @throws ConflictException when it is there already, or in another plan of one of the same stages.
 */
export async function addKeyToPlan(
  context: CommandContext,
  { accountId, usagePlanId, apiKeyId }: { accountId: string; usagePlanId: string; apiKeyId: string },
): Promise<void> {
  const added = await context.db
    .insert(usagePlanKeys)
    .values({ usagePlanId, apiKeyId })
    .onConflictDoUpdate({
      target: [usagePlanKeys.usagePlanId, usagePlanKeys.apiKeyId],
      set: { direct: true },
      setWhere: eq(usagePlanKeys.direct, false),
    })
    .returning()
  if (added.length === 0) {
    throw new ServiceError('ConflictException', `API Key ${apiKeyId} is already in Usage Plan ${usagePlanId}`)
  }
  await requireRoom(context, 'usagePlansPerApiKey', { accountId, within: apiKeyId, adding: 0 })
  await requireOnePlanPerStage(context.db, accountId, usagePlanId)
  context.changed({ kind: 'api-key', apiKeyId })
}

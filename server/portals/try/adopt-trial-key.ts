import { and, eq, gt } from 'drizzle-orm'
import { apiKeys, trialKeys, usagePlanKeys } from '#db/schema.ts'
import type { CommandContext } from '../../context.ts'
import { hashApiKeyValue } from '../../secrets.ts'

/**
 * Makes a visitor's trial key that is not over yet the key of an app that has none: the same value, which has been
 * pasted somewhere. It leaves the trial's plan; the caller puts it into the app's. @returns its id.
 */
export async function adoptTrialKey(
  context: CommandContext,
  app: { id: string; accountId: string; name: string },
  visitorId: string,
): Promise<string | undefined> {
  const { db, now, changed } = context
  const [trial] = await db
    .select({ id: apiKeys.id })
    .from(trialKeys)
    .innerJoin(apiKeys, eq(apiKeys.id, trialKeys.apiKeyId))
    .where(
      and(
        eq(trialKeys.visitorHash, hashApiKeyValue(visitorId)),
        eq(apiKeys.accountId, app.accountId),
        eq(apiKeys.isTrial, true),
        gt(apiKeys.expiresAt, now()),
      ),
    )
    .limit(1)
    .for('update')
  if (!trial) return undefined
  await db
    .update(apiKeys)
    .set({
      appId: app.id,
      name: app.name,
      description: 'Made in the developer portal',
      isTrial: false,
      expiresAt: null,
      lastUpdatedDate: now(),
    })
    .where(eq(apiKeys.id, trial.id))
  await db.delete(trialKeys).where(eq(trialKeys.apiKeyId, trial.id))
  await db.delete(usagePlanKeys).where(eq(usagePlanKeys.apiKeyId, trial.id))
  changed({ kind: 'api-key', apiKeyId: trial.id })
  return trial.id
}

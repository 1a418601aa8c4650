import { and, eq } from 'drizzle-orm'
import { apiKeys, usagePlanKeys } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import type { ApiKeyRow } from '../api-keys/api-key.ts'
import { findUsagePlan } from './find-usage-plan.ts'

/** The API key in a plan of the actor's account, or `NotFoundException`. */
export async function findUsagePlanKey(context: Context, usagePlanId: string, keyId: string): Promise<ApiKeyRow> {
  await findUsagePlan(context, usagePlanId)
  const [found] = await context.db
    .select({ key: apiKeys })
    .from(usagePlanKeys)
    .innerJoin(apiKeys, eq(apiKeys.id, usagePlanKeys.apiKeyId))
    .where(and(eq(usagePlanKeys.usagePlanId, usagePlanId), eq(usagePlanKeys.apiKeyId, keyId)))
  if (!found) throw new ServiceError('NotFoundException', 'Invalid API Key identifier specified')
  return found.key
}

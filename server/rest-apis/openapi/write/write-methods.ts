import { sql } from 'drizzle-orm'
import { authorizers, requestValidators } from '#db/schema.ts'
import type { CommandContext } from '#server/context.ts'
import type { MethodRow } from '../../methods/method.ts'
import { replaceMethods } from '../../methods/replace-methods.ts'
import type { PlannedMethod } from '../plan/definition-plan.ts'
import type { PackedPlan } from '../plan/packed-plan.ts'
import { idTaker, writeRows } from './write-rows.ts'

/** Writes validators and authorizers, then the methods that name them; a method that exists is replaced as a whole. */
export async function writeMethods(
  context: CommandContext,
  restApiId: string,
  plan: PackedPlan,
  resourceIds: ReadonlyMap<string, string>,
): Promise<void> {
  const validatorIds = await writeRequestValidators(context, restApiId, plan)
  const authorizerIds = await writeAuthorizers(context, restApiId, plan)
  const rowOf = ({ path, requestValidator, authorizer, integration, ...method }: PlannedMethod): MethodRow => {
    const resourceId = resourceIds.get(path) ?? ''
    return {
      ...noMembers,
      ...method,
      restApiId,
      resourceId,
      requestValidatorId: validatorIds.get(requestValidator ?? '') ?? null,
      authorizerId: authorizerIds.get(authorizer ?? '') ?? null,
      integration: integration ? { ...integration, cacheNamespace: integration.cacheNamespace ?? resourceId } : null,
    }
  }
  await writeRows(plan.methods, (rows) => replaceMethods(context, rows.map(rowOf)))
}

/** What a method that is replaced may not keep. */
const noMembers = { authorizationScopes: null, operationName: null, requestParameters: null, requestModels: null }

async function writeRequestValidators(
  { db, newId }: CommandContext,
  restApiId: string,
  { requestValidators: planned }: PackedPlan,
): Promise<Map<string, string>> {
  const existing = await db
    .select({ id: requestValidators.id, name: requestValidators.name })
    .from(requestValidators)
    .where(sql`${requestValidators.restApiId} = ${restApiId}`)
  const ids = new Map(existing.map(({ id, name }) => [name, id]))
  const takeId = idTaker(newId, ids.values())
  for (const validator of planned) {
    const id = ids.get(validator.name) ?? takeId()
    ids.set(validator.name, id)
    await db
      .insert(requestValidators)
      .values({ restApiId, id, ...validator })
      .onConflictDoUpdate({ target: [requestValidators.restApiId, requestValidators.id], set: validator })
  }
  return ids
}

async function writeAuthorizers(
  { db, newId }: CommandContext,
  restApiId: string,
  { authorizers: planned }: PackedPlan,
): Promise<Map<string, string>> {
  const existing = await db
    .select({ id: authorizers.id, name: authorizers.name })
    .from(authorizers)
    .where(sql`${authorizers.restApiId} = ${restApiId}`)
  const ids = new Map(existing.map(({ id, name }) => [name, id]))
  const takeId = idTaker(newId, ids.values())
  for (const authorizer of planned) {
    const id = ids.get(authorizer.name) ?? takeId()
    ids.set(authorizer.name, id)
    await db
      .insert(authorizers)
      .values({ restApiId, id, ...authorizer })
      .onConflictDoUpdate({ target: [authorizers.restApiId, authorizers.id], set: authorizer })
  }
  return ids
}

import { sql } from 'drizzle-orm'
import { authorizers, methods, requestValidators } from '#db/schema.ts'
import type { CommandContext } from '#server/context.ts'
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
  const rowOf = ({ path, requestValidator, authorizer, integration, ...method }: PlannedMethod) => {
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
  await writeRows(plan.methods, (rows) =>
    context.db
      .insert(methods)
      .values(rows.map(rowOf))
      .onConflictDoUpdate({
        target: [methods.restApiId, methods.resourceId, methods.httpMethod],
        set: replaced,
      }),
  )
}

/** What a method that is replaced may not keep. */
const noMembers = { authorizationScopes: null, operationName: null, requestParameters: null, requestModels: null }

const replaced = {
  authorizationType: sql`excluded.authorization_type`,
  authorizerId: sql`excluded.authorizer_id`,
  authorizationScopes: sql`excluded.authorization_scopes`,
  apiKeyRequired: sql`excluded.api_key_required`,
  operationName: sql`excluded.operation_name`,
  requestValidatorId: sql`excluded.request_validator_id`,
  requestParameters: sql`excluded.request_parameters`,
  requestModels: sql`excluded.request_models`,
  methodResponses: sql`excluded.method_responses`,
  integration: sql`excluded.integration`,
}

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

import { and, eq } from 'drizzle-orm'
import type { DeployedMethod, DeploymentColumn } from '#db/deployment.ts'
import { authorizers, models, requestValidators, resources } from '#db/schema.ts'
import type { CommandContext } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { deleteMethod } from '../methods/delete-method.ts'
import { replaceMethods } from '../methods/replace-methods.ts'
import { createResourcePath } from '../resources/create-resource-path.ts'

/**
 * Makes a method of the draft what it is in a deployment, with its integration and responses; a method that the deployment
 * has not is deleted. Its resource is made where it is gone.
 * @param name `GET /pets/{id}`
 * @throws BadRequestException where something that the method names is not there any more.
 */
export async function restoreMethod(
  context: CommandContext,
  restApiId: string,
  name: string,
  served: DeploymentColumn,
): Promise<void> {
  const at = name.indexOf(' ')
  const [httpMethod, path] = [name.slice(0, at), name.slice(at + 1)]
  const resource = served.resources.find((each) => each.path === path)
  const before = resource?.methods.find((method) => method.httpMethod === httpMethod)
  const resourceId = await resourceAt(context, restApiId, path)
  if (!resource || !before) {
    await deleteMethod(context, { restApiId, resourceId: resourceId ?? '', httpMethod })
    return
  }
  await requireModels(context, restApiId, before)
  const key = { restApiId, resourceId: resourceId ?? (await createResourcePath(context, { restApiId, path })).id }
  const values = { ...rowOf(before), ...(await namedParts(context, restApiId, before, served)) }
  if (values.integration.cacheNamespace === resource.id) {
    values.integration = { ...values.integration, cacheNamespace: key.resourceId }
  }
  await replaceMethods(context, [{ ...key, httpMethod, ...values }])
}

/** All that a row has beside its key and the ids of other objects: what is absent was null. */
function rowOf(method: DeployedMethod) {
  return {
    authorizationType: method.authorizationType,
    authorizationScopes: method.authorizationScopes ?? null,
    apiKeyRequired: method.apiKeyRequired,
    operationName: method.operationName ?? null,
    requestParameters: method.requestParameters ?? null,
    requestModels: method.requestModels ?? null,
    methodResponses: method.methodResponses,
    integration: method.integration,
  }
}

async function resourceAt({ db }: CommandContext, restApiId: string, path: string): Promise<string | undefined> {
  const [row] = await db
    .select({ id: resources.id })
    .from(resources)
    .where(and(eq(resources.restApiId, restApiId), eq(resources.path, path)))
  return row?.id
}

/** Authorizer and validator by name: an import deals out other ids. */
async function namedParts(
  { db }: CommandContext,
  restApiId: string,
  { authorizerId, requestValidatorId }: DeployedMethod,
  served: DeploymentColumn,
) {
  const guards = await db
    .select({ id: authorizers.id, name: authorizers.name })
    .from(authorizers)
    .where(eq(authorizers.restApiId, restApiId))
  const validators = await db
    .select({ id: requestValidators.id, name: requestValidators.name })
    .from(requestValidators)
    .where(eq(requestValidators.restApiId, restApiId))
  return {
    authorizerId: idNow('authorizer', authorizerId, served.authorizers, guards),
    requestValidatorId: idNow('request validator', requestValidatorId, served.requestValidators, validators),
  }
}

interface Named {
  id: string
  name?: string
}

function idNow(noun: string, id: string | undefined, then: readonly Named[], now: readonly Named[]): string | null {
  if (id === undefined) return null
  const name = then.find((each) => each.id === id)?.name
  const found = now.find((each) => each.id === id) ?? now.find((each) => name !== undefined && each.name === name)
  return found?.id ?? gone(noun, name ?? id)
}

async function requireModels({ db }: CommandContext, restApiId: string, method: DeployedMethod): Promise<void> {
  const responses = Object.values(method.methodResponses).flatMap((each) => Object.values(each.responseModels ?? {}))
  const wanted = [...Object.values(method.requestModels ?? {}), ...responses]
  if (wanted.length === 0) return
  const rows = await db.select({ name: models.name }).from(models).where(eq(models.restApiId, restApiId))
  const known = new Set(rows.map(({ name }) => name))
  for (const name of wanted) if (!known.has(name)) gone('model', name)
}

function gone(noun: string, name: string): never {
  throw new ServiceError('BadRequestException', `The ${noun} ${name} is not there any more: make it again first`)
}

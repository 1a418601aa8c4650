import { and, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import { authorizers, models, requestValidators } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { badRequest } from '#server/errors.ts'

/** The members that `PutMethod` and `UpdateMethod` share. */
export const methodFields = {
  authorizationType: z.string().max(64),
  authorizerId: z.string().max(64),
  authorizationScopes: z.array(z.string().max(256)).max(100),
  apiKeyRequired: z.boolean(),
  operationName: z.string().max(256),
  requestValidatorId: z.string().max(64),
}

export const parameterName = z.string().max(512)
export const modelName = z.string().max(256)
/** An HTTP status, as AWS's model has it. */
export const statusCode = z.string().regex(/^[1-5]\d\d$/, 'Must be a status code of three digits')

const verbs = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'ANY']
const authorizationTypes = ['NONE', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS']

/** Refuses a verb that AWS does not know, with its text. */
export function checkVerb(httpMethod: string): void {
  if (!verbs.includes(httpMethod)) {
    throw badRequest(`Invalid HttpMethod specified. Valid options are ${verbs.join(',')}`, 'httpMethod')
  }
}

/**
 * The authorization after the change. Only `CUSTOM` and `COGNITO_USER_POOLS` have an authorizer, and need one of this
 * API; with another type a given one is dropped, as AWS does.
 */
export async function checkAuthorization(
  { db }: Context,
  restApiId: string,
  given: { authorizationType: string; authorizerId?: string | null | undefined },
): Promise<{ authorizationType: string; authorizerId: string | null }> {
  const authorizationType = given.authorizationType.toUpperCase()
  if (!authorizationTypes.includes(authorizationType)) {
    throw badRequest(
      `Invalid authorization type specified. Valid options are ${authorizationTypes.join(',')}`,
      'authorizationType',
    )
  }
  if (authorizationType === 'NONE' || authorizationType === 'AWS_IAM') return { authorizationType, authorizerId: null }
  const [found] = await db
    .select({ id: authorizers.id })
    .from(authorizers)
    .where(and(eq(authorizers.restApiId, restApiId), eq(authorizers.id, given.authorizerId ?? '')))
  if (!found) {
    throw badRequest(
      'Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.',
      'authorizerId',
    )
  }
  return { authorizationType, authorizerId: found.id }
}

/** Refuses a validator that this API does not have. An empty id is none. */
export async function checkRequestValidator(
  { db }: Context,
  restApiId: string,
  requestValidatorId: string | null | undefined,
): Promise<void> {
  if (!requestValidatorId) return
  const [found] = await db
    .select({ id: requestValidators.id })
    .from(requestValidators)
    .where(and(eq(requestValidators.restApiId, restApiId), eq(requestValidators.id, requestValidatorId)))
  if (!found) throw badRequest('Invalid Request Validator identifier specified', 'requestValidatorId')
}

/** Refuses models that this API does not have; `Empty` and `Error` are there in every API. */
export async function checkModels(
  { db }: Context,
  restApiId: string,
  byContentType: Record<string, string> | null | undefined,
  field = 'requestModels',
): Promise<void> {
  const names = [...new Set(Object.values(byContentType ?? {}))].filter((name) => name !== 'Empty' && name !== 'Error')
  if (names.length === 0) return
  const rows = await db
    .select({ name: models.name })
    .from(models)
    .where(and(eq(models.restApiId, restApiId), inArray(models.name, names)))
  const known = new Set(rows.map((row) => row.name))
  const unknown = names.find((name) => !known.has(name))
  if (unknown !== undefined) throw badRequest(`Invalid model identifier specified: ${unknown}`, field)
}

/** Refuses request parameters that are not of the form `method.request.{querystring|path|header}.{name}`. */
export function checkRequestParameters(parameters: Record<string, boolean> | null | undefined): void {
  const names = Object.keys(parameters ?? {})
  const bad = names.find((name) => !/^method\.request\.(querystring|path|header)\.[^\s]+$/.test(name))
  if (bad !== undefined) throw badRequest(`Invalid mapping expression parameter specified: ${bad}`, 'requestParameters')
  const bare = names.map((name) => name.split('.').slice(3).join('.'))
  if (new Set(bare).size !== bare.length) {
    throw badRequest('Parameter names must be unique across querystring, header and path', 'requestParameters')
  }
}

/** Refuses response parameters that are not of the form `method.response.header.{name}`. */
export function checkResponseParameters(parameters: Record<string, boolean> | null | undefined): void {
  const bad = Object.keys(parameters ?? {}).find((name) => !/^method\.response\.header\.[^\s]+$/.test(name))
  if (bad !== undefined)
    throw badRequest(`Invalid mapping expression parameter specified: ${bad}`, 'responseParameters')
}

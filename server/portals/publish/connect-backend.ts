import { z } from 'zod'
import type { CommandContext } from '#server/context.ts'
import { command } from '#server/operation.ts'
import { changeRestApi } from '#server/rest-apis/apis/change-rest-api.ts'
import { isCorsMethod } from '#server/rest-apis/cors/cors-method.ts'
import { everyOrigin } from '#server/rest-apis/cors/cors-settings.ts'
import {
  refusalTypes,
  removeCors,
  removeCorsOfRefusals,
  setCorsOfRefusals,
  writeCors,
} from '#server/rest-apis/cors/write-cors.ts'
import { type PlacedMethod, readPlacedMethods } from '#server/rest-apis/methods/placed-methods.ts'
import { replaceMethods } from '#server/rest-apis/methods/replace-methods.ts'
import { backendUri, pathParameterNames } from './backend-uri.ts'
import { mostCommonBase, proxiedBase } from './describe-backend.ts'
import { accessMembers, chosenAccess, isSame, type MethodAccess } from './method-access.ts'

/** An absolute http(s) URL below which resources can be appended: no query, fragment, credentials or parameters. */
export const baseUrl = z
  .string()
  .trim()
  .max(2048)
  .refine((value) => {
    if (!/^https?:\/\//i.test(value) || !URL.canParse(value) || /[{}\s]/.test(value)) return false
    const { search, hash, username, password } = new URL(value)
    return !search && !hash && !username && !password
  }, 'Must be an http:// or https:// URL without query, fragment, credentials or {parameters}')
  .transform((value) => value.replace(/\/+$/, ''))

/**
 * Sends the methods of an API to one backend and says who may call them. Methods without an integration become
 * HTTP_PROXY; methods of the base URL that most have now move to the new one; every other integration stays.
 */
export const connectBackend = command({
  name: 'ConnectBackend',
  permission: 'apis:write',
  input: z.object({
    restApiId: z.string().min(1),
    baseUrl: baseUrl.optional(),
    ...accessMembers,
    cors: z.boolean(),
  }),
  async run(context, input) {
    await changeRestApi(context, input.restApiId)
    const before = await readPlacedMethods(context, input.restApiId)
    const served = before.filter((row) => !isCorsMethod(row))
    const replaced = mostCommonBase(served)
    const access = await chosenAccess(context, input.restApiId, input)
    const after = served.map((row) => withAccess(withBackend(row, input.baseUrl, replaced), access))
    const changed = after.filter((row, index) => row !== served[index])
    await replaceMethods(context, changed.map(withoutOtherScopes))
    await (input.cors ? addCors : takeCors)(context, input.restApiId)
    return {
      changed: changed.length,
      /** Methods that still have no integration. */
      unconnected: after.filter((row) => !row.integration).length,
    }
  },
  audit: (output, { restApiId, ...detail }) => ({
    resource: `/restapis/${restApiId}`,
    detail: { ...detail, ...output },
  }),
})

function withBackend(row: PlacedMethod, base: string | undefined, replaced: string | undefined): PlacedMethod {
  if (!base) return row
  const uri = backendUri(base, row.path)
  if (!row.integration) return { ...row, ...proxyTo(row, uri) }
  if (row.integration.uri === uri || !replaced || proxiedBase(row) !== replaced) return row
  return { ...row, integration: { ...row.integration, uri } }
}

/** HTTP_PROXY with every path parameter declared and handed on, as AWS wants it spelled out. */
function proxyTo(row: PlacedMethod, uri: string): Pick<PlacedMethod, 'requestParameters' | 'integration'> {
  const names = pathParameterNames(row.path)
  return {
    requestParameters: {
      ...row.requestParameters,
      ...Object.fromEntries(names.map((name) => [`method.request.path.${name}`, true])),
    },
    integration: {
      type: 'HTTP_PROXY',
      httpMethod: row.httpMethod,
      uri,
      connectionType: 'INTERNET',
      requestParameters: Object.fromEntries(
        names.map((name) => [`integration.request.path.${name}`, `method.request.path.${name}`]),
      ),
      passthroughBehavior: 'WHEN_NO_MATCH',
      timeoutInMillis: 29_000,
      cacheNamespace: row.resourceId,
      cacheKeyParameters: [],
      integrationResponses: {},
    },
  }
}

/** OPTIONS stays as it is: a browser's preflight carries neither key nor token. */
function withAccess(row: PlacedMethod, access: MethodAccess | undefined): PlacedMethod {
  if (access === undefined || row.httpMethod === 'OPTIONS' || isSame(row, access)) return row
  return { ...row, ...access }
}

/** Only user pools have scopes. */
function withoutOtherScopes(row: PlacedMethod): PlacedMethod {
  return row.authorizationType === 'COGNITO_USER_POOLS' ? row : { ...row, authorizationScopes: null }
}

/** For every origin, at every resource; what the provider made or chose stays. */
async function addCors(context: CommandContext, restApiId: string): Promise<void> {
  await writeCors(context, restApiId, undefined, everyOrigin, { keepsOthers: true })
  await setCorsOfRefusals(context, restApiId, refusalTypes, everyOrigin, true)
}

async function takeCors(context: CommandContext, restApiId: string): Promise<void> {
  await removeCors(context, restApiId)
  await removeCorsOfRefusals(context, restApiId)
}

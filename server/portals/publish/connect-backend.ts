import { and, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { gatewayResponses, methods } from '#db/schema.ts'
import type { CommandContext } from '#server/context.ts'
import { command } from '#server/operation.ts'
import { changeRestApi } from '#server/rest-apis/apis/change-rest-api.ts'
import { backendUri, pathParameterNames } from './backend-uri.ts'
import { corsMethod, isCorsMethod } from './cors-method.ts'
import { type MethodRow, mostCommonBase, proxiedBase, readMethodRows } from './describe-backend.ts'

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
    /** `api-key`: every method but the preflights needs a key; `open`: none does; `keep`: as each method says. */
    access: z.enum(['api-key', 'open', 'keep']),
    cors: z.boolean(),
  }),
  async run(context, input) {
    await changeRestApi(context, input.restApiId)
    const before = await readMethodRows(context, input.restApiId)
    const served = before.filter((row) => !isCorsMethod(row))
    const replaced = mostCommonBase(served)
    const after = served.map((row) => withAccess(withBackend(row, input.baseUrl, replaced), input.access))
    const changed = after.filter((row, index) => row !== served[index])
    await updateMethods(context, input.restApiId, changed)
    await replaceCorsMethods(context, input.restApiId, before, input.cors)
    await setCorsOfRefusals(context, input.restApiId, input.cors)
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

function withBackend(row: MethodRow, base: string | undefined, replaced: string | undefined): MethodRow {
  if (!base) return row
  const uri = backendUri(base, row.path)
  if (!row.integration) return { ...row, ...proxyTo(row, uri) }
  if (row.integration.uri === uri || !replaced || proxiedBase(row) !== replaced) return row
  return { ...row, integration: { ...row.integration, uri } }
}

/** HTTP_PROXY with every path parameter declared and handed on, as AWS wants it spelled out. */
function proxyTo(row: MethodRow, uri: string): Pick<MethodRow, 'requestParameters' | 'integration'> {
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

/** OPTIONS stays as it is: a browser's preflight carries no key. */
function withAccess(row: MethodRow, access: 'api-key' | 'open' | 'keep'): MethodRow {
  const apiKeyRequired = access === 'api-key'
  if (access === 'keep' || row.httpMethod === 'OPTIONS' || row.apiKeyRequired === apiKeyRequired) return row
  return { ...row, apiKeyRequired }
}

const batch = 500

async function updateMethods({ db }: CommandContext, restApiId: string, rows: readonly MethodRow[]): Promise<void> {
  for (let start = 0; start < rows.length; start += batch) {
    const values = rows.slice(start, start + batch).map(({ path: _path, ...row }) => ({
      ...row,
      restApiId,
      authorizationType: 'NONE',
      methodResponses: {},
    }))
    await db
      .insert(methods)
      .values(values)
      .onConflictDoUpdate({
        target: [methods.restApiId, methods.resourceId, methods.httpMethod],
        set: {
          apiKeyRequired: sql`excluded.api_key_required`,
          requestParameters: sql`excluded.request_parameters`,
          integration: sql`excluded.integration`,
        },
      })
  }
}

async function replaceCorsMethods(
  { db }: CommandContext,
  restApiId: string,
  before: readonly MethodRow[],
  cors: boolean,
): Promise<void> {
  const own = before.filter(isCorsMethod).map((row) => row.resourceId)
  for (let start = 0; start < own.length; start += batch) {
    const condition = and(eq(methods.restApiId, restApiId), eq(methods.httpMethod, 'OPTIONS'))
    await db.delete(methods).where(and(condition, inArray(methods.resourceId, own.slice(start, start + batch))))
  }
  if (!cors) return
  const added = [...verbsByResource(before)]
    .filter(([, verbs]) => !verbs.includes('OPTIONS'))
    .map(([resourceId, verbs]) => ({
      restApiId,
      resourceId,
      authorizationType: 'NONE',
      apiKeyRequired: false,
      ...corsMethod(resourceId, verbs),
    }))
  for (let start = 0; start < added.length; start += batch) {
    await db.insert(methods).values(added.slice(start, start + batch))
  }
}

function verbsByResource(rows: readonly MethodRow[]): Map<string, string[]> {
  const verbs = new Map<string, string[]>()
  for (const row of rows) {
    if (isCorsMethod(row)) continue
    verbs.set(row.resourceId, [...(verbs.get(row.resourceId) ?? []), row.httpMethod])
  }
  return verbs
}

const allowOrigin = 'gatewayresponse.header.Access-Control-Allow-Origin'
const everyOrigin = "'*'"

/** A browser shows a refusal of the gateway to a page only when the refusal carries the header too. */
async function setCorsOfRefusals({ db }: CommandContext, restApiId: string, cors: boolean): Promise<void> {
  const rows = await db.select().from(gatewayResponses).where(eq(gatewayResponses.restApiId, restApiId))
  for (const responseType of ['DEFAULT_4XX', 'DEFAULT_5XX']) {
    const row = rows.find((candidate) => candidate.responseType === responseType)
    const origin = row?.responseParameters[allowOrigin]
    if (cors ? origin !== undefined : origin !== everyOrigin) continue
    const { [allowOrigin]: _origin, ...others } = row?.responseParameters ?? {}
    const responseParameters = cors ? { ...others, [allowOrigin]: everyOrigin } : others
    await db
      .insert(gatewayResponses)
      .values({ restApiId, responseType, responseParameters, responseTemplates: {} })
      .onConflictDoUpdate({
        target: [gatewayResponses.restApiId, gatewayResponses.responseType],
        set: { responseParameters },
      })
  }
}

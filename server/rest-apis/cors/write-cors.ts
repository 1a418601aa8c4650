import { and, eq, inArray } from 'drizzle-orm'
import { gatewayResponses, methods } from '#db/schema.ts'
import type { CommandContext } from '#server/context.ts'
import { writeGatewayResponse } from '../gateway-responses/write-gateway-response.ts'
import { type Branch, readPlacedMethods } from '../methods/placed-methods.ts'
import { replaceMethods } from '../methods/replace-methods.ts'
import {
  allowOrigin,
  answerHeaders,
  type CorsHeaders,
  gatewayHeader,
  headerValue,
  noAnswerHeaders,
  setHeaders,
} from './cors-headers.ts'
import { isCorsMethod } from './cors-method.ts'
import type { CorsSettings } from './cors-settings.ts'
import { type CorsOutcome, type CorsScope, planCors, withHeaders } from './plan-cors.ts'
import { allowedOrigin } from './read-cors.ts'

/** The refusals of the gateway that all others follow. */
export const refusalTypes = ['DEFAULT_4XX', 'DEFAULT_5XX'] as const

/** Makes the preflights of a branch and puts the headers into its answers. The same again changes nothing. */
export async function writeCors(
  context: CommandContext,
  restApiId: string,
  branch: Branch | undefined,
  settings: CorsSettings,
  scope: CorsScope,
): Promise<CorsOutcome> {
  const { changed, outcome } = planCors(await readPlacedMethods(context, restApiId, branch), settings, scope)
  await replaceMethods(context, changed)
  return outcome
}

/** Takes away what answers every origin: our OPTIONS methods, and `*` from the answers of their resources. */
export async function removeCors(context: CommandContext, restApiId: string): Promise<void> {
  const rows = await readPlacedMethods(context, restApiId)
  const own = new Set(rows.filter(isCorsMethod).map(({ resourceId }) => resourceId))
  const answers = rows.filter((row) => own.has(row.resourceId) && allowedOrigin(row) === '*' && !isCorsMethod(row))
  await replaceMethods(
    context,
    answers.map((row) => withHeaders(row, noAnswerHeaders)).filter((row) => row !== undefined),
  )
  for (const some of inBatches([...own])) {
    const options = and(eq(methods.restApiId, restApiId), eq(methods.httpMethod, 'OPTIONS'))
    await context.db.delete(methods).where(and(options, inArray(methods.resourceId, some)))
  }
}

/**
 * A browser shows a refusal of the gateway to a page only when the refusal carries the headers too.
 * @param keepsOthers a refusal that allows an origin stays as it is.
 */
export async function setCorsOfRefusals(
  context: CommandContext,
  restApiId: string,
  types: readonly string[],
  settings: CorsSettings,
  keepsOthers = false,
): Promise<void> {
  await changeRefusals(context, restApiId, types, (origin) =>
    keepsOthers && origin !== undefined ? undefined : answerHeaders(settings),
  )
}

/** Takes `*` away from the refusals; another origin stays. */
export async function removeCorsOfRefusals(context: CommandContext, restApiId: string): Promise<void> {
  await changeRefusals(context, restApiId, refusalTypes, (origin) => (origin === '*' ? noAnswerHeaders : undefined))
}

/** @param headersOf which headers to set, by the origin that a refusal allows now; undefined leaves it. */
async function changeRefusals(
  context: CommandContext,
  restApiId: string,
  types: readonly string[],
  headersOf: (origin: string | undefined) => CorsHeaders | undefined,
): Promise<void> {
  const rows = await context.db.select().from(gatewayResponses).where(eq(gatewayResponses.restApiId, restApiId))
  for (const responseType of types) {
    const row = rows.find((candidate) => candidate.responseType === responseType)
    const headers = headersOf(headerValue(row?.responseParameters, gatewayHeader, allowOrigin))
    if (!headers) continue
    await writeGatewayResponse(context, {
      ...(row ?? { restApiId, responseType, statusCode: null, responseTemplates: {} }),
      responseParameters: setHeaders(row?.responseParameters, gatewayHeader, headers),
    })
  }
}

function inBatches<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / 500) }, (_, batch) =>
    items.slice(batch * 500, (batch + 1) * 500),
  )
}

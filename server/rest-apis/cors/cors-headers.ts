import type { IntegrationColumn, MethodResponseColumn } from '#db/schema/methods.ts'
import type { CorsSettings } from './cors-settings.ts'

/** CORS headers by name; undefined for one that is not sent, and is taken away where it was. */
export type CorsHeaders = Readonly<Record<string, string | undefined>>

/** In front of a header's name in the mappings of a method's responses, and of a gateway response. */
export const methodHeader = 'method.response.header.'
export const gatewayHeader = 'gatewayresponse.header.'

export const allowOrigin = 'Access-Control-Allow-Origin'
const allowCredentials = 'Access-Control-Allow-Credentials'
const exposeHeaders = 'Access-Control-Expose-Headers'

/** What the answer to a preflight says. */
export function preflightHeaders(settings: CorsSettings, verbs: readonly string[]): CorsHeaders {
  const allowed = verbs.includes('ANY') ? everyVerb : [...new Set([...verbs, 'OPTIONS'])].sort()
  return {
    'Access-Control-Allow-Headers': settings.allowHeaders || undefined,
    'Access-Control-Allow-Methods': allowed.join(','),
    [allowOrigin]: settings.allowOrigin,
    [allowCredentials]: settings.allowCredentials ? 'true' : undefined,
    'Access-Control-Max-Age': settings.maxAge === undefined ? undefined : String(settings.maxAge),
  }
}

/** What every other answer says, refusals of the gateway included. */
export function answerHeaders(settings: CorsSettings): CorsHeaders {
  return {
    [allowOrigin]: settings.allowOrigin,
    [allowCredentials]: settings.allowCredentials ? 'true' : undefined,
    [exposeHeaders]: settings.exposeHeaders || undefined,
  }
}

/** The headers of an answer, to be taken away. */
export const noAnswerHeaders: CorsHeaders = {
  [allowOrigin]: undefined,
  [allowCredentials]: undefined,
  [exposeHeaders]: undefined,
}

/** Mappings with these headers as fixed values, in place of those of the same names in whatever case. */
export function setHeaders(
  mappings: Readonly<Record<string, string>> | undefined,
  prefix: string,
  headers: CorsHeaders,
): Record<string, string> {
  const given = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[`${prefix}${name}`, `'${value}'`] as const],
  )
  return { ...without(mappings, prefix, headers), ...Object.fromEntries(given) }
}

/** The fixed value of a header, in whatever case its name is written; an expression as it stands. */
export function headerValue(
  mappings: Readonly<Record<string, string>> | undefined,
  prefix: string,
  header: string,
): string | undefined {
  const wanted = `${prefix}${header}`.toLowerCase()
  const value = Object.entries(mappings ?? {}).find(([name]) => name.toLowerCase() === wanted)?.[1]
  return value === undefined ? undefined : (/^'([^']*)'$/.exec(value)?.[1] ?? value)
}

/** Each response of a method with these headers: declared by the method, mapped by its integration. */
export function setResponseHeaders(
  { methodResponses, integration }: { methodResponses: MethodResponseColumn; integration: IntegrationColumn },
  headers: CorsHeaders,
): { methodResponses: MethodResponseColumn; integration: IntegrationColumn } {
  const declared = { ...methodResponses }
  const integrationResponses = { ...integration.integrationResponses }
  const sent = Object.keys(headers).filter((name) => headers[name] !== undefined)
  for (const [status, response] of Object.entries(integrationResponses)) {
    const responseParameters = setHeaders(response.responseParameters, methodHeader, headers)
    integrationResponses[status] = { ...response, responseParameters }
    const names = {
      ...without(declared[status]?.responseParameters, methodHeader, headers),
      ...Object.fromEntries(sent.map((name) => [`${methodHeader}${name}`, false])),
    }
    declared[status] = { ...declared[status], responseParameters: names }
  }
  return { methodResponses: declared, integration: { ...integration, integrationResponses } }
}

function without<Value>(
  mappings: Readonly<Record<string, Value>> | undefined,
  prefix: string,
  headers: CorsHeaders,
): Record<string, Value> {
  const names = new Set(Object.keys(headers).map((name) => `${prefix}${name}`.toLowerCase()))
  return Object.fromEntries(Object.entries(mappings ?? {}).filter(([name]) => !names.has(name.toLowerCase())))
}

const everyVerb = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']

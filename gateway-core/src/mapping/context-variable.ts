import type { Exchange } from '../exchange.ts'

/**
 * The value of `$context.{name}` for this request (developer guide, "Variables for data models, mapping templates and
 * access logging"); undefined for a variable that the request does not have.
 */
export function contextVariable(exchange: Exchange, name: string): string | undefined {
  return Object.hasOwn(variables, name) ? variables[name]?.(exchange) : undefined
}

const variables: Readonly<Record<string, (exchange: Exchange) => string | undefined>> = {
  accountId: ({ method }) => method.stage.accountId,
  apiId: ({ method }) => method.stage.restApiId,
  deploymentId: ({ method }) => method.stage.deploymentId,
  domainName: ({ client }) => client.host,
  domainPrefix: ({ client }) => client.host.split('.', 1)[0],
  'error.message': ({ refusal }) => refusal?.shownMessage ?? undefined,
  'error.messageString': ({ refusal }) => refusal?.messageString,
  'error.responseType': ({ refusal }) => refusal?.type,
  extendedRequestId: ({ extendedRequestId }) => extendedRequestId,
  httpMethod: ({ client }) => client.method,
  'identity.apiKeyId': ({ apiKey }) => apiKey?.id,
  'identity.sourceIp': ({ client }) => client.sourceIp,
  'identity.userAgent': (exchange) => exchange.header('user-agent'),
  path: ({ path }) => path,
  protocol: ({ client }) => client.protocol,
  requestId: ({ requestId }) => requestId,
  requestTime: ({ startedAt }) => commonLogTime(startedAt),
  requestTimeEpoch: ({ startedAt }) => `${startedAt}`,
  resourceId: ({ method }) => method.resource.id,
  resourcePath: ({ method }) => method.resource.path,
  stage: ({ method }) => method.stage.stageName,
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `22/Nov/2026:18:03:00 +0000`. */
function commonLogTime(at: number): string {
  const date = new Date(at)
  const day = `${date.getUTCDate()}`.padStart(2, '0')
  return `${day}/${months[date.getUTCMonth()]}/${date.getUTCFullYear()}:${date.toISOString().slice(11, 19)} +0000`
}

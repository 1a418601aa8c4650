import type { Client } from '../client.ts'
import { header } from '../exchange.ts'

/**
 * The verbs that a caller may name. HEAD is not one of them: its answer has no body, and the caller that asked with
 * another verb would wait for one.
 */
const verbs = new Set(['DELETE', 'GET', 'OPTIONS', 'PATCH', 'POST', 'PUT'])

/**
 * The verb that routing goes by: the one in `X-HTTP-Method-Override` (developer guide, "Amazon API Gateway important
 * notes"), else the request's own. What is no verb of REST APIs is ignored.
 */
export function routedVerb({ method, rawHeaders }: Client): string {
  const named = header(rawHeaders, 'x-http-method-override')
  return named !== undefined && verbs.has(named) ? named : method
}

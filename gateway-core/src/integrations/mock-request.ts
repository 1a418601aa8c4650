import { Refusal } from '../pipeline/refusal.ts'
import type { IntegrationSetup, Step } from '../pipeline/stage.ts'
import { parseLenientJson } from './lenient-json.ts'
import { misconfigured } from './misconfigured.ts'
import { compileRequestBody } from './request-body.ts'
import { compileRequestMapping } from './request-mapping.ts'
import { isLiteral } from './request-template.ts'

/**
 * A MOCK integration's request: what the request's template makes (or the body, where none matches and it may pass)
 * must be an object with an integer `statusCode`. Templates that say the same for every request are read when the
 * deployment is loaded. Nothing goes out, so what is mapped has no effect; it must still be readable, as at AWS.
 */
export function compileMockRequest(compiled: IntegrationSetup): Step {
  const { method } = compiled
  const mapping = compileRequestMapping(method.integration)
  const requestBody = compileRequestBody(compiled)
  const known = new Map<string, number | Refusal>()
  for (const template of Object.values(method.integration.requestTemplates ?? {})) {
    if (isLiteral(template)) known.set(template, mockStatus(template))
  }
  return (exchange) => {
    const unreadable = mapping.prepare(exchange)
    if (unreadable !== undefined) return unreadable
    const body = requestBody(exchange)
    if (body instanceof Refusal) return body
    const text = typeof body === 'string' ? body : Buffer.isBuffer(body) ? body.toString() : ''
    const outcome = known.get(text) ?? mockStatus(text)
    if (typeof outcome !== 'number') return outcome
    exchange.integrationRequest = { mockStatus: outcome }
    return undefined
  }
}

function mockStatus(text: string): number | Refusal {
  const value = parseLenientJson(text)
  const status =
    typeof value === 'object' && value !== null && Object.hasOwn(value, 'statusCode') && 'statusCode' in value
      ? value.statusCode
      : undefined
  if (typeof status === 'number' && Number.isInteger(status)) return status
  return misconfigured('the request template of a mock integration has no integer statusCode')
}

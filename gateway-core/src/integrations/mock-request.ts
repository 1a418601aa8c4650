import type { Exchange } from '../exchange.ts'
import { Refusal } from '../pipeline/refusal.ts'
import type { CompiledMethod, Step } from '../pipeline/stage.ts'
import type { IntegrationSnapshot } from '../snapshot.ts'
import { parseLenientJson } from './lenient-json.ts'
import { chooseRequestTemplate, isLiteral } from './request-template.ts'

/**
 * A MOCK integration's request: the template that the request's type selects must make an object with an integer
 * `statusCode`. Templates are read when the deployment is loaded; one that needs the template engine is refused with
 * `API_CONFIGURATION_ERROR` until that exists.
 */
export function compileMockRequest({ method, methodKey }: CompiledMethod): Step {
  const { integration } = method
  const outcomes = new Map<string, number | Refusal>()
  for (const template of Object.values(integration.requestTemplates ?? {})) {
    outcomes.set(template, mockStatus(template, methodKey))
  }
  const nothing = misconfigured(methodKey, 'the request matches no template, so there is no statusCode')
  return (exchange) => {
    const outcome = choose(integration, exchange, outcomes, nothing)
    if (typeof outcome !== 'number') return outcome
    exchange.integrationRequest = { mockStatus: outcome }
    return undefined
  }
}

const unsupported = new Refusal('UNSUPPORTED_MEDIA_TYPE')

function choose(
  integration: IntegrationSnapshot,
  exchange: Exchange,
  outcomes: ReadonlyMap<string, number | Refusal>,
  nothing: Refusal,
): number | Refusal {
  const choice = chooseRequestTemplate(integration, exchange)
  if (choice === 'unsupported') return unsupported
  return choice === 'pass' ? nothing : (outcomes.get(choice.template) ?? nothing)
}

function mockStatus(template: string, methodKey: string): number | Refusal {
  if (!isLiteral(template)) return misconfigured(methodKey, 'its request template needs the template engine')
  const value = parseLenientJson(template)
  const status = typeof value === 'object' && value !== null && 'statusCode' in value ? value.statusCode : undefined
  if (typeof status === 'number' && Number.isInteger(status)) return status
  return misconfigured(methodKey, 'its request template has no integer statusCode')
}

function misconfigured(methodKey: string, reason: string): Refusal {
  return new Refusal('API_CONFIGURATION_ERROR', undefined, `Mock integration of ${methodKey}: ${reason}`)
}

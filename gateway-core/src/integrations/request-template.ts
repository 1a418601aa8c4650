import type { Exchange } from '../exchange.ts'
import type { IntegrationSnapshot } from '../snapshot.ts'

/** What becomes of a request's body: a template makes it, or it passes through, or its type is refused. */
export type BodyChoice = { readonly template: string } | 'pass' | 'unsupported'

/**
 * Chooses by `Content-Type` (its media type only; `application/json` when there is none) among `requestTemplates`, with
 * `$default` behind them; `passthroughBehavior` decides when none matches (developer guide, "Integration passthrough
 * behaviors").
 */
export function chooseRequestTemplate(integration: IntegrationSnapshot, exchange: Exchange): BodyChoice {
  const templates = integration.requestTemplates ?? {}
  const template = templates[mediaType(exchange.header('content-type'))] ?? templates.$default
  if (template !== undefined) return { template }
  const { passthroughBehavior } = integration
  if (passthroughBehavior === 'NEVER') return 'unsupported'
  const some = Object.keys(templates).length > 0
  return passthroughBehavior === 'WHEN_NO_TEMPLATES' && some ? 'unsupported' : 'pass'
}

/** `application/json` from `application/json; charset=utf-8`. */
export function mediaType(contentType: string | undefined): string {
  return contentType?.split(';', 1)[0]?.trim().toLowerCase() || 'application/json'
}

/**
 * Whether a template says the same for every request, so that it can be answered without the template engine, which
 * does not exist yet: Velocity's references start with `$`, its directives with `#`.
 */
export function isLiteral(template: string): boolean {
  return !/[$#]/.test(template)
}

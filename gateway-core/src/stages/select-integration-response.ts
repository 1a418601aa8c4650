import type { SelectedResponse } from '../integrations/integration.ts'
import { Refusal } from '../pipeline/refusal.ts'
import type { Stage } from '../pipeline/stage.ts'

/**
 * Chooses the integration response by the backend's status: the first whose `selectionPattern` matches all of it, else
 * the one without a pattern (`.*` counts as none). Proxy integrations answer as the backend did (developer guide, "Set
 * up an integration response").
 */
export const selectIntegrationResponse: Stage = {
  name: 'select-integration-response',
  compile({ method, methodKey }) {
    const { type, integrationResponses } = method.integration
    if (type === 'HTTP_PROXY' || type === 'AWS_PROXY') return undefined
    const patterns: (readonly [RegExp, SelectedResponse])[] = []
    let fallback: SelectedResponse | undefined
    for (const [statusCode, response] of Object.entries(integrationResponses)) {
      const { selectionPattern } = response
      if (isDefault(selectionPattern)) fallback ??= { statusCode, response }
      else patterns.push([wholeText(selectionPattern), { statusCode, response }])
    }
    const nothing = new Refusal('API_CONFIGURATION_ERROR', undefined, noMatch(methodKey))
    return (exchange) => {
      const status = `${exchange.integrationResponse?.status}`
      const selected = patterns.find(([pattern]) => pattern.test(status))?.[1] ?? fallback
      if (selected === undefined) return nothing
      exchange.selectedResponse = selected
      return undefined
    }
  },
}

function isDefault(pattern: string | undefined): pattern is undefined {
  return pattern === undefined || pattern === '' || pattern === '.*'
}

const never = /(?!)/

/** A pattern that is no regular expression matches nothing. It only ever meets the three digits of a status. */
function wholeText(pattern: string): RegExp {
  try {
    return new RegExp(`^(?:${pattern})$`)
  } catch {
    return never
  }
}

const noMatch = (methodKey: string) =>
  `${methodKey}: no match for output mapping and no default output mapping configured`

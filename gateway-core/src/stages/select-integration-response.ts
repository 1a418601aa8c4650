import type { Exchange } from '../exchange.ts'
import { isFunctionUri } from '../integrations/function-uri.ts'
import type { SelectedResponse } from '../integrations/integration.ts'
import { misconfigured } from '../integrations/misconfigured.ts'
import { compileLinearPattern, type LinearPattern } from '../patterns/linear-pattern.ts'
import { sharedStep } from '../pipeline/shared-step.ts'
import type { IntegrationSetup, Stage } from '../pipeline/stage.ts'

/**
 * Chooses the integration response by the backend's status, of a function by the `errorMessage` of its result: the first
 * whose `selectionPattern` matches all of it, else the one without a pattern (`.*` counts as none). Proxy integrations
 * answer as the backend did (developer guide, "Set up an integration response").
 */
export const selectIntegrationResponse: Stage = {
  name: 'select-integration-response',
  compile({ setup }, services) {
    const { type } = setup.method.integration
    return type === 'HTTP_PROXY' || type === 'AWS_PROXY' ? undefined : stepOf(setup, services)
  },
}

const stepOf = sharedStep<IntegrationSetup>(({ method }) => {
  const { type, integrationResponses, uri = '' } = method.integration
  const patterns: (readonly [LinearPattern, SelectedResponse])[] = []
  let fallback: SelectedResponse | undefined
  for (const [statusCode, response] of Object.entries(integrationResponses)) {
    const { selectionPattern } = response
    if (isDefault(selectionPattern)) fallback ??= { statusCode, response }
    else patterns.push([wholeText(selectionPattern), { statusCode, response }])
  }
  const subject = type === 'AWS' && isFunctionUri(uri) ? errorMessage : status
  return (exchange) => {
    const text = subject(exchange)
    const selected = patterns.find(([pattern]) => pattern.matches(text))?.[1] ?? fallback
    if (selected === undefined) return nothing
    exchange.selectedResponse = selected
    return undefined
  }
})

function isDefault(pattern: string | undefined): pattern is undefined {
  return pattern === undefined || pattern === '' || pattern === '.*'
}

/** What a match may cost: instructions of the pattern times characters of the text. */
const maxWork = 600_000
const never: LinearPattern = { find: () => false, matches: () => false, size: 0 }

/** A pattern that is no regular expression matches nothing, nor does one that would take too long. */
function wholeText(source: string): LinearPattern {
  try {
    const pattern = compileLinearPattern(source)
    return { ...pattern, matches: (text) => text.length * pattern.size <= maxWork && pattern.matches(text) }
  } catch {
    return never
  }
}

const status = ({ integrationResponse }: Exchange) => `${integrationResponse?.status}`

/** Empty when the function did not fail. */
function errorMessage({ integrationPayload }: Exchange): string {
  const text = integrationPayload?.toString() ?? ''
  if (!text.includes('errorMessage')) return ''
  try {
    const result: unknown = JSON.parse(text)
    if (typeof result !== 'object' || result === null) return ''
    const message: unknown = Object.getOwnPropertyDescriptor(result, 'errorMessage')?.value
    return typeof message === 'string' ? message : ''
  } catch {
    return ''
  }
}

const nothing = misconfigured('no match for output mapping and no default output mapping configured')

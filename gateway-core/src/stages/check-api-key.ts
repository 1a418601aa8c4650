import { hash } from 'node:crypto'
import type { Exchange } from '../exchange.ts'
import { Refusal } from '../pipeline/refusal.ts'
import type { Stage } from '../pipeline/stage.ts'
import type { ApiKeySnapshot } from '../snapshot.ts'

/**
 * A method with `apiKeyRequired` takes only a known, enabled key that is in a usage plan for this stage (developer
 * guide, "Usage plans and API keys"), or that opens the stage by itself, without the limits of a plan (AWS's stage
 * keys). A key that is in the plan through products only calls what they show: where one of them chose operations of the
 * stage, the others are refused as if the plan did not cover it. With `apiKeySource: AUTHORIZER` the key is the one that
 * the authorizer names, and the header is ignored.
 */
export const checkApiKey: Stage = {
  name: 'check-api-key',
  compile(method) {
    if (!method.method.apiKeyRequired) return undefined
    const fromHeader = method.stage.api.apiKeySource === 'HEADER'
    const { stageKey, methodKey } = method
    return (exchange) => {
      const value = fromHeader ? exchange.header('x-api-key') : exchange.authorizer?.usageIdentifierKey
      if (value === undefined) return invalid
      // Looked up by hash: how long it takes tells nothing about other keys.
      const apiKey = exchange.access.apiKeys.get(hash('sha256', value, 'hex'))
      if (apiKey === undefined || !apiKey.enabled) return invalid
      if (apiKey.expiresAt !== undefined && exchange.startedAt >= apiKey.expiresAt) return invalid
      if (!enterPlan(exchange, apiKey, stageKey, methodKey) && !apiKey.stageKeys?.includes(stageKey)) return invalid
      exchange.apiKey = apiKey
      return undefined
    }
  },
}

const invalid = new Refusal('INVALID_API_KEY')

/** @returns whether one of the key's plans opens the method: its limits count then. */
function enterPlan(exchange: Exchange, apiKey: ApiKeySnapshot, stageKey: string, methodKey: string): boolean {
  for (const id of apiKey.usagePlanIds) {
    const plan = exchange.access.usagePlans.get(id)
    const grant = plan?.grant(apiKey, stageKey, methodKey)
    if (plan === undefined || grant === undefined || grant === 'refused') continue
    exchange.planKey = plan.key(apiKey.id)
    if (grant !== 'open') exchange.deprecation = grant
    return true
  }
  return false
}

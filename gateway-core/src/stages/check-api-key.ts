import { hash } from 'node:crypto'
import type { Access } from '../exchange.ts'
import type { UsagePlanAccess } from '../limits/usage-plan-access.ts'
import { Refusal } from '../pipeline/refusal.ts'
import type { Stage } from '../pipeline/stage.ts'
import type { ApiKeySnapshot } from '../snapshot.ts'

/**
 * A method with `apiKeyRequired` takes only a known, enabled key that is in a usage plan for this stage (developer
 * guide, "Usage plans and API keys"), or that opens the stage by itself, without the limits of a plan (AWS's stage
 * keys). With `apiKeySource: AUTHORIZER` the key is the one that the authorizer names, and the header is ignored.
 */
export const checkApiKey: Stage = {
  name: 'check-api-key',
  compile(method) {
    if (!method.method.apiKeyRequired) return undefined
    const fromHeader = method.stage.api.apiKeySource === 'HEADER'
    const { stageKey } = method
    return (exchange) => {
      const value = fromHeader ? exchange.header('x-api-key') : exchange.authorizer?.usageIdentifierKey
      if (value === undefined) return invalid
      // Looked up by hash: how long it takes tells nothing about other keys.
      const apiKey = exchange.access.apiKeys.get(hash('sha256', value, 'hex'))
      if (apiKey === undefined || !apiKey.enabled) return invalid
      if (apiKey.expiresAt !== undefined && exchange.startedAt >= apiKey.expiresAt) return invalid
      const plan = planFor(apiKey, stageKey, exchange.access)
      if (plan === undefined && !apiKey.stageKeys?.includes(stageKey)) return invalid
      exchange.apiKey = apiKey
      exchange.planKey = plan?.key(apiKey.id)
      return undefined
    }
  },
}

const invalid = new Refusal('INVALID_API_KEY')

function planFor(apiKey: ApiKeySnapshot, stageKey: string, access: Access): UsagePlanAccess | undefined {
  for (const id of apiKey.usagePlanIds) {
    const plan = access.usagePlans.get(id)
    if (plan?.covers(stageKey)) return plan
  }
  return undefined
}

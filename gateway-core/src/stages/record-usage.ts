import type { Exchange } from '../exchange.ts'
import { gatewayResponses } from '../gateway-responses.ts'
import { sharedStep } from '../pipeline/shared-step.ts'
import type { Stage } from '../pipeline/stage.ts'
import type { StageSnapshot } from '../snapshot.ts'

/**
 * Counts the request, last of all that happens before its first byte leaves: a count that is written after the last
 * byte would be lost to a `kill -9` in between, and the caller would have been served for free.
 */
export const recordUsage: Stage = {
  name: 'record-usage',
  compile: ({ stage }, services) => stepOf(stage, services),
}

const stepOf = sharedStep<StageSnapshot>(({ accountId, restApiId, stageName }, { usage, clock }) => (exchange) => {
  const { planKey } = exchange
  usage.record({
    accountId,
    restApiId,
    stageName,
    usagePlanId: planKey === undefined ? '' : planKey.access.plan.id,
    apiKeyId: planKey === undefined ? '' : planKey.apiKeyId,
    quotaPeriodStart: exchange.quotaLease === undefined ? 0 : exchange.quotaLease.periodStart,
    outcome: outcome(exchange),
    status: exchange.reply === undefined ? 500 : exchange.reply.status,
    at: clock.now(),
    latencyMs: clock.monotonic() - exchange.started,
    withPreviousValue: exchange.apiKey === undefined ? undefined : exchange.apiKey.isPrevious,
  })
  return undefined
})

function outcome({ refusal }: Exchange) {
  return refusal === undefined ? 'admitted' : gatewayResponses[refusal.type].outcome
}

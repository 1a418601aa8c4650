import { gatewayResponses } from '../gateway-responses.ts'
import type { Limit } from '../limits/limit.ts'
import { sharedStep } from '../pipeline/shared-step.ts'
import type { Services, Stage } from '../pipeline/stage.ts'

/** A request that was not admitted spends nothing: what other limits had given it goes back. */
export const settleLimits: Stage = {
  name: 'settle-limits',
  compile(method, services) {
    const isThrottled = method.setting.throttlingRateLimit !== undefined
    if (!method.method.apiKeyRequired && !isThrottled) return undefined
    return stepOf(services, services)
  },
}

const stepOf = sharedStep<Services>((services) => (exchange) => {
  const { refusal } = exchange
  if (refusal === undefined || gatewayResponses[refusal.type].outcome === 'admitted') return undefined
  giveBack(exchange.methodLimit, services)
  giveBack(exchange.planLimit, services)
  giveBack(exchange.stageLimit, services)
  if (exchange.quotaLease !== undefined) services.leases.refund(exchange.quotaLease)
  exchange.quotaLease = undefined
  return undefined
})

function giveBack(limit: Limit | undefined, { buckets }: Services): void {
  if (limit !== undefined) buckets.giveBack(limit.bucket, limit.ratePerSecond, limit.burst)
}

import type { Exchange } from '../exchange.ts'
import type { Limit } from '../limits/limit.ts'
import type { QuotaLease } from '../limits/quota-leases.ts'
import type { UsagePlanKey } from '../limits/usage-plan-access.ts'
import { Refusal } from '../pipeline/refusal.ts'
import type { Services, Stage, Verdict } from '../pipeline/stage.ts'

/**
 * The usage plan's limits for this key: per method, then over all methods, then the quota. A request takes a token
 * from each bucket that applies and one unit of the quota.
 */
export const enforceUsagePlan: Stage = {
  name: 'enforce-usage-plan',
  compile(method, services) {
    if (!method.method.apiKeyRequired) return undefined
    const { stageKey, methodKey } = method
    return (exchange) => {
      const { planKey } = exchange
      if (planKey === undefined) return undefined
      const methodLimit = planKey.methodLimit(stageKey, methodKey)
      if (!take(methodLimit, services)) return spent(exchange, methodLimit)
      exchange.methodLimit = methodLimit
      if (!take(planKey.limit, services)) return spent(exchange, planKey.limit)
      exchange.planLimit = planKey.limit
      return takeQuota(exchange, planKey, services)
    }
  },
}

const throttled = new Refusal('THROTTLED')
const exceeded = new Refusal('QUOTA_EXCEEDED')

function spent(exchange: Exchange, limit: Limit | undefined): Verdict {
  exchange.spentLimit = limit
  return throttled
}

function take(limit: Limit | undefined, { buckets }: Services): boolean {
  return limit === undefined || buckets.take(limit.bucket, limit.ratePerSecond, limit.burst)
}

function takeQuota(exchange: Exchange, planKey: UsagePlanKey, services: Services): Verdict | Promise<Verdict> {
  const { quota } = planKey.access.plan
  if (quota === undefined) return undefined
  const lease = currentLease(planKey, quota.limit, exchange.startedAt, services)
  const granted = services.leases.take(lease, exchange.startedAt)
  if (typeof granted === 'boolean') return settle(exchange, lease, granted)
  return granted.then((late) => settle(exchange, lease, late))
}

function settle(exchange: Exchange, lease: QuotaLease, granted: boolean): Verdict {
  if (!granted) return exceeded
  exchange.quotaLease = lease
  return undefined
}

function currentLease(planKey: UsagePlanKey, limit: number, now: number, { leases }: Services): QuotaLease {
  const { lease } = planKey
  if (lease?.live && now < lease.periodEnd && now >= lease.periodStart) return lease
  const { access, apiKeyId } = planKey
  planKey.lease = leases.lease(access.plan.id, apiKeyId, access.period(now), limit)
  return planKey.lease
}

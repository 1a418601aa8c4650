import type { Exchange } from '../exchange.ts'
import type { Services } from '../pipeline/stage.ts'
import type { Limit } from './limit.ts'

/**
 * When a caller whose request was throttled may come again: whole seconds (RFC 9110 section 10.2.3), never too early.
 * @returns undefined when it never may, as with a rate of 0.
 */
export function retryAfter(exchange: Exchange, services: Services): string | undefined {
  const { refusal, spentLimit } = exchange
  if (refusal?.type === 'QUOTA_EXCEEDED') return seconds(quotaWaitMs(exchange, services))
  if (refusal?.type !== 'THROTTLED' || spentLimit === undefined) return undefined
  const { bucket, ratePerSecond, burst } = spentLimit
  return seconds(services.buckets.level(bucket, ratePerSecond, burst).waitMs)
}

/**
 * A caller's limits, for `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers-11): for each bucket
 * that applies to it, how much fits in and comes back in how many seconds, and what is there now.
 */
export function rateLimits(exchange: Exchange, services: Services): { policy: string; state: string } | undefined {
  const { methodLimit, planLimit, stageLimit, spentLimit } = exchange
  const policies: string[] = []
  const states: string[] = []
  for (const limit of [methodLimit, planLimit, stageLimit, spentLimit]) {
    if (limit === undefined) continue
    const name = nameOf(limit, exchange)
    policies.push(bucketPolicy(name, limit))
    states.push(bucketState(name, limit, services))
  }
  addQuota(exchange, services, policies, states)
  if (policies.length === 0) return undefined
  return { policy: policies.join(', '), state: states.join(', ') }
}

/** Names tell the limits of one answer apart; they say nothing of the provider's ids. */
function nameOf({ bucket }: Limit, { planKey }: Exchange): string {
  if (bucket === planKey?.limit?.bucket) return 'plan'
  if (bucket.startsWith('plan/')) return 'method'
  return bucket.startsWith('stage/') ? 'stage' : 'account'
}

function bucketPolicy(name: string, { ratePerSecond, burst }: Limit): string {
  const window = ratePerSecond > 0 ? Math.max(1, Math.ceil(burst / ratePerSecond)) : 1
  return `"${name}";q=${Math.floor(burst)};w=${window}`
}

function bucketState(name: string, { bucket, ratePerSecond, burst }: Limit, { buckets }: Services): string {
  const { tokens, waitMs, fullMs } = buckets.level(bucket, ratePerSecond, burst)
  const reset = seconds(tokens === 0 ? waitMs : fullMs)
  return reset === undefined ? `"${name}";r=${tokens}` : `"${name}";r=${tokens};t=${reset}`
}

/** What is left of a quota is known only when nothing is: the rest is leased to all threads and nodes. */
function addQuota(exchange: Exchange, services: Services, policies: string[], states: string[]): void {
  const access = exchange.planKey?.access
  const quota = access?.plan.quota
  if (access === undefined || quota === undefined) return
  const { start, end } = access.period(exchange.startedAt)
  policies.push(`"quota";q=${quota.limit};w=${Math.round((end - start) / 1000)}`)
  if (exchange.refusal?.type === 'QUOTA_EXCEEDED') {
    states.push(`"quota";r=0;t=${seconds(quotaWaitMs(exchange, services)) ?? 0}`)
  }
}

function quotaWaitMs({ planKey, startedAt }: Exchange, { clock }: Services): number {
  if (planKey === undefined) return Number.POSITIVE_INFINITY
  return planKey.access.period(startedAt).end - clock.now()
}

function seconds(milliseconds: number): string | undefined {
  return Number.isFinite(milliseconds) ? `${Math.max(1, Math.ceil(milliseconds / 1000))}` : undefined
}

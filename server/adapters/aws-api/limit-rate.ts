import { BurstyRateLimiter, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { ServiceError } from '#server/errors.ts'
import type { RateLimit, Settings } from '#server/settings.ts'

/** One for each setting: a process has one, tests have their own. */
const limiters = new WeakMap<RateLimit, BurstyRateLimiter>()

/**
 * Counts a call of the account against `MANAGEMENT_RATE_LIMIT`, as AWS limits an account to 10 requests per second with
 * bursts of 40 (developer guide, "Quotas for creating, deploying and managing an API"). Each process counts for itself.
 * @throws ServiceError TooManyRequestsException with the seconds after which to try again
 */
export async function limitRate({ managementRateLimit: limit }: Settings, accountId: string): Promise<void> {
  if (limit === undefined) return
  try {
    await limiterOf(limit).consume(accountId)
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    const retryAfterSeconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
    throw new ServiceError('TooManyRequestsException', 'Too Many Requests', { retryAfterSeconds })
  }
}

/** The burst is what may come at once, with the calls that the second has anyway; it comes back at the same rate. */
function limiterOf(limit: RateLimit): BurstyRateLimiter {
  const known = limiters.get(limit)
  if (known) return known
  const { ratePerSecond, burst } = limit
  const limiter = new BurstyRateLimiter(
    new RateLimiterMemory({ keyPrefix: 'rate', points: ratePerSecond, duration: 1 }),
    new RateLimiterMemory({
      keyPrefix: 'burst',
      points: burst - ratePerSecond,
      duration: Math.ceil(burst / ratePerSecond),
    }),
  )
  limiters.set(limit, limiter)
  return limiter
}

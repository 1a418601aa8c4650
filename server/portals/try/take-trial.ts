import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'

/** Trial keys that one address may have in an hour: an office shares one. */
export const trialsPerHour = 10

/** One for the process: modules under `server/` exist twice in it. */
const key = Symbol.for('gatehouse.trial-limiter')
const holder: typeof globalThis & { [key]?: RateLimiterMemory } = globalThis

/** Counts one trial key; `TooManyRequestsException` when it is one too many for the address. */
export async function takeTrial({ sourceIp }: Context): Promise<void> {
  holder[key] ??= new RateLimiterMemory({ points: trialsPerHour, duration: 3600 })
  try {
    await holder[key].consume(sourceIp)
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    throw new ServiceError(
      'TooManyRequestsException',
      `Your address has had ${trialsPerHour} trial keys in the last hour. Sign up for a key of your own`,
      { retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) },
    )
  }
}

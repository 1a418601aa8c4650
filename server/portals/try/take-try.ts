import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'

/** Calls of the try pane in a minute: a visitor is an address, a user is an account. */
export const triesPerMinute = { visitor: 60, user: 600 } as const

interface Limiters {
  readonly visitor: RateLimiterMemory
  readonly user: RateLimiterMemory
}

/** One for the process: modules under `server/` exist twice in it. */
const key = Symbol.for('gatehouse.try-limiters')
const holder: typeof globalThis & { [key]?: Limiters } = globalThis

/** Counts one call; `TooManyRequestsException` when it is one too many. */
export async function takeTry({ actor, sourceIp }: Context): Promise<void> {
  holder[key] ??= {
    visitor: new RateLimiterMemory({ points: triesPerMinute.visitor, duration: 60 }),
    user: new RateLimiterMemory({ points: triesPerMinute.user, duration: 60 }),
  }
  try {
    if (actor.kind === 'user') await holder[key].user.consume(actor.userId)
    else await holder[key].visitor.consume(sourceIp)
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    const retryAfterSeconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
    const limit = actor.kind === 'user' ? triesPerMinute.user : triesPerMinute.visitor
    const more = actor.kind === 'user' ? '' : ' Sign in for more.'
    throw new ServiceError(
      'TooManyRequestsException',
      `This page sends ${limit} calls a minute at most. Go on in ${retryAfterSeconds} seconds.${more}`,
      { retryAfterSeconds },
    )
  }
}

import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { ServiceError } from '../../errors.ts'

/**
 * What is counted: attempts in a window of 15 minutes, at one e-mail address and from one address. A reset sends a mail to
 * whoever is named, hence few of them.
 */
const limits = { email: 10, sourceIp: 60, signUp: 30, resetEmail: 3, resetSource: 20 }
const windowSeconds = 15 * 60

type Counted = keyof typeof limits

/** Modules exist twice in one process (see `runtime.ts`); the count must not. */
const key = Symbol.for('gatehouse.attempt-limits')
const holder: typeof globalThis & { [key]?: Record<Counted, RateLimiterMemory> } = globalThis

function limiters(): Record<Counted, RateLimiterMemory> {
  const make = (counted: Counted) =>
    new RateLimiterMemory({ keyPrefix: counted, points: limits[counted], duration: windowSeconds })
  holder[key] ??= {
    email: make('email'),
    sourceIp: make('sourceIp'),
    signUp: make('signUp'),
    resetEmail: make('resetEmail'),
    resetSource: make('resetSource'),
  }
  return holder[key]
}

/** Counts one attempt; refuses it when there were too many. Counted before it is tried, so that many at once do not pass. */
export async function countAttempt(counted: Counted, value: string): Promise<void> {
  try {
    await limiters()[counted].consume(value)
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    const retryAfterSeconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
    throw new ServiceError(
      'TooManyRequestsException',
      `Too many attempts. Try again in ${inWords(retryAfterSeconds)}.`,
      {
        retryAfterSeconds,
      },
    )
  }
}

/** Takes an attempt back: it was right. */
export async function forgiveAttempt(counted: Counted, value: string): Promise<void> {
  if (counted === 'email') await limiters().email.delete(value)
  else await limiters()[counted].reward(value)
}

function inWords(seconds: number): string {
  if (seconds < 60) return `${seconds} seconds`
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? '1 minute' : `${minutes} minutes`
}

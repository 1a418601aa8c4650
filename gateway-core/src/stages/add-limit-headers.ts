import { header } from '../exchange.ts'
import { rateLimits, retryAfter } from '../limits/limit-headers.ts'
import { sharedStep } from '../pipeline/shared-step.ts'
import type { Services, Stage } from '../pipeline/stage.ts'

/**
 * Tells callers about their limits: `Retry-After` on 429, which AWS leaves out, and where the operator wants it
 * `RateLimit` and `RateLimit-Policy` on every answer. What a gateway response sets itself stays.
 */
export const addLimitHeaders: Stage = {
  name: 'add-limit-headers',
  compile: (_method, services) => stepOf(services, services),
}

const stepOf = sharedStep<Services>((services) => (exchange) => {
  const { reply, refusal } = exchange
  if (reply === undefined) return undefined
  if (refusal !== undefined) {
    const seconds = retryAfter(exchange, services)
    if (seconds !== undefined && header(reply.headers, 'retry-after') === undefined) {
      reply.headers.push('Retry-After', seconds)
    }
  }
  if (!services.rateLimitHeaders) return undefined
  const limits = rateLimits(exchange, services)
  if (limits === undefined) return undefined
  reply.headers.push('RateLimit-Policy', limits.policy)
  if (limits.state !== '') reply.headers.push('RateLimit', limits.state)
  return undefined
})

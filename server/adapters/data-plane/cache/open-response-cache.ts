import { totalmem } from 'node:os'
import type { ResponseCache } from 'gateway-core/ports.ts'
import { systemClock } from 'gateway-core/system-clock.ts'
import { createRedisCache } from './redis-cache.ts'
import { createThreadCache } from './thread-cache.ts'

export interface OpenResponseCache extends ResponseCache {
  close(): void
}

/** However many gigabytes the stages say: an eighth of the machine's memory, and a gigabyte at most. */
const budgetBytes = Math.min(2 ** 30, totalmem() / 8)

/** The cache for answers: in Redis where there is one, else in the memory that the process's threads share. */
export function openResponseCache(redisUrl: string | undefined, warn: (message: string) => void): OpenResponseCache {
  return redisUrl === undefined
    ? createThreadCache({ clock: systemClock, budgetBytes, channel: 'gatehouse.response-cache' })
    : createRedisCache({ url: redisUrl, clock: systemClock, warn })
}

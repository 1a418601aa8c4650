import { BroadcastChannel } from 'node:worker_threads'
import { createByteLruCache } from 'gateway-core/cache/byte-lru.ts'
import type { CachedAnswer, Clock, ResponseCache } from 'gateway-core/ports.ts'

export interface ThreadCacheOptions {
  readonly clock: Clock
  /** What all entries together may take, in bytes. */
  readonly budgetBytes: number
  /** Names what the threads have in common. */
  readonly channel: string
}

export interface ThreadCache extends ResponseCache {
  close(): void
}

type Limits = Parameters<ResponseCache['set']>[2]

interface Filled {
  readonly key: string
  readonly answer: CachedAnswer
  readonly limits: Limits
}

/**
 * A response cache in memory that all threads of the process share: bodies lie in shared memory once, and each thread
 * keeps its own table of them, so that reading is synchronous. What one thread puts in, the others have a moment later:
 * an entry that a caller replaced is replaced everywhere.
 */
export function createThreadCache({ clock, budgetBytes, channel: name }: ThreadCacheOptions): ThreadCache {
  const entries = createByteLruCache(clock, { budgetBytes })
  const channel = new BroadcastChannel(name)
  channel.unref()
  channel.onmessage = (event) => {
    const { key, answer, limits } = readMessage(event)
    entries.set(key, answer, limits)
  }
  return {
    get: (key) => entries.get(key),
    set(key, answer, limits) {
      const body = new Uint8Array(new SharedArrayBuffer(answer.body.length))
      body.set(answer.body)
      const filled: Filled = { key, answer: { ...answer, body }, limits }
      entries.set(key, filled.answer, limits)
      channel.postMessage(filled)
    },
    close: () => channel.close(),
  }
}

/** Only this module posts to the channel. */
function readMessage(event: unknown): Filled {
  return (event as { data: Filled }).data
}

import { createSharedBuckets, sharedBucketsMemory } from '../limits/shared-buckets.ts'
import type { Functions, Ports, UsageRecord } from '../ports.ts'
import { randomIds } from '../random-ids.ts'
import { systemClock } from '../system-clock.ts'
import { MemoryQuotaBank } from './memory-quota-bank.ts'
import { MemoryResponseCache } from './memory-response-cache.ts'

export interface MemoryPorts extends Ports {
  readonly bank: MemoryQuotaBank
  /** The response cache, unless another was given. */
  readonly cache: MemoryResponseCache
  /** What was recorded, in order. */
  readonly records: UsageRecord[]
  /** What was logged, in order. */
  readonly errors: { message: string; requestId?: string; error?: unknown }[]
  /** Lines of access and execution logs, in order. */
  readonly logged: { accountId: string; group: string; line: string }[]
}

/** Where nobody wrote a function. */
const noFunctions: Functions = { invoke: async () => undefined }

/** All ports in memory, with real time and ids unless told otherwise; integrations may reach every address. What is sealed is `sealed:{text}`. */
export function memoryPorts(given: Partial<Ports> = {}): MemoryPorts {
  const bank = new MemoryQuotaBank()
  const records: UsageRecord[] = []
  const errors: MemoryPorts['errors'] = []
  const logged: MemoryPorts['logged'] = []
  const clock = given.clock ?? systemClock
  const cache = new MemoryResponseCache(clock)
  return {
    region: 'us-east-1',
    clock,
    ids: randomIds,
    buckets: createSharedBuckets(sharedBucketsMemory(1024), clock),
    quotas: bank.holder(),
    usage: { record: (record) => void records.push(record) },
    backends: { allows: () => true },
    functions: noFunctions,
    responseCache: cache,
    logs: { write: (accountId, group, line) => void logged.push({ accountId, group, line }) },
    vault: { open: (sealed) => sealed.replace(/^sealed:/, ''), cacheKey: new Uint8Array(32).fill(7) },
    awsEndpoints: { configured: () => undefined },
    sourceNetworks: { labelOf: () => undefined },
    log: { error: (message, detail) => void errors.push({ message, ...detail }) },
    ...given,
    bank,
    cache,
    records,
    errors,
    logged,
  }
}

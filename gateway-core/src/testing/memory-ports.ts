import { createSharedBuckets, sharedBucketsMemory } from '../limits/shared-buckets.ts'
import type { Ports, UsageRecord } from '../ports.ts'
import { randomIds } from '../random-ids.ts'
import { systemClock } from '../system-clock.ts'
import { MemoryQuotaBank } from './memory-quota-bank.ts'

export interface MemoryPorts extends Ports {
  readonly bank: MemoryQuotaBank
  /** What was recorded, in order. */
  readonly records: UsageRecord[]
  /** What was logged, in order. */
  readonly errors: { message: string; requestId?: string; error?: unknown }[]
}

/** All ports in memory, with real time and ids unless told otherwise; integrations may reach every address. */
export function memoryPorts(given: Partial<Ports> = {}): MemoryPorts {
  const bank = new MemoryQuotaBank()
  const records: UsageRecord[] = []
  const errors: MemoryPorts['errors'] = []
  const clock = given.clock ?? systemClock
  return {
    clock,
    ids: randomIds,
    buckets: createSharedBuckets(sharedBucketsMemory(1024), clock),
    quotas: bank.holder(),
    usage: { record: (record) => void records.push(record) },
    backends: { allows: () => true },
    log: { error: (message, detail) => void errors.push({ message, ...detail }) },
    ...given,
    bank,
    records,
    errors,
  }
}

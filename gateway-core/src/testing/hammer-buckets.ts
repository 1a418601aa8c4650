import { parentPort, workerData } from 'node:worker_threads'
import { createSharedBuckets } from '../limits/shared-buckets.ts'

/**
 * A worker thread for the tests of shared buckets: takes from a bucket as often as it is told, all threads at once, and
 * says how many tokens it got. The clock stands still, so that the sum over threads is known exactly.
 */
export interface HammerOrder {
  readonly memory: SharedArrayBuffer
  /** One Int32: threads wait until it is not 0. */
  readonly gate: SharedArrayBuffer
  readonly names: readonly string[]
  readonly burst: number
  readonly attempts: number
}

const { memory, gate, names, burst, attempts }: HammerOrder = workerData
const buckets = createSharedBuckets(memory, { now: () => 0, monotonic: () => 5000 })
const start = new Int32Array(gate)
parentPort?.postMessage('ready')
Atomics.wait(start, 0, 0)

const taken = names.map(() => 0)
for (let attempt = 0; attempt < attempts; attempt++) {
  for (const [index, name] of names.entries()) {
    if (buckets.take(name, 1, burst)) taken[index] = (taken[index] ?? 0) + 1
  }
}
parentPort?.postMessage(taken)

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
  /**
   * Bursts by name: each attempt takes from all buckets in order, and gives back what it has when one of them refuses,
   * as a request does. The thread then says only how many attempts got all.
   */
  readonly chain?: readonly number[]
}

const { memory, gate, names, burst, attempts, chain }: HammerOrder = workerData
const buckets = createSharedBuckets(memory, { now: () => 0, monotonic: () => 5000 })
const start = new Int32Array(gate)
parentPort?.postMessage('ready')
Atomics.wait(start, 0, 0)

parentPort?.postMessage(chain === undefined ? takeEach() : [takeChained(chain)])

function takeEach(): number[] {
  const taken = names.map(() => 0)
  for (let attempt = 0; attempt < attempts; attempt++) {
    for (const [index, name] of names.entries()) {
      if (buckets.take(name, 1, burst)) taken[index] = (taken[index] ?? 0) + 1
    }
  }
  return taken
}

function takeChained(bursts: readonly number[]): number {
  let admitted = 0
  for (let attempt = 0; attempt < attempts; attempt++) {
    const refusing = names.findIndex((name, index) => !buckets.take(name, 1, bursts[index] ?? 0))
    if (refusing === -1) admitted++
    else for (const [index, name] of names.slice(0, refusing).entries()) buckets.giveBack(name, 1, bursts[index] ?? 0)
  }
  return admitted
}

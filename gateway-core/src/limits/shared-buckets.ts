import { createHash } from 'node:crypto'
import type { BucketLevel, Buckets, Clock } from '../ports.ts'
import { bucketLevel, type TokenBucket, takeToken, tokenBucket } from './token-bucket.ts'

const bytesPerSlot = 16
const probes = 64
const neverAToken: BucketLevel = { tokens: 0, waitMs: Number.POSITIVE_INFINITY, fullMs: Number.POSITIVE_INFINITY }

/** Memory for at least this many buckets at once; give the same memory to `createSharedBuckets` in every thread. */
export function sharedBucketsMemory(buckets = 65_536): SharedArrayBuffer {
  return new SharedArrayBuffer(2 ** Math.ceil(Math.log2(Math.max(buckets, probes) * 2)) * bytesPerSlot)
}

/**
 * Token buckets in memory that all threads share: exact over threads, without locks. A slot holds the hash of its
 * bucket's name and the arrival time, which is only ever changed by compare-and-exchange. The slot of a bucket that has
 * filled up again says no more than a new one would, so a name that finds no free slot takes such a one over.
 * @param memory from `sharedBucketsMemory`
 */
export function createSharedBuckets(memory: SharedArrayBuffer, clock: Clock): Buckets {
  const table = new SlotTable(memory)
  const known = new Map<string, KnownBucket>()
  const nanoseconds = () => BigInt(Math.floor(clock.monotonic() * 1e6))

  function find(name: string, ratePerSecond: number, burst: number, now: bigint): KnownBucket {
    let bucket = known.get(name)
    if (bucket === undefined) {
      if (known.size >= table.slots) known.clear()
      bucket = new KnownBucket(name)
      known.set(name, bucket)
    }
    bucket.limitTo(ratePerSecond, burst)
    if (bucket.slot === -1 || table.owner(bucket.slot) !== bucket.hash) bucket.slot = table.claim(bucket.hash, now)
    return bucket
  }

  return {
    take(name, ratePerSecond, burst) {
      const now = nanoseconds()
      const { slot, limit } = find(name, ratePerSecond, burst, now)
      if (limit === undefined) return false
      for (;;) {
        const arrival = table.arrival(slot)
        const next = takeToken(limit, arrival, now)
        if (next === undefined) return false
        if (table.replaceArrival(slot, arrival, next)) return true
      }
    },
    giveBack(name, ratePerSecond, burst) {
      const { slot, limit } = find(name, ratePerSecond, burst, nanoseconds())
      if (limit !== undefined) table.moveArrival(slot, -limit.interval)
    },
    level(name, ratePerSecond, burst) {
      const now = nanoseconds()
      const { slot, limit } = find(name, ratePerSecond, burst, now)
      return limit === undefined ? neverAToken : bucketLevel(limit, table.arrival(slot), now)
    },
  }
}

/** What one thread remembers of a bucket, so that it hashes the name once. */
class KnownBucket {
  readonly hash: bigint
  slot = -1
  limit: TokenBucket | undefined = undefined
  #ratePerSecond = Number.NaN
  #burst = Number.NaN

  constructor(name: string) {
    // 0 marks a free slot.
    this.hash = createHash('sha256').update(name).digest().readBigInt64LE() || 1n
  }

  limitTo(ratePerSecond: number, burst: number): void {
    if (ratePerSecond === this.#ratePerSecond && burst === this.#burst) return
    this.#ratePerSecond = ratePerSecond
    this.#burst = burst
    this.limit = tokenBucket(ratePerSecond, burst)
  }
}

/** An open-addressed table: for each slot the owner's hash, then the arrival time. */
class SlotTable {
  readonly slots: number
  readonly #words: BigInt64Array<SharedArrayBuffer>

  constructor(memory: SharedArrayBuffer) {
    this.slots = memory.byteLength / bytesPerSlot
    this.#words = new BigInt64Array(memory)
  }

  owner(slot: number): bigint {
    return Atomics.load(this.#words, slot * 2)
  }

  arrival(slot: number): bigint {
    return Atomics.load(this.#words, slot * 2 + 1)
  }

  /** @returns whether nobody came in between. */
  replaceArrival(slot: number, from: bigint, to: bigint): boolean {
    return Atomics.compareExchange(this.#words, slot * 2 + 1, from, to) === from
  }

  moveArrival(slot: number, by: bigint): void {
    Atomics.add(this.#words, slot * 2 + 1, by)
  }

  /** The slot of a hash: its own, a free one, or one whose bucket is full and therefore says nothing. */
  claim(hash: bigint, now: bigint): number {
    const home = Number(BigInt.asUintN(32, hash)) % this.slots
    for (let probe = 0; probe < probes; probe++) {
      const slot = (home + probe) % this.slots
      const owner = Atomics.compareExchange(this.#words, slot * 2, 0n, hash)
      if (owner === 0n || owner === hash) return slot
    }
    for (let probe = 0; probe < probes; probe++) {
      const slot = (home + probe) % this.slots
      const owner = this.owner(slot)
      if (this.arrival(slot) > now) continue
      if (Atomics.compareExchange(this.#words, slot * 2, owner, hash) === owner) return slot
      // Another thread was faster, perhaps for the same name: look again from the start.
      return this.claim(hash, now)
    }
    throw new Error('The memory for token buckets is too small for the buckets in use')
  }
}

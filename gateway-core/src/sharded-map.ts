const shardCount = 1024

type Shards<Value> = readonly (ReadonlyMap<string, Value> | undefined)[]
type Entry<Value> = readonly [key: string, value: Value | undefined]

/**
 * An immutable map for very many entries. It is cut into shards, so that a changed map shares all but the shards that
 * changed with the one before: changing one of 100,000 entries copies a hundred, where copying a `Map` would stall every
 * request for tens of milliseconds. It is iterated in no particular order.
 */
export class ShardedMap<Value> implements ReadonlyMap<string, Value> {
  readonly #shards: Shards<Value>
  readonly size: number

  /** @param shards kept as they are; use `ShardedMapBuilder`. */
  constructor(shards: Shards<Value>, size: number) {
    this.#shards = shards
    this.size = size
  }

  get(key: string): Value | undefined {
    return this.#shards[shardOf(key)]?.get(key)
  }

  has(key: string): boolean {
    return this.#shards[shardOf(key)]?.has(key) === true
  }

  /** The map after a change; `undefined` as a value removes the entry. */
  with(entries: readonly Entry<Value>[]): ShardedMap<Value> {
    const shards = this.#shards.slice()
    const copied = new Map<number, Map<string, Value>>()
    let { size } = this
    for (const [key, value] of entries) {
      const index = shardOf(key)
      const shard = copied.get(index) ?? new Map(shards[index])
      copied.set(index, shard)
      shards[index] = shard
      const before = shard.size
      if (value === undefined) shard.delete(key)
      else shard.set(key, value)
      size += shard.size - before
    }
    return new ShardedMap(shards, size)
  }

  *entries(): MapIterator<[string, Value]> {
    for (const shard of this.#shards) if (shard !== undefined) yield* shard
  }

  *keys(): MapIterator<string> {
    for (const [key] of this.entries()) yield key
  }

  *values(): MapIterator<Value> {
    for (const [, value] of this.entries()) yield value
  }

  [Symbol.iterator](): MapIterator<[string, Value]> {
    return this.entries()
  }

  forEach(callback: (value: Value, key: string, map: ReadonlyMap<string, Value>) => void): void {
    for (const [key, value] of this.entries()) callback(value, key, this)
  }
}

/** Makes a `ShardedMap`, entry by entry. */
export class ShardedMapBuilder<Value> {
  readonly #shards = new Array<Map<string, Value> | undefined>(shardCount).fill(undefined)
  #size = 0

  set(key: string, value: Value): void {
    const index = shardOf(key)
    const shard = this.#shards[index] ?? new Map<string, Value>()
    this.#shards[index] = shard
    const before = shard.size
    shard.set(key, value)
    this.#size += shard.size - before
  }

  /** The map. The builder must not be used again. */
  done(): ShardedMap<Value> {
    return new ShardedMap(this.#shards, this.#size)
  }
}

/** Up to this many entries a plain copy is as good. */
const copiedEntries = 2000

/** The map after a change; `undefined` as a value removes the entry. @returns the same map when nothing changes. */
export function changedMap<Value>(
  map: ReadonlyMap<string, Value>,
  entries: readonly Entry<Value>[],
): ReadonlyMap<string, Value> {
  if (entries.length === 0) return map
  if (map instanceof ShardedMap) return map.with(entries)
  if (map.size + entries.length > copiedEntries) return sharded(map).with(entries)
  const copy = new Map(map)
  for (const [key, value] of entries) {
    if (value === undefined) copy.delete(key)
    else copy.set(key, value)
  }
  return copy
}

function sharded<Value>(map: ReadonlyMap<string, Value>): ShardedMap<Value> {
  const builder = new ShardedMapBuilder<Value>()
  for (const [key, value] of map) builder.set(key, value)
  return builder.done()
}

/** Keys are hashes, random ids, or begin or end with one: both ends tell them apart. */
const sampled = 8

function shardOf(key: string): number {
  const { length } = key
  let hash = length
  for (let index = 0; index < length; index++) {
    if (index === sampled && length > 2 * sampled) index = length - sampled
    hash = (Math.imul(hash, 31) + key.charCodeAt(index)) | 0
  }
  return (hash ^ (hash >>> 10) ^ (hash >>> 20)) & (shardCount - 1)
}

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changedMap, ShardedMap, ShardedMapBuilder } from './sharded-map.ts'

function built(entries: Iterable<readonly [string, number]>): ShardedMap<number> {
  const builder = new ShardedMapBuilder<number>()
  for (const [key, value] of entries) builder.set(key, value)
  return builder.done()
}

const keys = fc.oneof(fc.string({ maxLength: 3 }), fc.stringMatching(/^[a-z0-9]{10}\/(prod|test)$/))
const changes = fc.array(fc.tuple(keys, fc.option(fc.nat(), { nil: undefined })))

test('is what a Map of the same changes is', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(keys, fc.nat())), fc.array(changes), (first, steps) => {
      const reference = new Map(first)
      let map = built(first)
      for (const step of steps) {
        map = map.with(step)
        for (const [key, value] of step) {
          if (value === undefined) reference.delete(key)
          else reference.set(key, value)
        }
      }
      expect(map.size).toBe(reference.size)
      expect(new Map(map)).toEqual(reference)
      for (const [key, value] of reference) expect([map.get(key), map.has(key)]).toEqual([value, true])
      expect([map.get('nobody has this key'), map.has('nobody has this key')]).toEqual([undefined, false])
    }),
  )
})

test('a change leaves the map before it alone', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(keys, fc.nat())), changes, (first, step) => {
      const map = built(first)
      const before = [...map]
      map.with(step)
      expect([...map]).toEqual(before)
      expect(map.size).toBe(before.length)
    }),
  )
})

test('can be walked in every way that a Map can', () => {
  const map = built([
    ['a', 1],
    ['b', 2],
  ])
  const walked: [string, number][] = []
  map.forEach((value, key, whole) => {
    expect(whole).toBe(map)
    walked.push([key, value])
  })
  expect(walked.sort()).toEqual([
    ['a', 1],
    ['b', 2],
  ])
  expect([...map.keys()].sort()).toEqual(['a', 'b'])
  expect([...map.values()].sort()).toEqual([1, 2])
})

describe('a changed map', () => {
  test('without changes is the same', () => {
    const map = new Map([['a', 1]])
    expect(changedMap(map, [])).toBe(map)
  })

  test('of few entries is a Map in the order of the first', () => {
    const map = new Map([
      ['b', 1],
      ['a', 2],
      ['c', 3],
    ])
    const after = changedMap(map, [
      ['a', undefined],
      ['d', 4],
    ])
    expect(after).toEqual(
      new Map([
        ['b', 1],
        ['c', 3],
        ['d', 4],
      ]),
    )
    expect([...after.keys()]).toEqual(['b', 'c', 'd'])
    expect(map.size).toBe(3)
  })

  test('of many entries is cut into shards, and stays so', () => {
    const many = new Map(Array.from({ length: 3000 }, (_, index) => [`key${index}`, index]))
    const once = changedMap(many, [['key7', undefined]])
    const twice = changedMap(once, [['key8', -8]])
    expect(once).toBeInstanceOf(ShardedMap)
    expect(twice).toBeInstanceOf(ShardedMap)
    expect([once.size, once.get('key8'), twice.get('key7'), twice.get('key8')]).toEqual([2999, 8, undefined, -8])
  })

  test('shares what did not change', () => {
    const many = new Map(Array.from({ length: 100_000 }, (_, index) => [`key${index}`, { index }]))
    const before = changedMap(many, [['key1', { index: -1 }]])
    const changing = secondsOf((round) => changedMap(before, [[`key${round}`, { index: round }]]))
    expect(changing).toBeLessThan(secondsOf(() => new Map(many)) / 2)
  })
})

test('keys of every form in use are spread over the shards', () => {
  const forms = [
    (index: number) => `${(index * 7919).toString(36).padStart(10, 'q')}/prod`,
    (index: number) => `${(index * 7919).toString(16).padStart(64, '0')}`,
    (index: number) => `AKIA${(index * 7919).toString(36).padStart(16, '0').toUpperCase()}`,
    (index: number) => `123456789012 arn:aws:iam::123456789012:role/role-${index}`,
  ]
  for (const form of forms) {
    const entries = Array.from({ length: 20_000 }, (_, index) => [form(index), index] as const)
    const map = built(entries)
    // With all keys in one shard it would copy as much.
    expect(secondsOf((index) => map.with([[form(index), 0]]))).toBeLessThan(secondsOf(() => new Map(entries)) / 2)
  }
})

/** How long a hundred rounds take, beside which another hundred can be held. */
function secondsOf(round: (index: number) => unknown): number {
  const started = performance.now()
  for (let index = 0; index < 100; index++) round(index)
  return (performance.now() - started) / 1000
}

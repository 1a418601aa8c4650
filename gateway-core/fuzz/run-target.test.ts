import { afterAll, describe, expect, test } from 'vitest'
import { expectThat, type FuzzTarget } from './fuzz-target.ts'
import { RandomSource, seedOf } from './random-source.ts'
import { runTarget } from './run-target.ts'
import { targets } from './targets.ts'

afterAll(async () => {
  for (const { target } of targets) await target.close?.()
})

describe('nothing that strangers write breaks', () => {
  test.each(targets)('$target.name', { timeout: 60_000 }, async ({ target }) => {
    expect((await runTarget(target, { seed: 3, runs: 500 })).findings).toEqual([])
  })
})

describe('a run', () => {
  const target = (run: FuzzTarget['run']): FuzzTarget => ({ name: 'own', run })

  test('tries the same inputs for the same seed, and others for another', async () => {
    const tried: number[] = []
    const collecting = target((random) => void tried.push(random.below(1e9)))
    await runTarget(collecting, { seed: 1, runs: 3 })
    await runTarget(collecting, { seed: 1, runs: 3 })
    await runTarget(collecting, { seed: 1, runs: 1, from: 2 })
    await runTarget(collecting, { seed: 2, runs: 3 })
    expect(tried.slice(0, 3)).toEqual(tried.slice(3, 6))
    expect(tried[6]).toBe(tried[2])
    expect(new Set(tried).size).toBe(6)
  })

  test('names the input that crashes', async () => {
    const report = await runTarget(
      target((random) => {
        if (random.chance(0.2)) throw new TypeError('broken')
      }),
      { seed: 7, runs: 100 },
    )
    expect(report.findings).toHaveLength(5)
    expect(report.findings[0]).toMatch(/^own --seed 7 --from \d+: it crashed: TypeError: broken/)
  })

  test('names what came out and must not', async () => {
    const never = target(() => expectThat(false, 'never', { a: 1 }))
    expect((await runTarget(never, { seed: 1, runs: 1 })).findings[0]).toContain('never\n  input: {\n "a": 1\n}')
    const later = target(async () => expectThat(false, 'later', 'x'))
    expect((await runTarget(later, { seed: 1, runs: 1 })).findings[0]).toContain('later\n  input: "x"')
  })

  test('names what takes too long', async () => {
    const slow = target(() => {
      const before = process.threadCpuUsage()
      for (;;) {
        const { user, system } = process.threadCpuUsage(before)
        if (user + system > 60_000) return
      }
    })
    expect((await runTarget(slow, { seed: 1, runs: 1 })).findings[0]).toMatch(/it took \d+ ms/)
  })

  test('notices what changes the prototypes that all share', async () => {
    const escaping = target(() => {
      Object.defineProperty(Array.prototype, 'escaped', { value: true, configurable: true })
    })
    const { findings } = await runTarget(escaping, { seed: 1, runs: 1 })
    Reflect.deleteProperty(Array.prototype, 'escaped')
    expect(findings[0]).toContain('Array.prototype was changed')
  })
})

describe('the source of numbers', () => {
  test('is spread evenly', () => {
    const random = new RandomSource(1)
    const counts = [0, 0, 0, 0]
    for (let index = 0; index < 40_000; index++) {
      const at = random.below(4)
      counts[at] = (counts[at] ?? 0) + 1
    }
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500)
  })

  test('picks nothing from nothing', () => {
    expect(() => new RandomSource(1).pick([])).toThrow(RangeError)
  })

  test('has a seed of its own for each input', () => {
    const seeds = new Set(Array.from({ length: 10_000 }, (_, index) => seedOf(1, 'a', index)))
    expect(seeds.size).toBeGreaterThan(9990)
    expect(seedOf(1, 'a', 1)).not.toBe(seedOf(1, 'b', 1))
  })
})

import { describe, expect, test } from 'vitest'
import { FakeClock } from '../testing/fake-clock.ts'
import { runInSlices, runWhole, type Slices } from './slices.ts'

/** Work of steps that take one millisecond each. */
function* steps(count: number, clock: FakeClock, done: number[] = []): Slices<number> {
  for (let step = 1; step <= count; step++) {
    clock.pass(1)
    done.push(step)
    yield
  }
  return count
}

test('short work is done when the call returns', () => {
  expect(runInSlices(steps(3, new FakeClock()), new FakeClock())).toBe(3)
})

test('work without any pause is done when the call returns', () => {
  expect(runInSlices(steps(0, new FakeClock()), new FakeClock())).toBe(0)
})

test('what is to be done whole never pauses', () => {
  const done: number[] = []
  expect(runWhole(steps(10, new FakeClock(), done))).toBe(10)
  expect(done).toHaveLength(10)
})

test('long work pauses after two milliseconds, and others run in the pauses', async () => {
  const clock = new FakeClock()
  const done: number[] = []
  const result = runInSlices(steps(10, clock, done), clock)
  expect(done).toEqual([1, 2])
  const seen: number[] = []
  const watch = () => {
    seen.push(done.length)
    if (done.length < 10) setImmediate(watch)
  }
  setImmediate(watch)
  expect(await result).toBe(10)
  expect(seen).toEqual([4, 6, 8, 10])
})

describe('what the work throws', () => {
  function* failing(after: number, clock: FakeClock): Slices<number> {
    yield* steps(after, clock)
    throw new Error('it broke')
  }

  test('is thrown in its first slice', () => {
    const clock = new FakeClock()
    expect(() => runInSlices(failing(1, clock), clock)).toThrow('it broke')
  })

  test('rejects later', async () => {
    const clock = new FakeClock()
    await expect(runInSlices(failing(9, clock), clock)).rejects.toThrow('it broke')
  })
})

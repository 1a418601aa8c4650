import { afterEach, describe, expect, test, vi } from 'vitest'
import { Deadlines, type Expiring } from './deadlines.ts'

afterEach(() => void vi.useRealTimers())

class Wait implements Expiring {
  deadline: number
  place = -1
  expired = 0
  onExpire = () => {}

  constructor(deadline: number) {
    this.deadline = deadline
  }

  expire(): void {
    this.expired++
    this.onExpire()
  }
}

describe('what is watched', () => {
  test('expires when its time is over, once, and not before', () => {
    const deadlines = new Deadlines()
    const [early, late] = [new Wait(100), new Wait(200)]
    for (const wait of [early, late]) deadlines.watch(wait)
    deadlines.tick(99)
    expect([early.expired, late.expired, deadlines.size]).toEqual([0, 0, 2])
    deadlines.tick(100)
    expect([early.expired, late.expired, deadlines.size]).toEqual([1, 0, 1])
    deadlines.tick(1000)
    deadlines.tick(2000)
    expect([early.expired, late.expired, deadlines.size]).toEqual([1, 1, 0])
  })

  test('may be given another deadline', () => {
    const deadlines = new Deadlines()
    const wait = new Wait(100)
    deadlines.watch(wait)
    wait.deadline = 300
    deadlines.tick(200)
    expect(wait.expired).toBe(0)
    deadlines.tick(300)
    expect(wait.expired).toBe(1)
  })

  test('is watched once, however often that is asked', () => {
    const deadlines = new Deadlines()
    const wait = new Wait(100)
    deadlines.watch(wait)
    deadlines.watch(wait)
    expect(deadlines.size).toBe(1)
    deadlines.forget(wait)
    expect(deadlines.size).toBe(0)
    deadlines.tick(100)
    expect(wait.expired).toBe(0)
  })

  test('may end others, or begin new ones, when it expires', () => {
    const deadlines = new Deadlines()
    const [first, second, third] = [new Wait(1), new Wait(1), new Wait(1)]
    first.onExpire = () => {
      deadlines.forget(second)
      deadlines.watch(third)
    }
    deadlines.watch(first)
    deadlines.watch(second)
    deadlines.tick(1)
    expect([first.expired, second.expired, third.expired]).toEqual([1, 0, 0])
    deadlines.tick(1)
    expect(third.expired).toBe(1)
  })
})

test('forgetting in any order leaves the others', () => {
  const deadlines = new Deadlines()
  const waits = Array.from({ length: 50 }, () => new Wait(1))
  for (const wait of waits) deadlines.watch(wait)
  for (const [index, wait] of waits.entries()) if (index % 3 !== 0) deadlines.forget(wait)
  for (const wait of waits) if (wait.place === -1) deadlines.forget(wait)
  expect(deadlines.size).toBe(17)
  deadlines.tick(1)
  expect(waits.map(({ expired }) => expired)).toEqual(waits.map((_, index) => (index % 3 === 0 ? 1 : 0)))
})

test('a timer runs while something is watched, and not longer', async () => {
  vi.useFakeTimers()
  const deadlines = new Deadlines()
  const wait = new Wait(performance.now() + 50)
  expect(vi.getTimerCount()).toBe(0)
  deadlines.watch(wait)
  expect(vi.getTimerCount()).toBe(1)
  await vi.advanceTimersByTimeAsync(40)
  expect(wait.expired).toBe(0)
  await vi.advanceTimersByTimeAsync(40)
  expect([wait.expired, vi.getTimerCount()]).toEqual([1, 0])
  deadlines.watch(new Wait(performance.now()))
  expect(vi.getTimerCount()).toBe(1)
})

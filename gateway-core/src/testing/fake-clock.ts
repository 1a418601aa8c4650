import type { Clock } from '../ports.ts'

/** A clock that stands still until `pass` is called. */
export class FakeClock implements Clock {
  #now: number
  #monotonic = 1_000_000

  constructor(start = '2026-11-22T12:00:00Z') {
    this.#now = Date.parse(start)
  }

  now(): number {
    return this.#now
  }

  monotonic(): number {
    return this.#monotonic
  }

  pass(milliseconds: number): void {
    this.#now += milliseconds
    this.#monotonic += milliseconds
  }
}

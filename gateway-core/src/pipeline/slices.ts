import type { Clock } from '../ports.ts'

/** Work that offers a pause wherever it yields. */
export type Slices<Result> = Generator<undefined, Result>

/** A request that arrives while a slice runs waits no longer than this for it. */
const sliceMs = 2

/** Does work without any pause: when nobody is served yet, nobody has to wait. */
export function runWhole<Result>(work: Slices<Result>): Result {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}

/**
 * Does long work in slices of a few milliseconds, between which requests are served. The first slice runs at once, so
 * short work is done when this returns.
 * @throws what the work throws in its first slice; later it rejects.
 */
export function runInSlices<Result>(work: Slices<Result>, clock: Clock): Result | Promise<Result> {
  const first = runSlice(work, clock)
  return first.done ? first.value : runRest(work, clock)
}

async function runRest<Result>(work: Slices<Result>, clock: Clock): Promise<Result> {
  for (;;) {
    await new Promise((resolve) => setImmediate(resolve))
    const { done, value } = runSlice(work, clock)
    if (done) return value
  }
}

function runSlice<Result>(work: Slices<Result>, clock: Clock): IteratorResult<undefined, Result> {
  const end = clock.monotonic() + sliceMs
  for (;;) {
    const step = work.next()
    if (step.done || clock.monotonic() >= end) return step
  }
}

import type { Clock } from './ports.ts'

/** `performance.now()` starts anew in each thread; the operating system's monotonic clock behind it does not. */
const threadStart = readThreadStart()

/** The machine's clock. All threads of a process agree on `monotonic`. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => threadStart + performance.now(),
}

/** A thread that is interrupted between the two readings reads too little, so the largest of several is right. */
function readThreadStart(): number {
  let largest = Number.NEGATIVE_INFINITY
  for (let attempt = 0; attempt < 32; attempt++) {
    const [seconds, nanoseconds] = process.hrtime()
    largest = Math.max(largest, seconds * 1000 + nanoseconds / 1e6 - performance.now())
  }
  return largest
}

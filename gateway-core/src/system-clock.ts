import type { Clock } from './ports.ts'

/** `performance.now()` starts anew in each thread; the operating system's monotonic clock behind it does not. */
const threadStart = machineMilliseconds() - performance.now()

/** The machine's clock. All threads of a process agree on `monotonic`. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => threadStart + performance.now(),
}

function machineMilliseconds(): number {
  const [seconds, nanoseconds] = process.hrtime()
  return seconds * 1000 + nanoseconds / 1e6
}

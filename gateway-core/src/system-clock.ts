import type { Clock } from './ports.ts'

/** The machine's clock. `monotonic` reads the operating system's, so that all threads of a process agree on it. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic() {
    const [seconds, nanoseconds] = process.hrtime()
    return seconds * 1000 + nanoseconds / 1e6
  },
}

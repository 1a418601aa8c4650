export interface CallFigures {
  calls: string
  'calls/s': number
  'p50 ms': number
  'p99 ms': number
  failures: number
}

/** Repeats a call, so many at a time, for so long. */
export async function measureCalls(
  calls: string,
  { seconds, connections }: { seconds: number; connections: number },
  call: (lane: number) => Promise<unknown>,
): Promise<CallFigures> {
  const waits: number[] = []
  let failures = 0
  const until = performance.now() + seconds * 1000
  const startedAt = performance.now()
  const lane = async (index: number) => {
    while (performance.now() < until) {
      const sentAt = performance.now()
      try {
        await call(index)
        waits.push(performance.now() - sentAt)
      } catch (error) {
        if (failures === 0) console.error(`${calls}: ${error}`)
        failures += 1
      }
    }
  }
  await Promise.all(Array.from({ length: connections }, (_, index) => lane(index)))
  const took = (performance.now() - startedAt) / 1000
  waits.sort((left, right) => left - right)
  const percentile = (part: number) => Math.round((waits[Math.floor(waits.length * part)] ?? 0) * 10) / 10
  return {
    calls,
    'calls/s': Math.round(waits.length / took),
    'p50 ms': percentile(0.5),
    'p99 ms': percentile(0.99),
    failures,
  }
}

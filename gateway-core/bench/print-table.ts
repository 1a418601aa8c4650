import type { LoadResult } from './load.ts'
import type { BenchScenario } from './scenario.ts'

export interface Round extends LoadResult {
  /** Microseconds of processor time that the contestant spent per request; a busy machine disturbs this least. */
  readonly cpuMicros: number
}

const bareName = 'bare undici proxy'

/** Prints a scenario's table: medians over the rounds, ratios to the bare proxy of the same round. @returns failures. */
export function printTable(scenario: BenchScenario, results: ReadonlyMap<string, readonly Round[]>): number {
  const bare = results.get(bareName) ?? []
  const ratio = (own: readonly Round[], of: (round: Round) => number) =>
    median(own.map((round, index) => of(round) / of(bare[index] ?? round)))
  const rows = [...results].map(([contestant, own]) => ({
    contestant,
    'requests/s': Math.round(median(own.map((round) => round.requestsPerSecond))),
    'to bare proxy': rounded(ratio(own, (round) => round.requestsPerSecond)),
    'by CPU time': rounded(1 / ratio(own, (round) => round.cpuMicros)),
    'cpu µs/request': rounded(median(own.map((round) => round.cpuMicros)), 1),
    'p50 ms': rounded(median(own.map((round) => round.p50Ms))),
    'p99 ms': rounded(median(own.map((round) => round.p99Ms))),
    failures: own.reduce((sum, round) => sum + round.failures, 0),
  }))
  const target = scenario.target === undefined ? '' : ` (to reach: ${scenario.target} of the bare proxy)`
  console.log(`\n${scenario.title}${target}`)
  console.table(rows)
  return rows.reduce((sum, row) => sum + row.failures, 0)
}

function rounded(value: number, digits = 2): number {
  return Number(value.toFixed(digits))
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

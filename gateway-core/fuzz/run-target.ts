import { FuzzFinding, type FuzzTarget } from './fuzz-target.ts'
import { globalCanary } from './global-canary.ts'
import { RandomSource, seedOf } from './random-source.ts'

export interface FuzzRun {
  readonly seed: number
  readonly runs: number
  /** The index of the first input; 0 unless told. */
  readonly from?: number
}

export interface FuzzReport {
  readonly target: string
  readonly runs: number
  readonly seconds: number
  /** The input that took longest, in milliseconds of this thread's processor time. */
  readonly slowestMs: number
  readonly findings: readonly string[]
}

/** No input may take longer. */
const limitMs = 50
const mostFindings = 5
/** How often the prototypes and globals are looked at. */
const canaryEvery = 500

/** Tries a target with as many inputs as told. An input that seems slow is tried again: a busy machine is not its fault. */
export async function runTarget(target: FuzzTarget, { seed, runs, from = 0 }: FuzzRun): Promise<FuzzReport> {
  const started = performance.now()
  const findings: string[] = []
  const changed = globalCanary()
  let slowestMs = 0
  let done = 0
  for (let index = from; index < from + runs && findings.length < mostFindings; index++) {
    const once = () => tryInput(target, seedOf(seed, target.name, index))
    const first = await once()
    // Compiling and collecting garbage are the machine's own; what is slow stays slow.
    const ms = first.ms > limitMs ? Math.min(first.ms, (await once()).ms, (await once()).ms) : first.ms
    slowestMs = Math.max(slowestMs, ms)
    const escaped = index % canaryEvery === 0 || index === from + runs - 1 ? changed() : undefined
    const slow = ms > limitMs ? `it took ${Math.round(ms)} ms` : undefined
    const problem = first.problem ?? slow ?? (escaped && `${escaped} was changed by this input or one shortly before`)
    if (problem !== undefined) findings.push(`${target.name} --seed ${seed} --from ${index}: ${problem}`)
    done++
  }
  return { target: target.name, runs: done, seconds: (performance.now() - started) / 1000, slowestMs, findings }
}

async function tryInput(target: FuzzTarget, seed: number): Promise<{ ms: number; problem: string | undefined }> {
  const before = process.threadCpuUsage()
  let problem: string | undefined
  try {
    const running = target.run(new RandomSource(seed))
    if (running instanceof Promise) await running
  } catch (error) {
    const isFound = error instanceof FuzzFinding
    problem = isFound ? error.message : `it crashed: ${error instanceof Error ? error.stack : String(error)}`
  }
  const { user, system } = process.threadCpuUsage(before)
  return { ms: (user + system) / 1000, problem }
}

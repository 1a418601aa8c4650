import { readFileSync, rmSync } from 'node:fs'
import { relative } from 'node:path'
import type { Tally } from './tally.ts'
import type { Environment, Transcript } from './transcript.ts'

export interface VitestPart {
  /** A project of `vitest.config.ts`. */
  readonly project: string
  /** Where its report goes: two parts may run the same project at once. */
  readonly report: string
  readonly environment?: Environment
  readonly options?: readonly string[]
}

/** The part of vitest's report, in Jest's form, that is read here. */
interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: {
    name: string
    status: string
    message: string
    assertionResults: { fullName: string; status: string; failureMessages: string[] | null }[]
  }[]
}

interface Outcome {
  readonly code: number
  readonly report: VitestReport
}

interface Failure {
  readonly file: string
  readonly name: string
  readonly why: string
}

/**
 * Runs a project of vitest's. A file that fails is run once more, alone, since machines are shared.
 * @param first has the work done beside other parts.
 * @param again has it done when nothing else is.
 */
export async function vitestPart(
  part: VitestPart,
  transcript: Transcript,
  { first, again }: Record<'first' | 'again', <Result>(work: () => Promise<Result>) => Promise<Result>>,
): Promise<Tally> {
  const outcome = await first(() => run(part, transcript, part.options ?? []))
  const files = [...new Set(failuresIn(outcome.report).map(({ file }) => file))]
  // Many failures are no mood of the machine.
  const isToRepeat = files.length > 0 && files.length <= 5
  const repeated = isToRepeat ? await again(() => run(part, transcript, files)) : undefined
  return tallyOf(outcome, repeated)
}

async function run(part: VitestPart, transcript: Transcript, more: readonly string[]): Promise<Outcome> {
  rmSync(part.report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${part.report}`]
  const code = await transcript.run(
    'vitest',
    ['run', '--project', part.project, ...reporters, ...more],
    part.environment,
  )
  const report: VitestReport = JSON.parse(readFileSync(part.report, 'utf8'))
  return { code, report }
}

/** Counts of the first run, failures of the last. */
export function tallyOf(first: Outcome, second?: Outcome): Tally {
  const failures = failuresIn((second ?? first).report)
  const names = new Set(failures.map(({ name }) => name))
  const recovered = second ? failuresIn(first.report).filter(({ name }) => !names.has(name)) : []
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = first.report
  // A line that no test runs fails the run without a failed test.
  const isShort = failures.length === 0 && recovered.length === 0 && first.code !== 0
  return {
    passed: numPassedTests + Math.max(0, numFailedTests - failures.length),
    failed: isShort ? 1 : failures.length,
    skipped: numPendingTests + numTodoTests,
    remarks: [
      ...failures.map(({ name, why }) => `failed: ${name}: ${why}`),
      ...recovered.map(({ name, why }) => `passed only when repeated: ${name}: ${why}`),
      ...(isShort ? ['failed without a failed test: see above'] : []),
    ],
  }
}

/** The tests that failed, and the files that could not be loaded. */
function failuresIn(report: VitestReport): Failure[] {
  return report.testResults.flatMap(({ name: path, status, message, assertionResults }) => {
    const file = relative(process.cwd(), path)
    const failed = assertionResults.filter((result) => result.status === 'failed')
    if (status === 'failed' && failed.length === 0) return [{ file, name: file, why: firstLine(message) }]
    return failed.map(({ fullName, failureMessages }) => ({
      file,
      name: `${file} › ${fullName}`,
      why: firstLine(failureMessages?.[0] ?? ''),
    }))
  })
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? ''
}

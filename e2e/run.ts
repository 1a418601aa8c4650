import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { relative } from 'node:path'
import { startPostgres } from './servers/postgres.ts'
import { startProduct } from './servers/product.ts'

/**
 * `npm test`: everything, one part after the other; `npm run e2e`: the journeys only. Each part reports how many of its
 * tests passed, failed and were skipped; the last line is the sum, the lines before it name what failed. A test that
 * fails is run once more, since machines are shared; where it passes then, it is named too: it is to be mended.
 */
interface Tally {
  passed: number
  failed: number
  skipped: number
  /** What failed for good, and what passed only when repeated: lines for the end. */
  remarks?: readonly string[]
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

const results = 'test-results'

const parts: Readonly<Record<string, () => Promise<Tally>>> = {
  'format and lint': () => program('biome', ['ci', '.', '--error-on-warnings']),
  types: () => program('tsc', ['--noEmit', '--incremental', 'false']),
  architecture: () => vitest('architecture'),
  unit: () => vitest('unit', {}, ['--coverage']),
  'operations on the embedded database': () => vitest('integration'),
  'operations on PostgreSQL': onPostgres,
  'whole processes and real clients': () => vitest('system'),
  journeys,
}

await main(process.argv[2] === 'e2e' ? ['journeys'] : Object.keys(parts))

async function main(names: readonly string[]): Promise<void> {
  mkdirSync(results, { recursive: true })
  const sum: Tally = { passed: 0, failed: 0, skipped: 0 }
  const failures: string[] = []
  const remarks: string[] = []
  for (const name of names) {
    console.log(`\n── ${name}`)
    const started = Date.now()
    const tally = await (parts[name] ?? noSuchPart)().catch(brokenPart)
    console.log(`── ${name}: ${summary(tally)} in ${((Date.now() - started) / 1000).toFixed(1)} s`)
    if (tally.failed > 0) failures.push(name)
    remarks.push(...(tally.remarks ?? []).map((remark) => `${name}: ${remark}`))
    for (const key of ['passed', 'failed', 'skipped'] as const) sum[key] += tally[key]
  }
  if (remarks.length > 0) console.log(`\n${remarks.join('\n')}`)
  if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`)
  console.log(`\n${summary(sum)}`)
  process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0
}

/** A part that could not run is a failure, not a skip. */
function brokenPart(error: unknown): Tally {
  console.error(error)
  return { passed: 0, failed: 1, skipped: 0, remarks: [error instanceof Error ? error.message : String(error)] }
}

async function noSuchPart(): Promise<Tally> {
  throw new Error('No such part')
}

async function program(command: string, args: readonly string[]): Promise<Tally> {
  const code = await run(command, args)
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }
}

async function vitest(
  project: string,
  environment: Readonly<Record<string, string>> = {},
  options: readonly string[] = [],
): Promise<Tally> {
  const first = await vitestReport(project, environment, options)
  const files = [...new Set(failuresIn(first.report).map(({ file }) => file))]
  // Many failures are no mood of the machine.
  const isToRepeat = files.length > 0 && files.length <= 5
  const second = isToRepeat ? await vitestReport(project, environment, files) : undefined
  const failures = failuresIn((second ?? first).report)
  const names = new Set(failures.map(({ name }) => name))
  const repeated = second ? failuresIn(first.report).filter(({ name }) => !names.has(name)) : []
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = first.report
  // A line that no test runs fails the run without a failed test.
  const isShort = failures.length === 0 && repeated.length === 0 && first.code !== 0
  return {
    passed: numPassedTests + Math.max(0, numFailedTests - failures.length),
    failed: isShort ? 1 : failures.length,
    skipped: numPendingTests + numTodoTests,
    remarks: [
      ...failures.map(({ name, why }) => `failed: ${name}: ${why}`),
      ...repeated.map(({ name, why }) => `passed only when repeated: ${name}: ${why}`),
      ...(isShort ? ['failed without a failed test: see above'] : []),
    ],
  }
}

async function vitestReport(project: string, environment: Readonly<Record<string, string>>, more: readonly string[]) {
  const file = `${results}/${project}.json`
  rmSync(file, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const code = await run('vitest', ['run', '--project', project, ...reporters, ...more], environment)
  const report: VitestReport = JSON.parse(readFileSync(file, 'utf8'))
  return { code, report }
}

/** The tests that failed, and the files that could not be loaded. */
function failuresIn(report: VitestReport): { file: string; name: string; why: string }[] {
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

async function onPostgres(): Promise<Tally> {
  const server = await startPostgres()
  try {
    return await vitest('integration', { DATABASE_URL: server.createDatabase('gatehouse') })
  } finally {
    server.remove()
  }
}

async function journeys(): Promise<Tally> {
  const product = await startProduct()
  const file = `${results}/playwright.json`
  rmSync(file, { force: true })
  try {
    const code = await run('playwright', ['test'], {
      E2E_URL: product.url,
      E2E_GATEWAY_URL: product.gatewayUrl,
      E2E_EMAIL: product.email,
      E2E_PASSWORD: product.password,
    })
    const report: { stats: PlaywrightStats; suites: PlaywrightSuite[] } = JSON.parse(readFileSync(file, 'utf8'))
    const { expected, unexpected, flaky, skipped } = report.stats
    const isShort = unexpected === 0 && code !== 0
    return {
      passed: expected + flaky,
      failed: isShort ? 1 : unexpected,
      skipped,
      remarks: report.suites.flatMap(remarksIn),
    }
  } finally {
    await product.stop()
  }
}

interface PlaywrightStats {
  expected: number
  unexpected: number
  flaky: number
  skipped: number
}

interface PlaywrightSuite {
  specs: { title: string; file: string; tests: { status: string }[] }[]
  suites?: PlaywrightSuite[]
}

function remarksIn({ specs, suites = [] }: PlaywrightSuite): string[] {
  const own = specs.flatMap(({ title, file, tests }) =>
    tests.flatMap(({ status }) => {
      if (status === 'unexpected') return [`failed: ${file} › ${title}`]
      return status === 'flaky' ? [`passed only when repeated: ${file} › ${title}`] : []
    }),
  )
  return [...own, ...suites.flatMap(remarksIn)]
}

function run(command: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  return new Promise<number>((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...environment },
    })
    child.once('error', (error) => {
      console.error(error.message)
      resolve(1)
    })
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

function summary({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

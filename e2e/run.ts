import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { startPostgres } from './servers/postgres.ts'
import { startProduct } from './servers/product.ts'

/**
 * `npm test`: everything, one part after the other; `npm run e2e`: the journeys only. Each part reports how many of its
 * tests passed, failed and were skipped; the last line is the sum.
 */
interface Tally {
  passed: number
  failed: number
  skipped: number
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
  for (const name of names) {
    console.log(`\n── ${name}`)
    const started = Date.now()
    const tally = await (parts[name] ?? noSuchPart)().catch(brokenPart)
    console.log(`── ${name}: ${summary(tally)} in ${((Date.now() - started) / 1000).toFixed(1)} s`)
    if (tally.failed > 0) failures.push(name)
    for (const key of ['passed', 'failed', 'skipped'] as const) sum[key] += tally[key]
  }
  if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`)
  console.log(`\n${summary(sum)}`)
  process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0
}

/** A part that could not run is a failure, not a skip. */
function brokenPart(error: unknown): Tally {
  console.error(error)
  return { passed: 0, failed: 1, skipped: 0 }
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
  const file = `${results}/${project}.json`
  rmSync(file, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const code = await run('vitest', ['run', '--project', project, ...reporters, ...options], environment)
  const report: { numPassedTests: number; numFailedTests: number; numPendingTests: number; numTodoTests: number } =
    JSON.parse(readFileSync(file, 'utf8'))
  const failed = report.numFailedTests
  return {
    passed: report.numPassedTests,
    // A file that cannot be loaded, or a line that no test runs, fails the run without a failed test.
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  }
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
    const { stats }: { stats: { expected: number; unexpected: number; flaky: number; skipped: number } } = JSON.parse(
      readFileSync(file, 'utf8'),
    )
    const failed = stats.unexpected + stats.flaky
    return { passed: stats.expected, failed: failed === 0 && code !== 0 ? 1 : failed, skipped: stats.skipped }
  } finally {
    await product.stop()
  }
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

import { globSync, mkdirSync } from 'node:fs'
import { Machine } from './parts/machine.ts'
import { playwrightPart } from './parts/playwright-part.ts'
import { summary, type Tally } from './parts/tally.ts'
import { Transcript } from './parts/transcript.ts'
import { type VitestPart, vitestPart } from './parts/vitest-part.ts'
import { startPostgres } from './servers/postgres.ts'

/**
 * `npm test`: everything; `npm run check`: what needs no server; `npm run e2e`: the journeys and pages only; with names
 * after `--`, those parts. Two parts run side by side, since none fills a machine; what measures time runs alone, after
 * them. Each part reports how many of its tests passed, failed and were skipped; the last line is the sum, the lines before
 * it name what failed. A test that fails is run once more, since machines are shared; where it passes then, it is named
 * too: it is to be mended.
 */
type Turn = <Result>(work: () => Promise<Result>) => Promise<Result>

interface Turns {
  /** Beside at most one other part. */
  readonly half: Turn
  /** When nothing else runs. */
  readonly whole: Turn
}

type Part = (transcript: Transcript, turns: Turns) => Promise<Tally>

const results = 'test-results'
/** What a command runs beside `test`, which runs all. */
const some: Readonly<Record<string, readonly string[]>> = {
  check: ['format and lint', 'types', 'architecture'],
  e2e: ['journeys', 'pages'],
}

const journeyFolders = ['console', 'portal']

/** In the order in which they begin: the long ones first, so that none is left over at the end. */
const parts: Readonly<Record<string, Part>> = {
  'format and lint': program('biome', ['ci', '.', '--error-on-warnings']),
  types: program('tsc', ['--noEmit', '--incremental', 'false']),
  architecture: vitest('architecture'),
  journeys: playwright('journeys', () => journeyFolders),
  'operations on the embedded database': vitest('integration'),
  pages: playwright('pages', otherFolders),
  unit: vitest('unit', ['--coverage']),
  'operations on PostgreSQL': onPostgres,
  'whole processes and real clients': (transcript, { whole }) =>
    vitestPart(vitestPartOf('system'), transcript, { first: whole, again: whole }),
}

const machine = new Machine()
const open = new Set<Transcript>()

for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143 })) {
  process.once(signal, () => {
    for (const transcript of open) {
      transcript.stop()
      process.stdout.write(transcript.take())
    }
    process.exit(code)
  })
}

const [asked = '', ...named] = process.argv.slice(2)
await main(named.length > 0 ? named : (some[asked] ?? Object.keys(parts)))

async function main(names: readonly string[]): Promise<void> {
  mkdirSync(results, { recursive: true })
  const tallies = await Promise.all(
    names.map(async (name) => ({ name, tally: await run(name, { isLive: names.length === 1 }) })),
  )
  const remarks = tallies.flatMap(({ name, tally }) => (tally.remarks ?? []).map((remark) => `${name}: ${remark}`))
  const failures = tallies.filter(({ tally }) => tally.failed > 0).map(({ name }) => name)
  const sumOf = (key: 'passed' | 'failed' | 'skipped') => tallies.reduce((sum, { tally }) => sum + tally[key], 0)
  const sum = { passed: sumOf('passed'), failed: sumOf('failed'), skipped: sumOf('skipped') }
  if (remarks.length > 0) console.log(`\n${remarks.join('\n')}`)
  if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`)
  console.log(`\n${summary(sum)}`)
  process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0
}

/** Runs a part when its turn comes, and prints what it said in one piece. */
async function run(name: string, options: { isLive: boolean }): Promise<Tally> {
  const transcript = new Transcript(options)
  open.add(transcript)
  let seconds = 0
  const timed =
    (turn: Turn): Turn =>
    (work) =>
      turn(async () => {
        const started = Date.now()
        console.log(`… ${name}`)
        return await work().finally(() => {
          seconds += (Date.now() - started) / 1000
        })
      })
  const turns = { half: timed((work) => machine.half(work)), whole: timed((work) => machine.whole(work)) }
  const tally = await (parts[name] ?? noSuchPart)(transcript, turns).catch((error: unknown) =>
    broken(error, transcript),
  )
  open.delete(transcript)
  console.log(`\n── ${name}\n${transcript.take()}── ${name}: ${summary(tally)} in ${seconds.toFixed(1)} s`)
  return tally
}

/** A part that could not run is a failure, not a skip. */
function broken(error: unknown, transcript: Transcript): Tally {
  transcript.add(`${error instanceof Error ? error.stack : error}\n`)
  return { passed: 0, failed: 1, skipped: 0, remarks: [error instanceof Error ? error.message : String(error)] }
}

async function noSuchPart(): Promise<Tally> {
  throw new Error(`No such part; there are: ${Object.keys(parts).join(', ')}`)
}

function program(command: string, args: readonly string[]): Part {
  return async (transcript, { half }) => {
    const code = await half(() => transcript.run(command, args))
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }
  }
}

function vitest(project: string, options: readonly string[] = []): Part {
  const part = { ...vitestPartOf(project), options }
  return (transcript, { half, whole }) => vitestPart(part, transcript, { first: half, again: whole })
}

function vitestPartOf(project: string): VitestPart {
  return { project, report: `${results}/${project}.json` }
}

async function onPostgres(transcript: Transcript, { half, whole }: Turns): Promise<Tally> {
  const server = await half(startPostgres)
  try {
    const environment = { DATABASE_URL: server.createDatabase('gatehouse') }
    const part = { ...vitestPartOf('integration'), report: `${results}/integration-postgres.json`, environment }
    return await vitestPart(part, transcript, { first: half, again: whole })
  } finally {
    server.remove()
  }
}

function playwright(name: string, folders: () => readonly string[]): Part {
  return (transcript, { half }) => half(() => playwrightPart({ name, folders: folders(), results }, transcript))
}

/** Where there are specs that are no journeys, so that none is left out. */
function otherFolders(): string[] {
  const all = globSync('e2e/*/**/*.spec.ts').map((file) => file.replaceAll('\\', '/').split('/')[1] ?? '')
  return [...new Set(all)].filter((folder) => !journeyFolders.includes(folder)).sort()
}

import { readFileSync, rmSync } from 'node:fs'
import { startProduct } from '../servers/product.ts'
import type { Tally } from './tally.ts'
import type { Transcript } from './transcript.ts'

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  suites: PlaywrightSuite[]
  errors?: { message?: string }[]
}

interface PlaywrightSuite {
  specs: { title: string; file: string; tests: { status: string }[] }[]
  suites?: PlaywrightSuite[]
}

export interface PlaywrightPart {
  readonly name: string
  /** Folders of `e2e` with the specs. */
  readonly folders: readonly string[]
  /** Where the report goes, and a folder of what failed. */
  readonly results: string
}

/** Runs the specs of some folders, against a product of their own. */
export async function playwrightPart(part: PlaywrightPart, transcript: Transcript): Promise<Tally> {
  const file = `${part.results}/${part.name}.json`
  rmSync(file, { force: true })
  const product = await startProduct({}, transcript.add)
  try {
    const folders = part.folders.map((folder) => `e2e/${folder}/`)
    const code = await transcript.run('playwright', ['test', ...folders, '--output', `${part.results}/${part.name}`], {
      PLAYWRIGHT_JSON_OUTPUT_FILE: file,
      E2E_URL: product.url,
      E2E_GATEWAY_URL: product.gatewayUrl,
      E2E_EMAIL: product.email,
      E2E_PASSWORD: product.password,
    })
    return tallyOf(code, JSON.parse(readFileSync(file, 'utf8')))
  } finally {
    await product.stop()
  }
}

export function tallyOf(code: number, { stats, suites, errors = [] }: PlaywrightReport): Tally {
  const { expected, unexpected, flaky, skipped } = stats
  const isShort = unexpected === 0 && code !== 0
  return {
    passed: expected + flaky,
    failed: isShort ? 1 : unexpected,
    skipped,
    remarks: [
      ...suites.flatMap(remarksIn),
      ...(isShort ? [`failed without a failed test: ${errors[0]?.message ?? 'see above'}`] : []),
    ],
  }
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

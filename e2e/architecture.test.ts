import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { screenWords } from './screen-words.ts'

/** The rules of the architecture that a machine can check, over the text of every source file. */
interface Source {
  readonly file: string
  readonly text: string
  readonly lines: number
  readonly imports: readonly { readonly target: string; readonly typeOnly: boolean }[]
}

const folders = ['app', 'components', 'server', 'db', 'gateway-core', 'e2e']

const sources: readonly Source[] = globSync(
  folders.map((folder) => `${folder}/**/*.{ts,tsx,mjs}`),
  { exclude: (name) => name.includes('node_modules') || name.includes('migrations') },
).map((file) => {
  const text = readFileSync(file, 'utf8')
  return { file, text, lines: text.split('\n').length - 1, imports: importsOf(file, text) }
})

const product = sources.filter(({ file }) => !file.endsWith('.test.ts') && !file.startsWith('e2e/'))

/** Budget exceptions: at most three, each with its reason. */
const longFiles: Readonly<Record<string, string>> = {}

test('the root holds the named things and what tools insist on', () => {
  const allowed = new Set(
    'app components server db gateway-core e2e public next.config.ts package.json drizzle.config.ts tsconfig.json biome.json vitest.config.ts playwright.config.ts postcss.config.mjs README.md LICENSE package-lock.json .ci .gitignore proxy.ts instrumentation.ts'.split(
      ' ',
    ),
  )
  const ignored =
    /^(\.git|node_modules|\.next.*|\.data.*|next-env\.d\.ts|.*\.tsbuildinfo|coverage|test-results|playwright-report)$/
  const present = globSync('{*,.*}').filter((name) => !ignored.test(name))
  expect(present.filter((name) => !allowed.has(name))).toEqual([])
})

describe('who may import whom', () => {
  const allowed: Readonly<Record<string, readonly string[]>> = {
    app: ['app', 'components', 'server'],
    components: ['components'],
    server: ['server', 'db', 'gateway-core'],
    db: ['db'],
    'gateway-core': ['gateway-core'],
  }

  test.each(Object.entries(allowed))('%s imports only %j', (from, targets) => {
    const wrong = productImports(from).filter(({ target, typeOnly }) => {
      if (from === 'components' && target.startsWith('server/')) return !typeOnly
      return !targets.includes(topOf(target))
    })
    expect(wrong.map(described)).toEqual([])
  })

  test('an operation never imports an adapter', () => {
    const wrong = productImports('server').filter(
      ({ file, target }) =>
        target.startsWith('server/adapters/') &&
        !file.startsWith('server/adapters/') &&
        !/^server\/[^/]+\.(ts|mjs)$/.test(file),
    )
    expect(wrong.map(described)).toEqual([])
  })

  test('a stage never imports a stage', () => {
    const wrong = productImports('gateway-core').filter(
      ({ file, target }) =>
        file.startsWith('gateway-core/src/stages/') && target.startsWith('gateway-core/src/stages/'),
    )
    expect(wrong.map(described)).toEqual([])
  })

  test('only app, components and server/adapters/next know Next', () => {
    const wrong = product.filter(
      ({ file, text }) =>
        /from '(next|next-auth)(\/[^']*)?'/.test(text) &&
        !/^(app|components)\//.test(file) &&
        !file.startsWith('server/adapters/next/') &&
        file !== 'server/main.ts' &&
        !/^server\/adapters\/pages\//.test(file),
    )
    expect(wrong.map(({ file }) => file)).toEqual([])
  })

  test("a 'use client' file imports no value from server", () => {
    const wrong = product
      .filter(({ text }) => /^['"]use client['"]/.test(text))
      .flatMap(({ file, imports }) => imports.map((entry) => ({ file, ...entry })))
      .filter(({ target, typeOnly }) => target.startsWith('server/') && !typeOnly)
    expect(wrong.map(described)).toEqual([])
  })
})

describe('budgets', () => {
  test('no file is longer than its folder allows', () => {
    expect(Object.keys(longFiles).length).toBeLessThanOrEqual(3)
    const long = product.filter(({ file, lines }) => lines > (file.startsWith('gateway-core/') ? 300 : 250))
    expect(long.filter(({ file }) => !(file in longFiles)).map(({ file, lines }) => `${file}: ${lines}`)).toEqual([])
  })

  test('no casts around the type system, no suppressed rules, nothing left to do', () => {
    const forbidden =
      /\bas any\b|as unknown as|@ts-ignore|@ts-nocheck|@ts-expect-error|biome-ignore|eslint-disable|\bTODO\b|\bFIXME\b/
    const wrong = product.flatMap(({ file, text }) =>
      text.split('\n').flatMap((line, index) => (forbidden.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [])),
    )
    expect(wrong).toEqual([])
  })

  test.each([
    ['gateway-core/src', ['gateway-core/'], 1.5],
    ['server', ['server/', 'e2e/aws/', 'e2e/gateway/'], 1],
  ])('%s has its lines of tests for a line of code', (folder, testedIn, least) => {
    const isTest = ({ file }: Source) => /\.test\.ts$|\/testing\/|^e2e\//.test(file)
    const code = sources.filter((source) => source.file.startsWith(`${folder}/`) && !isTest(source))
    const tests = sources.filter((source) => testedIn.some((place) => source.file.startsWith(place)) && isTest(source))
    expect(statementLines(tests) / statementLines(code)).toBeGreaterThanOrEqual(least)
  })
})

test('every word on the screen comes from the catalogue of messages', () => {
  expect(screenWords(['app', 'components'])).toEqual([])
})

describe('names', () => {
  test('no drawers', () => {
    const drawers = /(^|\/)(utils?|helpers?|lib|common|misc|types|constants)(\/|\.tsx?$)/
    expect(sources.map(({ file }) => file).filter((file) => drawers.test(file))).toEqual([])
  })

  test('an operation lives in a file of its name', () => {
    const wrong = product
      .filter(({ file }) => file.startsWith('server/') && !file.startsWith('server/adapters/'))
      .flatMap(({ file, text }) =>
        [...text.matchAll(/export const (\w+) = (?:query|command)\(/g)].map(([, name = '']) => ({ file, name })),
      )
      .filter(({ file, name }) => path.basename(file, '.ts') !== kebab(name))
    expect(wrong).toEqual([])
  })

  test('every fact of the AWS reference notes has a test that exists, or a reason', () => {
    const notes = globSync(['gateway-core/reference/*.md', 'server/adapters/aws-api/reference/*.md'])
    const facts = notes.flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line.startsWith('| ') && !/^\| (Fact|-)/.test(line))
        .map((line) => ({
          file,
          fact: line,
          proof:
            line
              .split(/(?<!\\) \| /)
              .at(-1)
              ?.replace(/\s*\|\s*$/, '') ?? '',
        })),
    )
    expect(facts.length).toBeGreaterThan(1300)
    expect(facts.filter(({ proof }) => !isProven(proof)).map(({ file, fact }) => `${file}: ${fact}`)).toEqual([])
  })

  test('each top folder explains itself', () => {
    for (const folder of folders) expect(readFileSync(`${folder}/README.md`, 'utf8').length).toBeGreaterThan(200)
  })
})

/** Lines that do something: a docstring or a list of imports needs no test. */
function statementLines(some: readonly Source[]): number {
  const lines = some.flatMap(({ text }) => text.split('\n'))
  return lines.filter((line) => line.trim() !== '' && !/^\s*(\/\/|\/?\*)|^import |^\} from /.test(line)).length
}

function productImports(folder: string) {
  return product
    .filter(({ file }) => file.startsWith(`${folder}/`))
    .flatMap(({ file, imports }) => imports.map((entry) => ({ file, ...entry })))
}

function importsOf(file: string, text: string): Source['imports'] {
  const statements = text.matchAll(
    /(?:^|\n)\s*(import|export)(\s+type)?\s[^'"`;]*?from\s+'([^']+)'|\bimport\('([^']+)'\)/g,
  )
  return [...statements].flatMap(([, , typeKeyword, specifier, dynamic]) => {
    const target = resolved(file, specifier ?? dynamic ?? '')
    return target ? [{ target, typeOnly: typeKeyword !== undefined }] : []
  })
}

/** The file in this repository that a specifier means; undefined for packages. */
function resolved(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(file), specifier)
  if (specifier.startsWith('#')) return specifier.slice(1)
  if (specifier === 'gateway-core') return 'gateway-core/src/gateway.ts'
  return specifier.startsWith('gateway-core/') ? specifier.replace('gateway-core/', 'gateway-core/src/') : undefined
}

function topOf(target: string): string {
  return target.split('/')[0] ?? ''
}

function described({ file, target }: { file: string; target: string }): string {
  return `${file} → ${target}`
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** `Reason: …`, or one or more of `` `file` › text in it ``. */
function isProven(proof: string): boolean {
  if (proof.startsWith('Reason: ')) return proof.length > 'Reason: '.length + 10
  const claims = [...proof.matchAll(/`([^`]+\.(?:test|spec)\.ts)` › (.+?)(?=(?:[;,]| and) `[^`]+\.ts` ›|$)/g)]
  return (
    claims.length > 0 && claims.every(([, file = '', text = '']) => textOf(file).includes(text.replaceAll('\\|', '|')))
  )
}

function textOf(file: string): string {
  return sources.find((source) => source.file === file)?.text ?? ''
}

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

/** A small product around the real bootstrap: its npm, its build and what it hands over to are scripts of the test. */
let root: string
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'gatehouse-bootstrap-'))
  write('package.json', '{"type":"module"}')
  write('package-lock.json', lockOf({ 'node_modules/a': { version: '1.0.0' } }))
  // npm: says what it was asked for, and "installs".
  write(
    'npm/npm.js',
    `const fs = require('node:fs')
     console.error('npm ' + process.argv.slice(2).join(' '))
     if (process.env.NPM_FAILS) process.exit(1)
     fs.mkdirSync('node_modules/next/dist/bin', { recursive: true })
     fs.writeFileSync('node_modules/next/dist/bin/next', process.env.NEXT_SCRIPT)
     fs.copyFileSync('package-lock.json', 'node_modules/.package-lock.json')`,
  )
  write('npm/package.json', '{"type":"commonjs"}')
  write('node_modules/package.json', '{"type":"commonjs"}')
  write('app/page.tsx', 'one')
  const report = `console.log(JSON.stringify({ argv: process.argv.slice(2), cwd: process.cwd(), path: process.env.PATH }))`
  write('server/main.ts', report)
  write('gateway-core/bench/run.ts', `${report}\nprocess.exitCode = 3`)
  copyFileSync(path.join(import.meta.dirname, 'bootstrap.mjs'), path.join(root, 'server/bootstrap.mjs'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const nextScript = `const fs = require('node:fs')
console.log('next says: ' + process.argv[2])
if (process.env.BUILD_FAILS) process.exit(7)
fs.mkdirSync('.next', { recursive: true })
fs.appendFileSync('.next/builds', 'x')`

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  writeFileSync(path.join(root, file), text)
}

function lockOf(packages: Record<string, { version: string; optional?: boolean }>): string {
  return JSON.stringify({ packages: { '': { version: '0' }, ...packages } })
}

function start(args: string[], environment: Record<string, string> = {}, node = process.execPath): ChildProcess {
  return spawn(node, [path.join(root, 'server/bootstrap.mjs'), ...args], {
    cwd: tmpdir(),
    env: {
      ...process.env,
      NEXT_DIST_DIR: '.next',
      NODE_OPTIONS: '',
      NEXT_SCRIPT: nextScript,
      npm_execpath: path.join(root, 'npm/npm.js'),
      ...environment,
    },
  })
}

async function run(args: string[], environment: Record<string, string> = {}) {
  const child = start(args, environment)
  let said = ''
  const hear = (chunk: Buffer) => {
    said += chunk.toString()
  }
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)
  const [code] = await once(child, 'close')
  return { code, said }
}

const timesInstalled = (said: string) => said.split('npm install').length - 1
const timesBuilt = (said: string) => said.split('Building').length - 1

test('the first start installs and builds; the second does neither', async () => {
  const first = await run(['start', '--dev'])
  expect(first.code).toBe(0)
  expect([timesInstalled(first.said), timesBuilt(first.said)]).toEqual([1, 1])
  expect(first.said).toContain('--no-save --ignore-scripts')
  expect(first.said).toContain('"argv":["--dev"]')
  expect(first.said).toContain(`"cwd":"${root}"`)
  const second = await run(['start'])
  expect([second.code, timesInstalled(second.said), timesBuilt(second.said)]).toEqual([0, 0, 0])
})

test('a changed source is built again; a changed test or README is not', async () => {
  await run(['start'])
  write('app/page.test.tsx', 'test')
  write('app/README.md', 'text')
  write('server/testing/world.ts', 'test')
  expect(timesBuilt((await run(['start'])).said)).toBe(0)
  write('app/page.tsx', 'two')
  expect(timesBuilt((await run(['start'])).said)).toBe(1)
  write('app/other/page.tsx', 'new')
  expect(timesBuilt((await run(['start'])).said)).toBe(1)
  rmSync(path.join(root, 'app/other'), { recursive: true })
  expect(timesBuilt((await run(['start'])).said)).toBe(1)
  rmSync(path.join(root, '.next'), { recursive: true })
  expect(timesBuilt((await run(['start'])).said)).toBe(1)
})

test.each([
  ['a version that changed', { 'node_modules/a': { version: '1.0.1' } }, 1],
  ['a package that is new', { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0' } }, 1],
  [
    'a package that another platform needs',
    { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0', optional: true } },
    0,
  ],
])('%s in the lock file means %d installs', async (_, packages, installs) => {
  await run(['gateway'])
  write('package-lock.json', lockOf(packages))
  expect(timesInstalled((await run(['gateway'])).said)).toBe(installs)
})

test('a gateway and a bench need no build; flags, arguments and exit code are handed over', async () => {
  const gateway = await run(['gateway'])
  expect([gateway.code, timesBuilt(gateway.said)]).toEqual([0, 0])
  expect(gateway.said).toContain('"argv":["--gateway"]')
  const bench = await run(['bench', 'quick', '--json'])
  expect(bench.code).toBe(3)
  expect(bench.said).toContain('"argv":["quick","--json"]')
  expect(bench.said).toContain(path.join(root, 'node_modules', '.bin'))
})

test('a build that fails shows its output, and is tried again the next time', async () => {
  const failed = await run(['start'], { BUILD_FAILS: '1' })
  expect(failed.code).toBe(1)
  expect(failed.said).toContain('next says: build')
  expect(failed.said).toContain('The build failed (exit code 7)')
  expect(failed.said).not.toContain('"argv"')
  expect((await run(['start'])).said).toContain('Built in')
})

test('an install that fails says so and starts nothing', async () => {
  const failed = await run(['start'], { NPM_FAILS: '1' })
  expect(failed.code).toBe(1)
  expect(failed.said).toContain('npm could not install the packages')
  expect(existsSync(path.join(root, '.next'))).toBe(false)
})

test('what is wrong with the call or the copy is said in a line, without a stack', async () => {
  for (const args of [[], ['nonsense']]) {
    const { code, said } = await run(args)
    expect([code, said.trim()]).toEqual([
      1,
      'Say what to do: one of start, gateway, test, check, e2e, bench, fuzz, pictures.',
    ])
  }
  rmSync(path.join(root, 'package-lock.json'))
  expect((await run(['start'])).said.trim()).toBe(
    'package-lock.json is missing: this is not a whole copy of Gatehouse.',
  )
})

/** An older Node of the machine, where there is one. */
const older = ['/usr/local/bin/node', '/usr/bin/node'].find((node) => {
  const major = Number(/^v(\d+)/.exec(spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[1])
  return major >= 20 && major < 24
})

test.runIf(older)('an older Node hands over to the one that is brought: signal and exit code too', async () => {
  const brought = path.join(root, 'node_modules/.bin/node')
  mkdirSync(path.dirname(brought), { recursive: true })
  symlinkSync(process.execPath, brought)
  write(
    'server/main.ts',
    `process.on('SIGTERM', () => { console.log('ending'); process.exit(5) })
     process.on('disconnect', () => process.exit(6))
     console.log('version ' + process.version)
     setInterval(() => undefined, 1000)`,
  )
  const child = start(['gateway'], {}, older)
  let said = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  await expect.poll(() => said, { timeout: 20_000 }).toContain(`version ${process.version}`)
  child.kill('SIGTERM')
  expect(await once(child, 'close')).toEqual([5, null])
  expect(said).toContain('ending')
})

test.runIf(older)('where no newer Node can be brought, it says where to get one', async () => {
  const child = start(['gateway'], {}, older)
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const [code] = await once(child, 'close')
  expect(code).toBe(1)
  expect(said).toContain('npm rebuild node')
  expect(said).toContain('https://nodejs.org')
})

test.runIf(process.platform === 'linux').each(['SIGTERM', 'SIGKILL'] as const)(
  'who ends npm with %s ends in order what npm runs',
  async (signal) => {
    write(
      'server/main.ts',
      `process.on('SIGTERM', () => { console.log('in order'); process.exit() })
      setInterval(() => undefined, 1000)
      console.log('running')`,
    )
    const bootstrap = path.join(root, 'server/bootstrap.mjs')
    // As npm does: a shell between npm and the script, and no signal handed on.
    const npm = spawn(
      process.execPath,
      [
        '-e',
        `require('node:child_process').spawn('sh', ['-c', '"$0" "$1" start; true', ...process.argv.slice(1)], { stdio: 'inherit' })`,
        process.execPath,
        bootstrap,
      ],
      {
        cwd: tmpdir(),
        env: {
          ...process.env,
          NEXT_DIST_DIR: '.next',
          NODE_OPTIONS: '',
          NEXT_SCRIPT: nextScript,
          npm_execpath: path.join(root, 'npm/npm.js'),
          npm_lifecycle_event: 'start',
        },
      },
    )
    let said = ''
    npm.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (chunk.toString().includes('running')) npm.kill(signal)
    })
    await once(npm.stdout, 'close')
    expect(said).toContain('in order')
  },
)

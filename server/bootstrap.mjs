import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import module from 'node:module'
import { constants } from 'node:os'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/**
 * The first file that runs, on a fresh clone with nothing but Node 20 and npm: installs what is missing, finds a Node
 * that is new enough, builds what is out of date, and hands over. Plain JavaScript without dependencies.
 */
const neededMajor = 24
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const buildFolder = path.resolve(root, process.env.NEXT_DIST_DIR ?? '.next')
/** What the build is made of. */
const sources = ['app', 'components', 'server', 'db', 'gateway-core/src', 'public']
const sourceFiles = ['next.config.ts', 'postcss.config.mjs', 'proxy.ts', 'tsconfig.json', 'package-lock.json']

const commands = {
  start: { needsBuild: true, script: 'server/main.ts', flags: [] },
  gateway: { needsBuild: false, script: 'server/main.ts', flags: ['--gateway'] },
  test: { needsBuild: true, script: 'e2e/run.ts', flags: ['test'] },
  check: { needsBuild: false, script: 'e2e/run.ts', flags: ['check'] },
  e2e: { needsBuild: true, script: 'e2e/run.ts', flags: ['e2e'] },
  bench: { needsBuild: false, script: 'gateway-core/bench/run.ts', flags: [] },
  fuzz: { needsBuild: false, script: 'gateway-core/fuzz/run.ts', flags: [] },
  pictures: { needsBuild: true, script: 'e2e/pictures/run.ts', flags: [] },
}

/** `bench management`, `bench pages`: the product itself, not the data plane alone. */
const productBenches = {
  management: { needsBuild: true, script: 'server/bench/management.ts', flags: [] },
  pages: { needsBuild: true, script: 'e2e/speed/run.ts', flags: [] },
}

async function main(name, args) {
  const command = (name === 'bench' && productBenches[args[0]]) || commands[name]
  if (!command) throw new Problem(`Say what to do: one of ${Object.keys(commands).join(', ')}.`)
  process.chdir(root)
  if (majorOf(process.version) < 20) {
    throw new Problem(`Node 20 or newer is needed; this is ${process.version}. Get one at https://nodejs.org`)
  }
  if (isInstallNeeded()) await install()
  const node = await findNode()
  // What is handed over to finds the same Node, and the programs of the packages.
  const folders = [path.dirname(node), path.join(root, 'node_modules', '.bin'), process.env.PATH]
  process.env.PATH = folders.filter(Boolean).join(path.delimiter)
  if (command.needsBuild) await build(node)
  endWithNpm()
  await handOver(node, path.join(root, command.script), [...command.flags, ...args])
}

/** What went wrong, in words that say what to do. */
class Problem extends Error {}

/** npm keeps what it has installed in `node_modules/.package-lock.json`, written when all is in place. */
function isInstallNeeded() {
  const wanted = readPackages('package-lock.json')
  const present = readPackages('node_modules/.package-lock.json')
  if (!wanted) throw new Problem('package-lock.json is missing: this is not a whole copy of Gatehouse.')
  if (!present) return true
  return Object.entries(wanted).some(([folder, { version, optional, devOptional, link, resolved }]) => {
    if (folder === '' || optional || devOptional) return false
    const found = present[folder]
    return found?.version !== version || (link && found.resolved !== resolved)
  })
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages
  } catch {
    return undefined
  }
}

/**
 * The versions of the lock file; not by `npm ci`, which refuses a lock file that does not name the binaries for every
 * other platform. No package's scripts run: nothing is compiled, and nothing is executed by being installed.
 */
async function install() {
  say('Installing packages (the first time takes a minute or two) …')
  const code = await npm(['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'])
  if (code !== 0) {
    throw new Problem('npm could not install the packages. Its message is above; when it is mended, run this again.')
  }
}

/** Our own Node when it is new enough; else the one that the package `node` brings. */
async function findNode() {
  if (majorOf(process.version) >= neededMajor) return process.execPath
  const brought = path.join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
  if (versionOf(brought) >= neededMajor) return brought
  say(`Getting Node ${neededMajor} (this one is ${process.version}) …`)
  await npm(['rebuild', 'node', '--loglevel=error'])
  if (versionOf(brought) >= neededMajor) return brought
  throw new Problem(
    `Node ${neededMajor} could not be brought by the package "node" on this machine. ` +
      `Install Node ${neededMajor} or newer from https://nodejs.org and run this again.`,
  )
}

function versionOf(node) {
  const { stdout, status } = spawnSync(node, ['--version'], { encoding: 'utf8' })
  return status === 0 ? majorOf(stdout) : 0
}

function majorOf(version) {
  return Number(/^v(\d+)/.exec(version)?.[1] ?? 0)
}

/** Builds console and portal when a source has changed since the last build. */
async function build(node) {
  const stamp = path.join(buildFolder, 'gatehouse-sources')
  const fingerprint = fingerprintSources()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return
  const startedAt = Date.now()
  const seconds = () => Math.round((Date.now() - startedAt) / 1000)
  say('Building console and portal (about a minute) …')
  const progress = setInterval(() => say(`  … ${seconds()} s`), 15_000)
  const { code, output } = await runQuietly(node, [path.join(root, 'node_modules/next/dist/bin/next'), 'build'])
  clearInterval(progress)
  if (code !== 0) {
    throw new Problem(`${output}\nThe build failed (exit code ${code}); its output is above.`)
  }
  writeFileSync(stamp, fingerprint)
  say(`Built in ${seconds()} s`)
}

function fingerprintSources() {
  const digest = createHash('sha256')
  for (const file of [...sources.flatMap(filesIn), ...sourceFiles]) {
    if (!existsSync(path.join(root, file))) continue
    digest.update(`${file}\0`).update(
      createHash('sha256')
        .update(readFileSync(path.join(root, file)))
        .digest(),
    )
  }
  return digest.digest('hex')
}

/** The files below a folder that end up in a build, in one order. */
function filesIn(folder) {
  if (!existsSync(path.join(root, folder))) return []
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(test\.tsx?|md)$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)))
    .filter((file) => !file.includes(`${path.sep}testing${path.sep}`))
    .sort()
}

/** Runs the script in this process when its Node is new enough; else in another, as if it were this one. */
async function handOver(node, script, args) {
  // Compiled modules are kept, which makes the next start faster.
  process.env.NODE_COMPILE_CACHE ??= path.join(root, 'node_modules', '.cache', 'gatehouse')
  if (node === process.execPath) {
    process.argv = [node, script, ...args]
    module.enableCompileCache(process.env.NODE_COMPILE_CACHE)
    await import(pathToFileURL(script).href)
    return
  }
  // The channel tells the child when this process is gone, however it ended.
  const child = spawn(node, [script, ...args], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  const [code, signal] = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (...end) => resolve(end))
  })
  process.exit(code ?? 128 + (constants.signals[signal] ?? 0))
}

/**
 * npm does not hand every signal on to what it runs, and cannot hand on `kill -9`: who ends `npm start` would leave the
 * product running and its data locked. So it ends in order when npm, or the shell between, is gone.
 */
function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const grandparent = parentOf(parent)
  const watch = setInterval(() => {
    if (process.ppid === parent && parentOf(parent) === grandparent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 250).unref()
}

/** Where the system says so (Linux). */
function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]
  } catch {
    return undefined
  }
}

/** The npm that runs us, else the one in the path. */
function npm(args) {
  const script = process.env.npm_execpath
  const [program, first] = script?.endsWith('.js') ? [process.execPath, [script]] : ['npm', []]
  return new Promise((resolve) => {
    const child = spawn(program, [...first, ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32' && program === 'npm',
    })
    child.once('error', (error) => {
      process.stderr.write(`npm: ${error.message}\n`)
      resolve(1)
    })
    child.once('exit', resolve)
  })
}

/** Keeps the output for the case that it fails. */
function runQuietly(program, args) {
  return new Promise((resolve, reject) => {
    let output = ''
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    })
    const keep = (chunk) => {
      output = (output + chunk).slice(-20_000)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output }))
  })
}

function say(line) {
  process.stdout.write(`${line}\n`)
}

await main(process.argv[2], process.argv.slice(3)).catch((error) => {
  process.stderr.write(`\n${error instanceof Problem ? error.message : error.stack}\n`)
  process.exit(1)
})

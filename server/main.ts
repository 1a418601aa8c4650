import path from 'node:path'
import { readSettings, type Settings } from './settings.ts'

/**
 * Starts the product: `node server/main.ts` (console, portal, management API and gateway, from the build), with `--dev`
 * (pages compiled as they are asked for) or `--gateway` (a data plane alone).
 */
const log = (line: string) => process.stdout.write(`${line}\n`)

// A fault in a page must not end the calls of deployed APIs, which are served by the same process.
process.on('unhandledRejection', (error) => complain('A promise was rejected and nobody noticed', error))

process.chdir(path.dirname(import.meta.dirname))
try {
  const ending = await start(process.argv.slice(2))
  endOnSignal(ending)
} catch (error) {
  fail(error)
}

async function start(flags: readonly string[]): Promise<() => Promise<void>> {
  const startedAt = performance.now()
  const settings = readSettings(process.env)
  const close = flags.includes('--gateway') ? await startAlone(settings) : await startAll(settings, flags)
  log(`Ready in ${((performance.now() - startedAt) / 1000).toFixed(1)} s. Stop with Ctrl+C.`)
  return close
}

/** What the mode does not need is not loaded. */
async function startAlone(settings: Settings): Promise<() => Promise<void>> {
  const { startGateway } = await import('./start-gateway.ts')
  const gateway = await startGateway(settings, log)
  log(`Gateway    ${urlOf(settings.host, gateway.gatewayPort)}`)
  return gateway.close
}

async function startAll(settings: Settings, flags: readonly string[]): Promise<() => Promise<void>> {
  const isDevelopment = flags.includes('--dev')
  // Next reads it while it is loaded.
  Object.assign(process.env, { NODE_ENV: isDevelopment ? 'development' : 'production' })
  const { startServer } = await import('./start-server.ts')
  const server = await startServer(settings, isDevelopment ? 'compiled' : 'built', log)
  log('')
  log(`Console    ${settings.publicUrl}/console`)
  log(`Portal     ${settings.publicUrl}`)
  log(`AWS        ${settings.publicUrl}/aws`)
  log(`Gateway    ${urlOf(settings.host, server.gatewayPort)}`)
  if (server.created?.email) log(`\nSign in as ${server.created.email}`)
  if (server.created?.password) log(`Password   ${server.created.password}   (shown this once)`)
  log('')
  return server.close
}

function urlOf(host: string, port: number): string {
  const isLocal = ['127.0.0.1', '::1', '0.0.0.0', '::', 'localhost'].includes(host)
  return `http://${isLocal ? 'localhost' : host}:${port}`
}

/**
 * Ends in order on the first signal and at once on one that comes a second or more later: a process group gets the
 * same Ctrl+C more than once. `disconnect`: the process that started this one is gone.
 */
function endOnSignal(close: () => Promise<void>): void {
  let askedAt: number | undefined
  const end = async () => {
    if (askedAt !== undefined) {
      if (Date.now() - askedAt > 1000) process.exit(130)
      return
    }
    askedAt = Date.now()
    log('Stopping…')
    await close().catch((error: unknown) => complain('While stopping', error))
    process.exit()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.on(signal, () => void end())
}

function fail(error: unknown): void {
  const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : ''
  const message = error instanceof Error ? `${error.message}${cause}` : String(error)
  process.stderr.write(`\nGatehouse cannot start: ${message}\n`)
  if (process.env.DEBUG) complain('DEBUG', error)
  process.exit(1)
}

function complain(what: string, error: unknown): void {
  const stack = error instanceof Error ? error.stack : String(error)
  process.stderr.write(`${new Date().toISOString()} ${what}: ${stack}\n`)
}

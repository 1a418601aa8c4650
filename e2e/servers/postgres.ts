import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findOrInstall } from './debian-package.ts'

export interface PostgresServer {
  /** A database of its own on the server, made when asked for. */
  createDatabase(name: string): string
  /** Stops the server, as an outage does; the data stays. */
  stop(): void
  start(): void
  /** Stops the server and deletes its data. */
  remove(): void
}

/** Starts a private PostgreSQL cluster in a temporary folder, on a free port of the loopback interface. */
export async function startPostgres(): Promise<PostgresServer> {
  const initdb = findOrInstall('initdb', 'postgresql', ['/usr/lib/postgresql/*/bin/initdb'])
  const bin = path.dirname(realpathSync(initdb))
  const folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-postgres-'))
  chmodSync(folder, 0o777)
  const data = path.join(folder, 'data')
  const port = await freePort()
  const run = (program: string, ...args: string[]) => asPostgres(path.join(bin, program), args)
  run('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync')
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c max_connections=200`
  const start = () => run('pg_ctl', '-D', data, '-o', options, '-l', path.join(folder, 'log'), '-w', 'start')
  const stop = () => run('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop')
  start()
  return {
    start,
    stop,
    createDatabase(name) {
      run('createdb', '-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', name)
      return `postgres://postgres@127.0.0.1:${port}/${name}`
    },
    remove() {
      try {
        stop()
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
  }
}

/** PostgreSQL refuses to run as root. */
function asPostgres(program: string, args: readonly string[]): void {
  const options = { stdio: ['ignore', 'ignore', 'inherit'], cwd: tmpdir() } satisfies Parameters<typeof execFileSync>[2]
  if (process.getuid?.() === 0) execFileSync('runuser', ['-u', 'postgres', '--', program, ...args], options)
  else execFileSync(program, args, options)
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (typeof address !== 'object' || address === null) throw new Error('No port')
  return address.port
}

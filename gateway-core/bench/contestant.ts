import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { delimiter, join } from 'node:path'

/** Who answers has one core for itself; who asks and what lies behind share another. */
const cores = { contestant: 0, load: 1 } as const

/** The command, bound to one core where the system can do that. */
export function onCore(role: keyof typeof cores, command: readonly string[]): [string, ...string[]] {
  const [first = '', ...rest] = command
  return canBind ? ['taskset', '-c', `${cores[role]}`, first, ...rest] : [first, ...rest]
}

export const canBind =
  process.platform === 'linux' &&
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'taskset')))

/** A process that listens on a port. */
export class Contestant {
  readonly name: string
  readonly port: number
  readonly #child: ChildProcess

  constructor(name: string, port: number, child: ChildProcess) {
    this.name = name
    this.port = port
    this.#child = child
  }

  /** Processor time so far in microseconds, children included, where the system tells (proc(5), 100 ticks a second). */
  cpuMicros(): number {
    const { pid } = this.#child
    if (pid === undefined || !existsSync(`/proc/${pid}/task/${pid}/children`)) return Number.NaN
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
    return [`${pid}`, ...children].reduce((sum, id) => sum + ticks(id) * 10_000, 0)
  }

  async stop(): Promise<void> {
    this.#child.kill('SIGTERM')
    if (this.#child.exitCode === null && this.#child.signalCode === null) await once(this.#child, 'exit')
  }
}

function ticks(pid: string): number {
  const [, text = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
  const fields = text.split(' ')
  return Number(fields[11]) + Number(fields[12])
}

/** Starts a process and waits until it listens. */
export async function startContestant(
  name: string,
  port: number,
  role: keyof typeof cores,
  command: readonly string[],
): Promise<Contestant> {
  const [program, ...args] = onCore(role, command)
  const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] })
  for (let attempt = 0; attempt < 300; attempt++) {
    if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}`)
    if (await listens(port)) return new Contestant(name, port, child)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  child.kill('SIGTERM')
  throw new Error(`${name} does not listen on port ${port}`)
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('error', () => resolve(false))
    socket.once('connect', () => {
      socket.end()
      resolve(true)
    })
  })
}

import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { setPriority } from 'node:os'
import { Duplex, type Readable } from 'node:stream'
import { createFrameReader, encodeFrame, frames } from './host/frame.ts'
import type { NetworkRule } from './host/host-message.ts'

export interface HostOptions {
  /** The host program, JavaScript. */
  readonly program: string
  /** What the process may read beside the program: the function's own files. */
  readonly folder: string
  /** Megabytes. */
  readonly memorySize: number
  readonly network: NetworkRule
}

/** How a host process ended. */
export interface HostExit {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  /** The end of what the process wrote past the log, such as V8's last words. */
  readonly lastWords: string
}

/** A process for one function's code, which may be hostile: nothing that it does must matter to the gateway. */
export interface HostProcess {
  readonly pid: number
  readonly folder: string
  readonly memorySize: number
  readonly exited: Promise<HostExit>
  isGone(): boolean
  /** Who is told what the process says. */
  listen(onFrame: (kind: number, body: Buffer) => void): void
  send(kind: number, body: Uint8Array | string): void
  /** Stops the process's clock while it has nothing to do, where it cannot outlive the gateway. */
  freeze(): void
  thaw(): void
  kill(): void
}

/** A frame is one answer at most, with some room. */
const largestFrame = 6_400_000
const lastWordsBytes = 8192

export async function startHost(options: HostOptions): Promise<HostProcess> {
  return new Host(options, await launcher())
}

class Host implements HostProcess {
  readonly folder: string
  readonly memorySize: number
  readonly exited: Promise<HostExit>
  readonly #child: ChildProcess
  readonly #pipe: Duplex
  readonly #diesWithGateway: boolean
  #isGone = false
  #isFrozen = false
  #onFrame: (kind: number, body: Buffer) => void = () => undefined
  #lastWords = Buffer.alloc(0)

  constructor(options: HostOptions, launch: Launcher) {
    this.folder = options.folder
    this.memorySize = options.memorySize
    this.#diesWithGateway = launch.diesWithGateway
    const [command = '', ...args] = [...launch.command(options.memorySize), process.execPath, ...nodeFlags(options)]
    this.#child = spawn(command, [...args, options.program], {
      cwd: options.folder,
      // Not even NODE_ENV: a function's environment is its own.
      env: Object.create(null),
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    })
    const pipe = this.#child.stdio[3]
    if (!(pipe instanceof Duplex)) throw new Error('A host process has no pipe')
    this.#pipe = pipe
    const read = createFrameReader(largestFrame, (kind, body) => this.#onFrame(kind, body))
    pipe.on('data', (chunk: Buffer) => read(chunk) || this.kill())
    pipe.on('error', () => this.kill())
    for (const output of [this.#child.stdout, this.#child.stderr]) if (output) this.#drain(output)
    this.exited = new Promise((resolve) => {
      const end = (code: number | null, signal: NodeJS.Signals | null) => {
        this.#isGone = true
        resolve({ code, signal, lastWords: this.#lastWords.toString('utf8') })
      }
      this.#child.on('error', () => end(null, null))
      this.#child.on('close', end)
    })
    this.#lowerPriority()
    this.send(frames.guard, JSON.stringify(options.network))
  }

  get pid(): number {
    return this.#child.pid ?? 0
  }

  isGone(): boolean {
    return this.#isGone
  }

  listen(onFrame: (kind: number, body: Buffer) => void): void {
    this.#onFrame = onFrame
  }

  send(kind: number, body: Uint8Array | string): void {
    if (!this.#isGone) this.#pipe.write(encodeFrame(kind, typeof body === 'string' ? Buffer.from(body, 'utf8') : body))
  }

  freeze(): void {
    if (!this.#diesWithGateway || this.#isFrozen || this.#isGone) return
    this.#isFrozen = this.#child.kill('SIGSTOP')
  }

  thaw(): void {
    if (!this.#isFrozen) return
    this.#isFrozen = false
    this.#child.kill('SIGCONT')
  }

  kill(): void {
    this.#child.kill('SIGKILL')
    this.#pipe.destroy()
  }

  /** A loop in a function must leave the gateway its processor. */
  #lowerPriority(): void {
    try {
      setPriority(this.pid, 10)
    } catch {
      // It is gone already, or the system does not let us.
    }
  }

  /** What goes past the log is read slowly: a flood costs the process its time, not the gateway's. */
  #drain(output: Readable): void {
    let left = drainBytes
    output.on('data', (chunk: Buffer) => {
      this.#lastWords = Buffer.concat([this.#lastWords, chunk]).subarray(-lastWordsBytes)
      left -= chunk.length
      if (left > 0) return
      output.pause()
      setTimeout(() => {
        left = drainBytes
        output.resume()
      }, drainEveryMs).unref()
    })
    output.on('error', () => undefined)
  }
}

const drainBytes = 262_144
const drainEveryMs = 100

/** https://nodejs.org/api/permissions.html */
function nodeFlags({ program, folder, memorySize }: HostOptions): string[] {
  const programFolder = program.slice(0, program.lastIndexOf('/') + 1)
  return [
    '--permission',
    `--allow-fs-read=${programFolder}`,
    `--allow-fs-read=${folder}/`,
    // It opens files past the permission model.
    '--no-experimental-sqlite',
    '--no-addons',
    '--disable-sigusr1',
    '--no-warnings',
    `--max-old-space-size=${heapMb(memorySize)}`,
    '--max-semi-space-size=8',
  ]
}

/** What node itself takes of the memory, measured. */
const runtimeMb = 52

function heapMb(memorySize: number): number {
  return Math.max(32, memorySize - runtimeMb)
}

interface Launcher {
  /** What stands before node. */
  command(memorySize: number): string[]
  /** Whether the kernel ends the process when the gateway is gone, even one that is stopped or in a loop. */
  readonly diesWithGateway: boolean
}

/** V8 reserves this much address space beyond what it uses. */
const reservedMb = 900

let found: Promise<Launcher> | undefined

/**
 * Limits that the system keeps, where it has them: no core dumps, no bytes into files, few descriptors, private memory
 * (so that what is allocated between two looks at the memory is bounded), and an end with the gateway.
 */
function launcher(): Promise<Launcher> {
  found ??= (async () => {
    if (process.platform === 'win32') return { command: () => [], diesWithGateway: false }
    const setpriv = ['setpriv', '--pdeathsig', 'KILL', '--no-new-privs']
    const diesWithGateway = await works([...setpriv, 'true'])
    return {
      diesWithGateway,
      command(memorySize) {
        const limits = ['-c 0', '-f 0', '-n 128', `-d ${(memorySize + reservedMb) * 1024}`]
        const script = `${limits.map((limit) => `ulimit ${limit} 2>/dev/null; `).join('')}exec "$@"`
        return ['/bin/sh', '-c', script, 'sh', ...(diesWithGateway ? setpriv : [])]
      },
    }
  })()
  return found
}

function works([command = '', ...args]: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => execFile(command, args, (error) => resolve(error === null)))
}

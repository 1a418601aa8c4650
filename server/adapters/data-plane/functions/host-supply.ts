import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import type { CodeStore } from './code-store.ts'
import type { NetworkRule } from './host/host-message.ts'
import { type HostProcess, startHost } from './host-process.ts'
import { hostProgram } from './host-program.ts'

/** A host with the code in its reach. */
export interface SuppliedHost {
  readonly host: HostProcess
  readonly taskRoot: string
}

/** Hosts for new instances: a spare one waits, started already, so that a cold start has no process to start. */
export interface HostSupply {
  take(codeSha256: string, memorySize: number): Promise<SuppliedHost>
  close(): Promise<void>
}

export interface HostSupplyOptions {
  /** For what is made once: the host program. */
  readonly folder: string
  /** For the folders of hosts; this process's own. */
  readonly slots: string
  readonly code: CodeStore
  readonly network: NetworkRule
  readonly spareForMs?: number
}

interface Spare {
  readonly host: Promise<HostProcess>
  timer: NodeJS.Timeout | undefined
}

export function createHostSupply(options: HostSupplyOptions): HostSupply {
  return new Supply(options)
}

class Supply implements HostSupply {
  readonly #options: HostSupplyOptions
  readonly #hosts = new Set<HostProcess>()
  /** By memory, since that is decided when a process starts. */
  readonly #spares = new Map<number, Spare>()
  #slot = 0
  #isClosed = false
  #ready: Promise<string> | undefined

  constructor(options: HostSupplyOptions) {
    this.#options = options
  }

  async take(codeSha256: string, memorySize: number): Promise<SuppliedHost> {
    let host: HostProcess | undefined
    const folder = await this.#options.code.place(codeSha256, async () => {
      host = await this.#takeHost(memorySize)
      return path.join(host.folder, 'task')
    })
    // A package of many files is read where it is.
    const used = host ?? (await this.#start(memorySize, folder))
    if (this.#isClosed) used.kill()
    else if (host) this.#keepSpare(memorySize)
    return { host: used, taskRoot: folder }
  }

  async close(): Promise<void> {
    this.#isClosed = true
    for (const { timer } of this.#spares.values()) clearTimeout(timer)
    await Promise.allSettled([...this.#spares.values()].map(({ host }) => host))
    const hosts = [...this.#hosts]
    for (const host of hosts) host.kill()
    await Promise.all(hosts.map(({ exited }) => exited))
    await this.#ready?.catch(() => undefined)
    await rm(this.#options.slots, { recursive: true, force: true })
  }

  async #takeHost(memorySize: number): Promise<HostProcess> {
    const spare = this.#spares.get(memorySize)
    this.#spares.delete(memorySize)
    clearTimeout(spare?.timer)
    const host = await spare?.host.catch(() => undefined)
    return host && !host.isGone() ? host : await this.#start(memorySize)
  }

  /** The next cold start of this memory finds a process; when none comes for a while, it is ended. */
  #keepSpare(memorySize: number): void {
    if (this.#spares.has(memorySize) || this.#spares.size >= mostSpares) return
    const host = this.#start(memorySize)
    const spare: Spare = { host, timer: undefined }
    this.#spares.set(memorySize, spare)
    host.catch(() => undefined)
    spare.timer = setTimeout(() => {
      if (this.#spares.get(memorySize) === spare) this.#spares.delete(memorySize)
      void host.then(
        (unused) => unused.kill(),
        () => undefined,
      )
    }, this.#options.spareForMs ?? 300_000).unref()
  }

  async #start(memorySize: number, codeFolder?: string): Promise<HostProcess> {
    this.#ready ??= this.#prepare()
    this.#ready.catch(() => {
      this.#ready = undefined
    })
    const program = await this.#ready
    this.#slot += 1
    const slot = path.join(this.#options.slots, String(this.#slot))
    if (codeFolder === undefined) await mkdir(path.join(slot, 'task'), { recursive: true, mode: 0o700 })
    const folder = codeFolder ?? slot
    const host = await startHost({ program, folder, memorySize, network: this.#options.network })
    this.#hosts.add(host)
    void host.exited.then(async () => {
      this.#hosts.delete(host)
      if (codeFolder === undefined) await rm(slot, { recursive: true, force: true }).catch(() => undefined)
    })
    return host
  }

  /** What an earlier process left is of no use. */
  async #prepare(): Promise<string> {
    await rm(this.#options.slots, { recursive: true, force: true })
    return await hostProgram(this.#options.folder)
  }
}

const mostSpares = 3

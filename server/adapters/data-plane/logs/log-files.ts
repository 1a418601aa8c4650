import { appendFile, mkdir, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { LogSink } from 'gateway-core/ports.ts'
import { logFileName, logGroupFolder, readLogFileName } from './log-file-name.ts'

export interface LogFilesOptions {
  readonly folder: string
  /** Milliseconds since 1970. */
  now(): number
  /** For the operator: lines that were lost. */
  warn(message: string): void
  /** After this many bytes the day's next file begins. */
  readonly maxFileBytes?: number
  /** What may wait for the disk; beyond it the oldest lines are dropped. */
  readonly maxPendingBytes?: number
}

export interface LogFiles extends LogSink {
  /** Writes everything that was taken so far. */
  flush(): Promise<void>
  close(): Promise<void>
}

/**
 * Access and execution logs as files: `{account}/{group}/{date}.log`, one line for an entry, with its time in front.
 * Lines are collected for a tenth of a second and appended by one write for each group; several threads and processes
 * may write to one folder. A disk that is slow or full costs the oldest lines, never memory and never a request's time.
 */
export function openLogFiles(options: LogFilesOptions): LogFiles {
  return new Files(options)
}

const collectMs = 100
/** So much is written at once. */
const promptBytes = 256 * 1024
const warnEveryMs = 10_000

interface Entry {
  readonly folder: string
  readonly text: string
}

class Files implements LogFiles {
  readonly #options: LogFilesOptions
  readonly #maxFileBytes: number
  readonly #maxPendingBytes: number
  readonly #folders = new Map<string, string>()
  readonly #parts = new Map<string, { date: string; part: number }>()
  #entries: Entry[] = []
  #first = 0
  #bytes = 0
  #timer: NodeJS.Timeout | undefined
  #writing: Promise<void> | undefined
  #lost = 0
  #lostWhy = ''
  #warnedAt = Number.NEGATIVE_INFINITY

  constructor(options: LogFilesOptions) {
    this.#options = options
    this.#maxFileBytes = options.maxFileBytes ?? 64 * 1024 * 1024
    this.#maxPendingBytes = options.maxPendingBytes ?? 16 * 1024 * 1024
  }

  write(accountId: string, group: string, line: string, at = this.#options.now()): void {
    const text = `${new Date(at).toISOString()} ${line.replace(/[\r\n]/g, (end) => (end === '\n' ? '\\n' : '\\r'))}\n`
    this.#entries.push({ folder: this.#folder(accountId, group), text })
    this.#bytes += text.length
    while (this.#bytes > this.#maxPendingBytes && this.#first < this.#entries.length - 1) this.#dropOldest()
    if (this.#bytes > promptBytes) this.#begin()
    else this.#timer ??= setTimeout(() => this.#begin(), collectMs).unref()
  }

  async flush(): Promise<void> {
    while (this.#writing !== undefined || this.#first < this.#entries.length) await (this.#writing ?? this.#begin())
  }

  async close(): Promise<void> {
    await this.flush()
    this.#warn(true)
  }

  #begin(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = undefined
      this.#warn(false)
      if (this.#first < this.#entries.length) this.#timer ??= setTimeout(() => this.#begin(), collectMs).unref()
    })
    return this.#writing
  }

  async #writeAll(): Promise<void> {
    const texts = new Map<string, string[]>()
    for (const { folder, text } of this.#entries.slice(this.#first)) {
      const known = texts.get(folder)
      if (known === undefined) texts.set(folder, [text])
      else known.push(text)
    }
    this.#entries = []
    this.#first = 0
    this.#bytes = 0
    for (const [folder, lines] of texts) {
      await this.#append(folder, lines.join('')).catch((error: unknown) => {
        this.#lost += lines.length
        this.#lostWhy = String(error)
      })
    }
  }

  async #append(folder: string, text: string): Promise<void> {
    const file = path.join(folder, await this.#fileName(folder))
    try {
      await appendFile(file, text, { mode: 0o600 })
    } catch (error) {
      if (!isMissing(error)) throw error
      // Somebody tidied up meanwhile.
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await appendFile(file, text, { mode: 0o600 })
    }
  }

  async #fileName(folder: string): Promise<string> {
    const date = new Date(this.#options.now()).toISOString().slice(0, 10)
    let current = this.#parts.get(folder)
    if (current?.date !== date) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      current = { date, part: await lastPart(folder, date) }
      this.#parts.set(folder, current)
    }
    const size = await sizeOf(path.join(folder, logFileName(date, current.part)))
    if (size >= this.#maxFileBytes) current.part += 1
    return logFileName(date, current.part)
  }

  #folder(accountId: string, group: string): string {
    const name = `${accountId} ${group}`
    let folder = this.#folders.get(name)
    if (folder === undefined) {
      if (this.#folders.size > 10_000) this.#folders.clear()
      folder = logGroupFolder(this.#options.folder, accountId, group)
      this.#folders.set(name, folder)
    }
    return folder
  }

  #dropOldest(): void {
    this.#bytes -= this.#entries[this.#first]?.text.length ?? 0
    this.#first += 1
    this.#lost += 1
    this.#lostWhy = 'the disk does not keep up'
    if (this.#first < 1024) return
    this.#entries = this.#entries.slice(this.#first)
    this.#first = 0
  }

  #warn(isLast: boolean): void {
    const now = this.#options.now()
    if (this.#lost === 0 || (!isLast && now - this.#warnedAt < warnEveryMs)) return
    this.#warnedAt = now
    this.#options.warn(`${this.#lost} lines of access or execution logs were lost: ${this.#lostWhy}`)
    this.#lost = 0
  }
}

async function lastPart(folder: string, date: string): Promise<number> {
  const parts = (await readdir(folder)).map(readLogFileName).filter((file) => file?.date === date)
  return Math.max(1, ...parts.map((file) => file?.part ?? 1))
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size
  } catch (error) {
    if (isMissing(error)) return 0
    throw error
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

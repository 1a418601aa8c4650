import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import path from 'node:path'
import type { UsageRecord, UsageSink } from 'gateway-core/ports.ts'
import { formatUsageLine } from './usage-line.ts'

export interface UsageJournalOptions {
  readonly folder: string
  /** Unique among all journals of the node, over restarts; letters and digits. */
  readonly writer: string
  /** Bytes after which a new file is begun, so that what was counted can be deleted. */
  readonly rotateAt?: number
  /** Told once when the disk refuses to take records, and once when it takes them again. */
  log(line: string): void
}

/** A journal of one thread. */
export interface UsageJournal extends UsageSink {
  recordAll(records: readonly UsageRecord[]): void
  /** Closes the file; nothing may be recorded after it. */
  close(): void
}

/** `{writer}-{number}.usage`, the number growing with each rotation. */
export function journalName(writer: string, number: number): string {
  return `${writer}-${String(number).padStart(6, '0')}.usage`
}

/**
 * Usage records as lines appended by `write(2)` before the answer leaves: what was handed to the system survives the
 * death of the process. No `fsync`: a power cut may take the last seconds. While the disk takes nothing, records wait
 * in memory, since losing a count is less harm than refusing every request.
 */
export function openUsageJournal(options: UsageJournalOptions): UsageJournal {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 })
  return new Journal(options)
}

/** Records that wait in memory at most; beyond it recording fails, and with it the request. */
const waitingAtMost = 1_000_000
const retryEveryMs = 200

class Journal implements UsageJournal {
  readonly #options: UsageJournalOptions
  readonly #rotateAt: number
  #number = 1
  #file: number
  #written = 0
  /** What the disk has not taken yet; it goes first. */
  #waiting: string[] = []
  #triedAt = 0

  constructor(options: UsageJournalOptions) {
    this.#options = options
    this.#rotateAt = options.rotateAt ?? 16 * 1024 * 1024
    this.#file = this.#open()
  }

  record(record: UsageRecord): void {
    this.#take(formatUsageLine(record))
  }

  recordAll(records: readonly UsageRecord[]): void {
    this.#take(records.map(formatUsageLine).join(''))
  }

  /** @param lines one or more whole ones */
  #take(lines: string): void {
    if (this.#waiting.length > 0) {
      this.#recordLater(lines)
      return
    }
    if (this.#written >= this.#rotateAt) this.#rotate()
    const rest = this.#write(lines)
    if (rest !== '') this.#waiting.push(rest)
  }

  close(): void {
    this.#writeWaiting()
    closeSync(this.#file)
  }

  #recordLater(lines: string): void {
    if (this.#waiting.length >= waitingAtMost) throw new Error('Usage cannot be recorded: the disk takes no records')
    this.#waiting.push(lines)
    if (Date.now() - this.#triedAt >= retryEveryMs) this.#writeWaiting()
  }

  #writeWaiting(): void {
    if (this.#waiting.length === 0) return
    const rest = this.#write(this.#waiting.join(''))
    this.#waiting = rest === '' ? [] : [rest]
    if (rest === '') this.#options.log('Usage records are written to the disk again')
  }

  /** Appends ASCII text; returns what the disk did not take. */
  #write(text: string): string {
    let reason: unknown = 'the disk is full'
    try {
      const bytes = writeSync(this.#file, text)
      this.#written += bytes
      if (bytes === text.length) return ''
      return this.#refused(text.slice(bytes), reason)
    } catch (error) {
      reason = error
    }
    return this.#refused(text, reason)
  }

  #refused(rest: string, reason: unknown): string {
    this.#triedAt = Date.now()
    if (this.#waiting.length === 0) {
      this.#options.log(`Usage records cannot be written to ${this.#options.folder} (${reason}); they wait in memory`)
    }
    return rest
  }

  #rotate(): void {
    try {
      const next = this.#open(this.#number + 1)
      closeSync(this.#file)
      this.#file = next
      this.#number += 1
      this.#written = 0
    } catch (error) {
      this.#written = 0
      this.#options.log(`A new usage journal cannot be begun (${error}); going on with the old one`)
    }
  }

  #open(number = this.#number): number {
    return openSync(path.join(this.#options.folder, journalName(this.#options.writer, number)), 'a', 0o600)
  }
}

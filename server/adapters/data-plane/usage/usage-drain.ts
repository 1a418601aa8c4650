import { open, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { and, eq, inArray } from 'drizzle-orm'
import type { UsageRecord } from 'gateway-core/ports.ts'
import type { Database } from '#db/client.ts'
import { usageJournals } from '#db/schema.ts'
import { parseUsageLine } from './usage-line.ts'
import { type SpentQuota, totalUsage } from './usage-totals.ts'
import { writeUsage } from './write-usage.ts'

export interface UsageDrainOptions {
  readonly db: Database
  readonly nodeId: string
  /** Where the node's journals are. */
  readonly folder: string
  /** Whether this writer may still append: a journal of a dead one is deleted once it is read. */
  isLive(writer: string): boolean
  /** Called after the commit that counted them. */
  onSpent(writer: string, spent: readonly SpentQuota[]): void
  log(line: string): void
  /** Bytes read for one transaction, at most. */
  readonly bytesAtOnce?: number
}

export interface UsageDrain {
  /** Counts every whole line that the journals hold now. Rejects when the database does not take them. */
  drain(): Promise<void>
}

const namePattern = /^([a-z0-9]+)-(\d+)\.usage$/

/** Reads the journals of a node into the database, each record exactly once. */
export function createUsageDrain(options: UsageDrainOptions): UsageDrain {
  return new Drain(options)
}

class Drain implements UsageDrain {
  readonly #options: UsageDrainOptions
  /** As the database has them; forgotten after a failure, whose transaction may have been committed or not. */
  #positions: Map<string, number> | undefined
  #running: Promise<void> = Promise.resolve()

  constructor(options: UsageDrainOptions) {
    this.#options = options
  }

  drain(): Promise<void> {
    const next = this.#running.then(() => this.#drainAll())
    this.#running = next.catch(() => {
      this.#positions = undefined
    })
    return next
  }

  async #drainAll(): Promise<void> {
    const names = (await readdir(this.#options.folder).catch(() => [])).filter((name) => namePattern.test(name)).sort()
    this.#positions ??= await this.#loadPositions(names)
    for (const [index, name] of names.entries()) {
      const writer = writerOf(name)
      // Asked before the file is read: whoever is dead by now has appended all that there will be.
      const finished = !this.#options.isLive(writer) || writerOf(names[index + 1] ?? '') === writer
      await this.#drainFile(name, writer)
      if (finished) await this.#remove(name)
    }
  }

  async #loadPositions(names: readonly string[]): Promise<Map<string, number>> {
    const { db, nodeId } = this.#options
    const rows = await db.select().from(usageJournals).where(eq(usageJournals.nodeId, nodeId))
    const gone = rows.map(({ file }) => file).filter((file) => !names.includes(file))
    if (gone.length > 0) {
      await db.delete(usageJournals).where(and(eq(usageJournals.nodeId, nodeId), inArray(usageJournals.file, gone)))
    }
    return new Map(rows.map(({ file, position }) => [file, position]))
  }

  async #drainFile(name: string, writer: string): Promise<void> {
    const handle = await open(path.join(this.#options.folder, name), 'r')
    try {
      const { size } = await handle.stat()
      const buffer = Buffer.allocUnsafe(Math.min(this.#options.bytesAtOnce ?? 1024 * 1024, size))
      let from = this.#positions?.get(name) ?? 0
      while (from < size) {
        const { bytesRead } = await handle.read(buffer, 0, buffer.length, from)
        const end = buffer.subarray(0, bytesRead).lastIndexOf(10) + 1
        // A last line without its end was being written when its writer died, or is being written now.
        if (end === 0) break
        await this.#count(name, writer, from, buffer.toString('latin1', 0, end - 1).split('\n'), from + end)
        from += end
      }
    } finally {
      await handle.close()
    }
  }

  async #count(file: string, writer: string, from: number, lines: readonly string[], to: number): Promise<void> {
    const { db, nodeId, onSpent, log } = this.#options
    const records: UsageRecord[] = []
    for (const line of lines) {
      const record = parseUsageLine(line)
      if (record) records.push(record)
      else log(`Usage journal ${file}: a line before byte ${to} is not a usage record and was passed over`)
    }
    const totals = totalUsage(records)
    await writeUsage(db, { nodeId, file, from, to }, totals, new Date())
    this.#positions?.set(file, to)
    onSpent(writer, totals.spent)
  }

  /** The file goes first: a position without a file harms nothing, a file without its position would count again. */
  async #remove(file: string): Promise<void> {
    const { db, nodeId, folder } = this.#options
    await rm(path.join(folder, file), { force: true })
    this.#positions?.delete(file)
    await db.delete(usageJournals).where(and(eq(usageJournals.nodeId, nodeId), eq(usageJournals.file, file)))
  }
}

function writerOf(name: string): string {
  return namePattern.exec(name)?.[1] ?? ''
}

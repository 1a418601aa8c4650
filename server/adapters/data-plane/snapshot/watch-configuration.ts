import { max } from 'drizzle-orm'
import { applyChange, type Snapshot, type SnapshotChange } from 'gateway-core/snapshot.ts'
import type { DatabaseClient } from '#db/client.ts'
import { configurationChanges } from '#db/schema.ts'
import { configurationChannel } from '../../../operation.ts'
import { loadChange } from './load-change.ts'
import { loadSnapshot } from './load-snapshot.ts'

export interface WatchOptions {
  readonly database: DatabaseClient
  /** What to serve while the database cannot be reached at the start; without it, the start fails. */
  readonly lastGood?: Snapshot | undefined
  onSnapshot(snapshot: Snapshot): void
  onChange(change: SnapshotChange, snapshot: Snapshot): void
  log(line: string): void
  /** Time between two looks at the database when nothing announces a change. */
  readonly pollMs?: number
}

export interface ConfigurationWatch {
  current(): Snapshot
  /** Whether the database could not be reached at the last look. */
  isStale(): boolean
  /** Looks now; resolves when everything that was committed before the call has been handed on. */
  refresh(): Promise<void>
  close(): Promise<void>
}

/**
 * Loads what is served and follows its changes. NOTIFY is only a hint (one that is sent while disconnected is lost), so
 * the database is also asked every `pollMs`.
 */
export async function watchConfiguration(options: WatchOptions): Promise<ConfigurationWatch> {
  const watch = new Watch(options)
  await watch.start()
  return watch
}

/** With a copy at hand, the database gets this long to answer before the copy is served. */
const firstLookMs = 1000

class Watch implements ConfigurationWatch {
  readonly #options: WatchOptions
  #snapshot: Snapshot | undefined
  /** What the threads have may be from the disk; a full load replaces it. */
  #loaded = false
  #stale = false
  #closed = false
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> = Promise.resolve()
  #unlisten: (() => Promise<void>) | undefined

  constructor(options: WatchOptions) {
    this.#options = options
  }

  current(): Snapshot {
    if (!this.#snapshot) throw new Error('The configuration has not been loaded')
    return this.#snapshot
  }

  isStale(): boolean {
    return this.#stale
  }

  async start(): Promise<void> {
    const { lastGood, onSnapshot, log } = this.#options
    const look = this.refresh()
    if (!lastGood) await look
    else await Promise.race([look.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, firstLookMs))])
    if (!this.#snapshot && lastGood) {
      if (!this.#stale) this.#failed(new Error(`no answer within ${firstLookMs} ms`))
      log(`Serving the last good configuration, ${lastGood.version}, from the disk`)
      this.#snapshot = lastGood
      onSnapshot(lastGood)
    }
    void this.#listen()
    this.#schedule()
  }

  refresh(): Promise<void> {
    const next = this.#running.then(() => this.#look())
    this.#running = next.catch((error: unknown) => this.#failed(error))
    return next
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    await this.#unlisten?.().catch(() => undefined)
    await this.#running
  }

  async #look(): Promise<void> {
    if (this.#closed) return
    const { database } = this.#options
    const known = this.#loaded ? this.#snapshot : undefined
    if (!known) return this.#load()
    const [row] = await database.db.select({ version: max(configurationChanges.version) }).from(configurationChanges)
    const version = row?.version ?? 0
    // A database that was put back to an earlier state has an earlier version.
    if (version < known.version) return this.#load()
    while (this.current().version < version) {
      const change = await loadChange(database.db, this.current())
      if (!change) break
      this.#snapshot = applyChange(this.current(), change)
      this.#options.onChange(change, this.#snapshot)
    }
    this.#reached()
  }

  async #load(): Promise<void> {
    this.#snapshot = await loadSnapshot(this.#options.database.db)
    this.#loaded = true
    this.#options.onSnapshot(this.#snapshot)
    this.#reached()
  }

  async #listen(): Promise<void> {
    if (this.#unlisten || this.#closed) return
    try {
      this.#unlisten = await this.#options.database.listen(configurationChannel, () => {
        this.refresh().catch(() => undefined)
      })
      // What was committed while nobody listened.
      await this.refresh()
    } catch (error) {
      this.#failed(error)
    }
  }

  #schedule(): void {
    if (this.#closed) return
    const pollMs = this.#options.pollMs ?? 2000
    this.#timer = setTimeout(
      async () => {
        await this.refresh().catch(() => undefined)
        if (!this.#stale) await this.#listen()
        this.#schedule()
      },
      pollMs * (0.9 + Math.random() * 0.2),
    )
    this.#timer.unref()
  }

  #reached(): void {
    if (this.#stale) this.#options.log(`The database is back; serving configuration ${this.current().version}`)
    this.#stale = false
  }

  #failed(error: unknown): void {
    if (this.#stale || this.#closed) return
    this.#stale = true
    const reason = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error)
    this.#options.log(`The database cannot be reached (${reason}); going on with the configuration at hand`)
  }
}

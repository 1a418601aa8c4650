import type { DatabaseClient } from '#db/client.ts'
import { claimAbandonedFolders, type GatewayFolder } from './gateway-folder.ts'
import { createNodeRegistry, type NodeRegistry } from './node-registry.ts'
import { createQuotaBank, type ProcessQuotaBank } from './quota/quota-bank.ts'
import type { QuotaHolder } from './quota/quota-holder.ts'
import { createQuotaLedger, type QuotaLedger } from './quota/quota-ledger.ts'
import { askOtherNodes, followQuotaRecalls } from './quota/quota-recalls.ts'
import { settledLedger, settleNode } from './settlement.ts'
import { createUsageDrain, type UsageDrain } from './usage/usage-drain.ts'

export interface AccountingOptions {
  readonly database: DatabaseClient
  readonly folder: GatewayFolder
  /** Where the folders of all gateway processes are. */
  readonly gateways: string
  readonly threads: number
  /** Whether this writer of a usage journal may still append. */
  isLive(writer: string): boolean
  log(line: string): void
}

/** What one gateway process counts and owes: its journals, its quotas, its entry in the list of nodes. */
export interface Accounting {
  readonly bank: ProcessQuotaBank
  /** Settles what earlier processes of this node left behind; tried again with the first lease when it fails. */
  settle(): Promise<void>
  /** Begins to count and to answer other nodes. The database need not be reachable. */
  start(): void
  /** The holder is dead; what it held is at hand again once its journal is counted. */
  holderGone(holder: QuotaHolder): void
  /** Tells the other nodes and the console which configuration is served here. */
  serving(configurationVersion: number): void
  /** Counts everything and returns every unit. The gateways have closed. */
  close(): Promise<void>
}

const countEveryMs = 500
const sweepEveryMs = 1000
const reportEveryMs = 5000
/** How long the end waits for a database that does not answer. */
const closeWithinMs = 5000

export function createAccounting(options: AccountingOptions): Accounting {
  return new NodeAccounting(options)
}

class NodeAccounting implements Accounting {
  readonly bank: ProcessQuotaBank
  readonly #options: AccountingOptions
  readonly #registry: NodeRegistry
  readonly #ledger: QuotaLedger
  readonly #drain: UsageDrain
  readonly #timers: NodeJS.Timeout[] = []
  readonly #gone = new Set<QuotaHolder>()
  #version = 0
  #unlisten: (() => Promise<void>) | undefined
  #isFailing = false

  constructor(options: AccountingOptions) {
    const { database, folder, threads, log } = options
    this.#options = options
    this.#registry = createNodeRegistry(database.db, folder.nodeId, threads)
    this.#drain = createUsageDrain({
      db: database.db,
      nodeId: folder.nodeId,
      folder: folder.usage,
      isLive: options.isLive,
      onSpent: (writer, spent) => this.bank.spent(writer, spent),
      log,
    })
    const ledger = createQuotaLedger(database.db, folder.nodeId, () => this.#registry.count())
    this.#ledger = settledLedger(ledger, () => settleNode(this.#drain, ledger))
    const askOthers = (key: Parameters<typeof askOtherNodes>[2]) => askOtherNodes(database, folder.nodeId, key)
    this.bank = createQuotaBank({ ledger: this.#ledger, log, ...(database.kind === 'server' ? { askOthers } : {}) })
  }

  settle(): Promise<void> {
    return this.#ledger.refundStranded()
  }

  start(): void {
    this.#every(countEveryMs, () => this.#count())
    this.#every(sweepEveryMs, () => this.bank.sweep(Date.now()))
    if (this.#options.database.kind === 'server') {
      this.#every(reportEveryMs, () => this.#registry.report(this.#version))
      this.#every(reportEveryMs, () => this.#listen())
      void this.#listen().catch(() => undefined)
    }
    void this.#settleAbandoned().catch(() => undefined)
  }

  holderGone(holder: QuotaHolder): void {
    this.#gone.add(holder)
  }

  serving(configurationVersion: number): void {
    this.#version = configurationVersion
    this.#registry.report(configurationVersion).catch(() => undefined)
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer)
    const close = async () => {
      await this.#unlisten?.()
      await this.#count()
      await this.bank.close()
      await this.#registry.leave()
    }
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('the database does not answer')), closeWithinMs)
    })
    await Promise.race([close(), late]).catch((error: unknown) => {
      this.#options.log(`Usage and quotas are settled at the next start (${error})`)
    })
    clearTimeout(timer)
  }

  async #count(): Promise<void> {
    const gone = [...this.#gone]
    try {
      await this.#drain.drain()
      if (this.#isFailing) this.#options.log('Usage is counted again')
      this.#isFailing = false
    } catch (error) {
      if (!this.#isFailing) this.#options.log(`Usage stays in its journals until it can be counted (${error})`)
      this.#isFailing = true
      throw error
    }
    for (const holder of gone) {
      this.bank.holderGone(holder)
      this.#gone.delete(holder)
    }
  }

  async #listen(): Promise<void> {
    const { database, folder } = this.#options
    this.#unlisten ??= await followQuotaRecalls(database, folder.nodeId, this.bank)
  }

  async #settleAbandoned(): Promise<void> {
    for (const folder of await claimAbandonedFolders(this.#options.gateways)) {
      const { db } = this.#options.database
      const ledger = createQuotaLedger(db, folder.nodeId, () => 1)
      const unwatched = { isLive: () => false, onSpent: () => undefined, log: this.#options.log }
      const drain = createUsageDrain({ db, nodeId: folder.nodeId, folder: folder.usage, ...unwatched })
      await settleNode(drain, ledger).finally(() => folder.lock.release())
    }
  }

  /** Runs a task again and again, one run at a time; a failure is no end. */
  #every(milliseconds: number, task: () => Promise<void>): void {
    let isRunning = false
    const timer = setInterval(async () => {
      if (isRunning) return
      isRunning = true
      await task().catch(() => undefined)
      isRunning = false
    }, milliseconds)
    timer.unref()
    this.#timers.push(timer)
  }
}

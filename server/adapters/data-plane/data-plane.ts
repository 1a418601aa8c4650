import { availableParallelism } from 'node:os'
import path from 'node:path'
import type { Snapshot, SnapshotChange } from 'gateway-core/snapshot.ts'
import type { DatabaseClient } from '#db/client.ts'
import { setFunctionRunner } from '../../functions/function-runner.ts'
import type { Settings } from '../../settings.ts'
import { type Accounting, createAccounting } from './accounting.ts'
import { createFunctionsRunner, type FunctionsRunner } from './functions/functions-runner.ts'
import type { GatewayFolder } from './gateway-folder.ts'
import { gatewayLog } from './gateway-log.ts'
import { gatewaySettings } from './gateway-settings.ts'
import { startLogRetention } from './logs/log-retention.ts'
import { type Door, openDoor } from './open-door.ts'
import { changedFunctions } from './snapshot/changed-functions.ts'
import { saveLastGoodSnapshot } from './snapshot/last-good-snapshot.ts'
import { type ConfigurationWatch, watchConfiguration } from './snapshot/watch-configuration.ts'
import { type GatewayThreads, startGatewayThreads } from './threads/gateway-threads.ts'

export interface DataPlaneOptions {
  readonly settings: Settings
  /** The `GATEHOUSE_SECRET` in force. */
  readonly secret: string
  readonly database: DatabaseClient
  readonly folder: GatewayFolder
  /** Where the folders of all gateway processes are. */
  readonly gateways: string
  /** Served while the database cannot be reached at the start. */
  readonly lastGood?: Snapshot | undefined
  /** Whether Next's route handlers are served in this process. */
  readonly hasDoor: boolean
  log(line: string): void
}

export interface DataPlane {
  /** The port of deployed APIs. */
  readonly port: number
  /** Whether it takes calls, what it serves, and whether the database could not be reached at the last look. */
  health(): { ready: boolean; configurationVersion: number; stale: boolean }
  /** Says on `/readyz` that no more calls should come. */
  leave(): void
  /** Finishes the calls under way, counts them and returns every leased unit. */
  close(): Promise<void>
}

/** Starts what serves deployed APIs in this process; resolves when it takes calls. */
export async function startDataPlane(options: DataPlaneOptions): Promise<DataPlane> {
  const plane = new Plane(options)
  await plane.start()
  return plane
}

const settleWithinMs = 2000
/** Changes that follow each other closely are saved to the disk once. */
const saveAfterMs = 1000

class Plane implements DataPlane {
  readonly #options: DataPlaneOptions
  readonly #accounting: Accounting
  readonly #functions: FunctionsRunner
  readonly #threads: GatewayThreads
  readonly #door: Door | undefined
  #watch: ConfigurationWatch | undefined
  #snapshot: Snapshot | undefined
  #isLeaving = false
  #saveTimer: NodeJS.Timeout | undefined
  #saving: Promise<void> = Promise.resolve()
  #stopRetention: () => void = () => undefined
  port = 0

  constructor(options: DataPlaneOptions) {
    const { settings, folder, database, gateways, log } = options
    const stamp = Date.now().toString(36)
    const doorWriter = `${stamp}door`
    const count = settings.gatewayThreads ?? Math.max(1, availableParallelism() - 1)
    this.#options = options
    this.#accounting = createAccounting({
      ...{ database, folder, gateways, log },
      threads: count,
      isLive: (writer) => this.#threads.isLive(writer) || writer === doorWriter,
    })
    const gateway = gatewaySettings(settings, options.secret)
    this.#functions = createFunctionsRunner({
      ...{ database, gateway },
      folder: path.join(settings.dataFolder, 'functions'),
      slots: path.join(path.dirname(folder.usage), 'functions'),
    })
    setFunctionRunner(this.#functions)
    const shared = { usageFolder: folder.usage, bank: this.#accounting.bank, gateway, functions: this.#functions }
    this.#threads = startGatewayThreads({
      ...shared,
      ...{ count, stamp, log },
      port: settings.gatewayPort,
      host: settings.host,
      snapshot: () => this.#snapshot,
      onGone: (holder) => this.#accounting.holderGone(holder),
      onServing: (version) => this.#accounting.serving(version),
    })
    this.#door = options.hasDoor
      ? openDoor({ ...shared, writer: doorWriter, buckets: this.#threads.buckets })
      : undefined
  }

  async start(): Promise<void> {
    const { database, lastGood, log } = this.#options
    // The start waits a little, and not at all with a copy at hand; leases wait until all is settled.
    const settled = this.#accounting.settle().catch(() => undefined)
    if (!lastGood) await Promise.race([settled, new Promise((resolve) => setTimeout(resolve, settleWithinMs))])
    this.#watch = await watchConfiguration({
      ...{ database, lastGood, log },
      onSnapshot: (snapshot) => this.#load(snapshot),
      onChange: (change, snapshot) => this.#apply(change, snapshot),
    })
    this.port = await this.#threads.listening
    this.#accounting.start()
    const { settings } = this.#options
    this.#stopRetention = startLogRetention(path.join(settings.dataFolder, 'logs'), settings.logRetentionDays)
  }

  health(): { ready: boolean; configurationVersion: number; stale: boolean } {
    return {
      ready: this.port > 0 && !this.#isLeaving,
      configurationVersion: this.#snapshot?.version ?? 0,
      stale: this.#watch?.isStale() ?? true,
    }
  }

  leave(): void {
    this.#isLeaving = true
    this.#threads.leave()
  }

  async close(): Promise<void> {
    this.leave()
    clearTimeout(this.#saveTimer)
    this.#stopRetention()
    await this.#watch?.close()
    await this.#saving
    await Promise.all([this.#threads.close(), this.#door?.close()])
    setFunctionRunner(undefined)
    await this.#functions.close()
    await this.#accounting.close()
    this.#options.folder.lock.release()
  }

  #load(snapshot: Snapshot): void {
    this.#snapshot = snapshot
    this.#functions.changed()
    this.#threads.load(snapshot)
    this.#door?.load(snapshot)
    this.#saveSoon()
  }

  #apply(change: SnapshotChange, snapshot: Snapshot): void {
    void this.#forgetFunctions(this.#snapshot?.version ?? 0, snapshot.version)
    this.#snapshot = snapshot
    this.#threads.apply(change)
    this.#door?.load(snapshot)
    for (const [usagePlanId] of change.usagePlans) void this.#accounting.bank.recallPlan(usagePlanId)
    this.#saveSoon()
  }

  async #forgetFunctions(after: number, upTo: number): Promise<void> {
    // Which ones cannot be asked: then all are looked up again.
    const changed = await changedFunctions(this.#options.database.db, after, upTo).catch(() => undefined)
    if (changed === undefined || changed.length > 0) this.#functions.changed(changed)
  }

  /** The embedded database is on the same disk: no copy of what it holds is needed. */
  #saveSoon(): void {
    if (this.#options.database.kind === 'embedded') return
    this.#saveTimer ??= setTimeout(() => {
      this.#saveTimer = undefined
      this.#saving = this.#saving.then(() => this.#save())
    }, saveAfterMs)
  }

  async #save(): Promise<void> {
    if (!this.#snapshot || this.#watch?.isStale()) return
    await saveLastGoodSnapshot(this.#options.folder.snapshots, this.#snapshot).catch((error: unknown) => {
      gatewayLog.error('The last good configuration cannot be saved', { error })
    })
  }
}

import type { DomainSnapshot } from 'gateway-core/domain-snapshot.ts'
import { ShardedMapBuilder } from 'gateway-core/sharded-map.ts'
import {
  type AccessKeySnapshot,
  type AccountSnapshot,
  type ApiKeySnapshot,
  applyChange,
  type CredentialsSnapshot,
  emptySnapshot,
  type ResourceSnapshot,
  type Snapshot,
  type StageSnapshot,
} from 'gateway-core/snapshot.ts'
import type { UsagePlanSnapshot } from 'gateway-core/usage-plan-snapshot.ts'
import type { ResourcesPage, SnapshotPage } from './snapshot-page.ts'

/** Puts pages together again. */
export class SnapshotAssembly {
  #snapshot: Snapshot = emptySnapshot
  #draft: Draft = new NewSnapshot()

  /** @returns the snapshot that is to be served, once the last page of a transfer is there. */
  add(page: SnapshotPage): Snapshot | undefined {
    if (page.begins !== undefined) {
      this.#draft = page.begins === 'snapshot' ? new NewSnapshot() : new ChangedSnapshot(this.#snapshot)
    }
    this.#draft.add(page)
    if (!page.isLast) return undefined
    this.#snapshot = this.#draft.whole(page.version)
    return this.#snapshot
  }
}

interface Draft {
  add(page: SnapshotPage): void
  whole(version: number): Snapshot
}

/** What replaces everything: the maps grow with each page, so that the last one has little left to do. */
class NewSnapshot implements Draft {
  readonly #split = new SplitStages()
  readonly #stages = new Map<string, StageSnapshot>()
  readonly #usagePlans = new ShardedMapBuilder<UsagePlanSnapshot>()
  readonly #apiKeys = new ShardedMapBuilder<ApiKeySnapshot>()
  readonly #accessKeys = new ShardedMapBuilder<AccessKeySnapshot>()
  readonly #credentials = new ShardedMapBuilder<CredentialsSnapshot>()
  readonly #accounts = new ShardedMapBuilder<AccountSnapshot>()
  readonly #domains = new Map<string, DomainSnapshot>()

  add(page: SnapshotPage): void {
    addAll(page.stages, this.#stages)
    addAll(page.usagePlans, this.#usagePlans)
    addAll(page.apiKeys, this.#apiKeys)
    addAll(page.accessKeys, this.#accessKeys)
    addAll(page.credentials, this.#credentials)
    addAll(page.accounts, this.#accounts)
    addAll(page.domains, this.#domains)
    this.#split.add(page.resources)
  }

  whole(version: number): Snapshot {
    for (const [key, stage] of this.#split.whole(this.#stages)) this.#stages.set(key, stage)
    return {
      version,
      stages: this.#stages,
      usagePlans: this.#usagePlans.done(),
      apiKeys: this.#apiKeys.done(),
      accessKeys: this.#accessKeys.done(),
      credentials: this.#credentials.done(),
      accounts: this.#accounts.done(),
      domains: this.#domains,
    }
  }
}

function addAll<Value>(
  entries: readonly (readonly [string, Value | undefined])[],
  map: { set(key: string, value: Value): unknown },
): void {
  for (const [key, value] of entries) if (value !== undefined) map.set(key, value)
}

class ChangedSnapshot implements Draft {
  readonly #split = new SplitStages()
  #snapshot: Snapshot

  constructor(before: Snapshot) {
    this.#snapshot = before
  }

  add(page: SnapshotPage): void {
    this.#snapshot = applyChange(this.#snapshot, page)
    this.#split.add(page.resources)
  }

  whole(version: number): Snapshot {
    const nothing = { usagePlans: [], apiKeys: [], accessKeys: [], credentials: [], accounts: [], domains: [] }
    const stages = [...this.#split.whole(this.#snapshot.stages)]
    return applyChange(this.#snapshot, { version, ...nothing, stages })
  }
}

/** The resources of stages that are too large for one page. */
class SplitStages {
  readonly #own = new Map<string, ResourceSnapshot[]>()
  readonly #canaries = new Map<string, ResourceSnapshot[]>()

  add(pages: readonly ResourcesPage[]): void {
    for (const { stage, isCanary, resources } of pages) {
      const map = isCanary ? this.#canaries : this.#own
      const known = map.get(stage)
      if (known === undefined) map.set(stage, [...resources])
      else known.push(...resources)
    }
  }

  *whole(stages: ReadonlyMap<string, StageSnapshot>): Generator<[string, StageSnapshot]> {
    for (const key of new Set([...this.#own.keys(), ...this.#canaries.keys()])) {
      const stage = stages.get(key)
      if (stage === undefined) continue
      const { api, canary } = stage
      const canarys = canary && { ...canary, api: { ...canary.api, resources: this.#canaries.get(key) ?? [] } }
      yield [
        key,
        { ...stage, api: { ...api, resources: this.#own.get(key) ?? [] }, ...(canarys ? { canary: canarys } : {}) },
      ]
    }
  }
}

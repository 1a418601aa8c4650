import { ShardedMapBuilder } from 'gateway-core/sharded-map.ts'
import { applyChange, emptySnapshot, type ResourceSnapshot, type Snapshot } from 'gateway-core/snapshot.ts'
import type { ResourcesPage, SnapshotPage } from './snapshot-page.ts'

type Kind = 'stages' | 'usagePlans' | 'apiKeys' | 'accessKeys' | 'credentials' | 'accounts'
type Entry<Of extends Kind> = SnapshotPage[Of][number]

/** Puts pages together again. */
export class SnapshotAssembly {
  #snapshot: Snapshot = emptySnapshot
  #part: Part = new ChangePart()

  /** @returns the snapshot that is to be served, once the last page of a transfer is there. */
  add(page: SnapshotPage): Snapshot | undefined {
    if (page.begins !== undefined) this.#part = page.begins === 'snapshot' ? new SnapshotPart() : new ChangePart()
    this.#part.add(page)
    if (!page.isLast) return undefined
    this.#snapshot = this.#part.end(this.#snapshot, page.version)
    this.#part = new ChangePart()
    return this.#snapshot
  }
}

interface Part {
  add(page: SnapshotPage): void
  end(before: Snapshot, version: number): Snapshot
}

/** What replaces everything: the maps grow with each page, so that the last one has little left to do. */
class SnapshotPart implements Part {
  readonly #split = new SplitStages()
  readonly #stages = new Map<string, NonNullable<Entry<'stages'>[1]>>()
  readonly #maps = {
    usagePlans: new ShardedMapBuilder<NonNullable<Entry<'usagePlans'>[1]>>(),
    apiKeys: new ShardedMapBuilder<NonNullable<Entry<'apiKeys'>[1]>>(),
    accessKeys: new ShardedMapBuilder<NonNullable<Entry<'accessKeys'>[1]>>(),
    credentials: new ShardedMapBuilder<NonNullable<Entry<'credentials'>[1]>>(),
    accounts: new ShardedMapBuilder<NonNullable<Entry<'accounts'>[1]>>(),
  }

  add(page: SnapshotPage): void {
    const { usagePlans, apiKeys, accessKeys, credentials, accounts } = this.#maps
    addAll(page.stages, this.#stages)
    addAll(page.usagePlans, usagePlans)
    addAll(page.apiKeys, apiKeys)
    addAll(page.accessKeys, accessKeys)
    addAll(page.credentials, credentials)
    addAll(page.accounts, accounts)
    for (const resources of page.resources) this.#split.add(resources)
  }

  end(_before: Snapshot, version: number): Snapshot {
    const { usagePlans, apiKeys, accessKeys, credentials, accounts } = this.#maps
    for (const [key, stage] of this.#stages) this.#stages.set(key, this.#split.whole(key, stage))
    return {
      version,
      stages: this.#stages,
      usagePlans: usagePlans.done(),
      apiKeys: apiKeys.done(),
      accessKeys: accessKeys.done(),
      credentials: credentials.done(),
      accounts: accounts.done(),
    }
  }
}

function addAll<Value>(
  entries: readonly (readonly [string, Value | undefined])[],
  map: { set(key: string, value: Value): unknown },
): void {
  for (const [key, value] of entries) if (value !== undefined) map.set(key, value)
}

class ChangePart implements Part {
  readonly #split = new SplitStages()
  readonly #pages: SnapshotPage[] = []

  add(page: SnapshotPage): void {
    this.#pages.push(page)
    for (const resources of page.resources) this.#split.add(resources)
  }

  end(before: Snapshot, version: number): Snapshot {
    const all = <Of extends Kind>(kind: Of): Entry<Of>[] => this.#pages.flatMap((page) => page[kind] as Entry<Of>[])
    const stages = all('stages').map(
      ([key, stage]) => [key, stage === undefined ? undefined : this.#split.whole(key, stage)] as const,
    )
    return applyChange(before, {
      version,
      stages,
      usagePlans: all('usagePlans'),
      apiKeys: all('apiKeys'),
      accessKeys: all('accessKeys'),
      credentials: all('credentials'),
      accounts: all('accounts'),
    })
  }
}

/** The resources of stages that came in several pages. */
class SplitStages {
  readonly #own = new Map<string, ResourceSnapshot[]>()
  readonly #canaries = new Map<string, ResourceSnapshot[]>()

  add({ stage, isCanary, resources }: ResourcesPage): void {
    const map = isCanary ? this.#canaries : this.#own
    const known = map.get(stage)
    if (known === undefined) map.set(stage, [...resources])
    else known.push(...resources)
  }

  whole(key: string, stage: NonNullable<Entry<'stages'>[1]>): NonNullable<Entry<'stages'>[1]> {
    const own = this.#own.get(key)
    const canarys = this.#canaries.get(key)
    const { api, canary } = stage
    if (own === undefined && canarys === undefined) return stage
    return {
      ...stage,
      api: { ...api, resources: own ?? api.resources },
      ...(canary ? { canary: { ...canary, api: { ...canary.api, resources: canarys ?? canary.api.resources } } } : {}),
    }
  }
}

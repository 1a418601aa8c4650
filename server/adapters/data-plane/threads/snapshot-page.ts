import type { ApiSnapshot, ResourceSnapshot, Snapshot, SnapshotChange, StageSnapshot } from 'gateway-core/snapshot.ts'

/**
 * A part of a snapshot or of a change, small enough that taking it from a message does not delay the calls that a thread
 * serves. A snapshot of a thousand APIs in one message would stop them all for as long as it takes to copy.
 */
export interface SnapshotPage extends SnapshotChange {
  /** Of the first page: whether what follows replaces everything or changes it. */
  readonly begins?: 'snapshot' | 'change'
  /** With this page it is whole. */
  readonly isLast: boolean
  /** Resources of stages that earlier pages brought without all of theirs. */
  readonly resources: readonly ResourcesPage[]
}

export interface ResourcesPage {
  readonly stage: string
  readonly isCanary: boolean
  readonly resources: readonly ResourceSnapshot[]
}

/** The pages of a whole snapshot. */
export function snapshotPages(snapshot: Snapshot): Generator<SnapshotPage> {
  return pages('snapshot', snapshot)
}

/** The pages of a change. */
export function changePages(change: SnapshotChange): Generator<SnapshotPage> {
  return pages('change', change)
}

/** An API key weighs 1; a page of this weight is taken in a few milliseconds. */
const pageWeight = 1000
const methodWeight = 5

type Entries<Value> = Iterable<readonly [string, Value]>
type Part = { [Kind in keyof Omit<SnapshotPage, 'version' | 'begins' | 'isLast'>]: SnapshotPage[Kind][number][] }

function* pages(begins: 'snapshot' | 'change', source: Snapshot | SnapshotChange): Generator<SnapshotPage> {
  const { version } = source
  let part = emptyPart()
  let weight = 0
  let first: Pick<SnapshotPage, 'begins'> = { begins }
  for (const piece of pieces(source)) {
    if (weight > 0 && weight + piece.weight > pageWeight) {
      yield { version, ...first, ...part, isLast: false }
      first = {}
      part = emptyPart()
      weight = 0
    }
    piece.addTo(part)
    weight += piece.weight
  }
  yield { version, ...first, ...part, isLast: true }
}

const emptyPart = (): Part => ({
  ...{
    stages: [],
    resources: [],
    usagePlans: [],
    apiKeys: [],
    accessKeys: [],
    credentials: [],
    accounts: [],
    domains: [],
  },
})

interface Piece {
  readonly weight: number
  addTo(part: Part): void
}

function* pieces(source: Snapshot | SnapshotChange): Generator<Piece> {
  for (const [key, stage] of source.stages as Entries<StageSnapshot | undefined>) yield* stagePieces(key, stage)
  for (const entry of source.usagePlans) yield { weight: 1, addTo: (part) => part.usagePlans.push(entry) }
  for (const entry of source.apiKeys) yield { weight: 1, addTo: (part) => part.apiKeys.push(entry) }
  for (const entry of source.accessKeys) yield { weight: 1, addTo: (part) => part.accessKeys.push(entry) }
  for (const entry of source.credentials) yield { weight: 1, addTo: (part) => part.credentials.push(entry) }
  for (const entry of source.accounts) yield { weight: 1, addTo: (part) => part.accounts.push(entry) }
  for (const entry of source.domains) yield { weight: 1, addTo: (part) => part.domains.push(entry) }
}

/** A stage of an ordinary size is one piece; of a larger one the resources follow by themselves. */
function* stagePieces(key: string, stage: StageSnapshot | undefined): Generator<Piece> {
  const weight = stage === undefined ? 1 : weightOf(stage.api) + (stage.canary ? weightOf(stage.canary.api) : 0)
  if (stage === undefined || weight <= pageWeight) {
    yield { weight, addTo: (part) => part.stages.push([key, stage]) }
    return
  }
  const { api, canary } = stage
  const bare = { ...stage, api: bareApi(api), ...(canary ? { canary: { ...canary, api: bareApi(canary.api) } } : {}) }
  yield { weight: 1, addTo: (part) => part.stages.push([key, bare]) }
  yield* resourcePieces(key, false, api)
  if (canary) yield* resourcePieces(key, true, canary.api)
}

function* resourcePieces(stage: string, isCanary: boolean, { resources }: ApiSnapshot): Generator<Piece> {
  for (const resource of resources) {
    const add = (part: Part) => {
      const last = part.resources.at(-1)
      if (last?.stage === stage && last.isCanary === isCanary) {
        part.resources[part.resources.length - 1] = { ...last, resources: [...last.resources, resource] }
      } else part.resources.push({ stage, isCanary, resources: [resource] })
    }
    yield { weight: resourceWeight(resource), addTo: add }
  }
}

const bareApi = (api: ApiSnapshot): ApiSnapshot => ({ ...api, resources: [] })

function weightOf({ resources }: ApiSnapshot): number {
  return resources.reduce((sum, resource) => sum + resourceWeight(resource), methodWeight)
}

function resourceWeight({ methods }: ResourceSnapshot): number {
  return 1 + methods.length * methodWeight
}

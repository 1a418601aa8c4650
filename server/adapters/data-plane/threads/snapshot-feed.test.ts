import fc from 'fast-check'
import { applyChange, emptySnapshot, type Snapshot, type SnapshotChange } from 'gateway-core/snapshot.ts'
import { expect, test } from 'vitest'
import { SnapshotAssembly } from './snapshot-assembly.ts'
import { SnapshotFeed } from './snapshot-feed.ts'
import type { SnapshotPage } from './snapshot-page.ts'

const nothing = { stages: [], usagePlans: [], apiKeys: [], accessKeys: [], credentials: [], accounts: [], domains: [] }
const key = (id: string) => ({ id, enabled: true, usagePlanIds: [] })
const keysOf = (version: number, count: number): Snapshot => ({
  ...emptySnapshot,
  version,
  apiKeys: new Map(Array.from({ length: count }, (_, index) => [`h${index}`, key(`${version}`)])),
})

/** A feed and the thread at its end, which takes a page when the test says so. */
function connected() {
  const lying: SnapshotPage[] = []
  const served: Snapshot[] = []
  const assembly = new SnapshotAssembly()
  const feed = new SnapshotFeed((page) => void lying.push(structuredClone(page)))
  const take = () => {
    const page = lying.shift()
    if (!page) return false
    const snapshot = assembly.add(page)
    if (snapshot) served.push(snapshot)
    feed.taken()
    return true
  }
  return { feed, take, served, lying }
}

type Step = { kind: 'load'; entries: number } | { kind: 'apply'; entries: number } | { kind: 'take'; pages: number }

const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('load' as const), entries: fc.nat(3500) }),
    fc.record({ kind: fc.constant('apply' as const), entries: fc.nat(3500) }),
    fc.record({ kind: fc.constant('take' as const), pages: fc.nat(4) }),
  ),
  { maxLength: 12 },
)

test('whatever comes while pages are under way, one page lies there at most and the thread ends with all of it', () => {
  fc.assert(
    fc.property(steps, (script: Step[]) => {
      const { feed, take, served, lying } = connected()
      let version = 1
      let wanted = keysOf(version, 10)
      feed.load(wanted)
      for (const step of script) {
        version += 1
        if (step.kind === 'load') {
          wanted = keysOf(version, step.entries)
          feed.load(wanted)
        } else if (step.kind === 'apply') {
          const change: SnapshotChange = {
            ...{ ...nothing, version },
            apiKeys: Array.from({ length: step.entries }, (_, index) => [
              `h${index * 2}`,
              index % 3 === 0 ? undefined : key(`${version}`),
            ]),
          }
          wanted = applyChange(wanted, change)
          feed.apply(change)
        } else {
          for (let page = 0; page < step.pages; page++) take()
        }
        expect(lying.length).toBeLessThanOrEqual(1)
      }
      while (take()) expect(lying.length).toBeLessThanOrEqual(1)
      const last = served.at(-1)
      expect(last?.version).toBe(wanted.version)
      expect(new Map(last?.apiKeys)).toEqual(new Map(wanted.apiKeys))
      const versions = served.map((snapshot) => snapshot.version)
      expect(versions).toEqual([...versions].sort((a, b) => a - b))
    }),
    { numRuns: 60 },
  )
})

test('a snapshot that is superseded half way is never served, not even in part', () => {
  const { feed, take, served } = connected()
  feed.load(keysOf(1, 3500))
  take()
  take()
  feed.load(keysOf(2, 5))
  while (take());
  expect(served.map(({ version, apiKeys }) => [version, apiKeys.size])).toEqual([[2, 5]])
})

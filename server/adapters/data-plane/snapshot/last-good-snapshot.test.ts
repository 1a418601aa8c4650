import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { emptySnapshot, type Snapshot } from 'gateway-core/snapshot.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readLastGoodSnapshot, saveLastGoodSnapshot } from './last-good-snapshot.ts'

let base: string
let folder: string
beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), 'gatehouse-last-good-'))
  folder = path.join(base, 'snapshots')
})
afterEach(() => rmSync(base, { recursive: true }))

function snapshotOf(version: number, keys = 1): Snapshot {
  const entries = Array.from(
    { length: keys },
    (_, index): [string, { id: string; enabled: true; usagePlanIds: [] }] => [
      `hash${index}`,
      { id: `ké y${index}\n`, enabled: true, usagePlanIds: [] },
    ],
  )
  return {
    ...emptySnapshot,
    version,
    stages: new Map(),
    usagePlans: new Map([['p', { id: 'p', apiStages: {} }]]),
    apiKeys: new Map(entries),
  }
}

test('what is read is what was saved, be it empty or large', async () => {
  expect(await readLastGoodSnapshot(folder)).toBeUndefined()
  for (const snapshot of [emptySnapshot, snapshotOf(7), snapshotOf(8, 1500)]) {
    await saveLastGoodSnapshot(folder, snapshot)
    expect(await readLastGoodSnapshot(folder)).toEqual(snapshot)
  }
})

test('three copies are kept, readable by their owner only', async () => {
  for (let version = 1; version <= 12; version++) await saveLastGoodSnapshot(folder, snapshotOf(version))
  expect(readdirSync(folder).sort()).toEqual(['snapshot-10.jsonl', 'snapshot-11.jsonl', 'snapshot-12.jsonl'])
  expect(statSync(path.join(folder, 'snapshot-12.jsonl')).mode & 0o077).toBe(0)
})

test.each([
  ['cut short', (file: string) => writeFileSync(file, readFileSync(file, 'utf8').slice(0, -20))],
  ['without its last line', (file: string) => writeFileSync(file, readFileSync(file, 'utf8').split('{"sha')[0] ?? '')],
  ['changed', (file: string) => writeFileSync(file, readFileSync(file, 'utf8').replace('hash0', 'hash1'))],
  ['with something after it', (file: string) => appendFileSync(file, '{}\n')],
  ['empty', (file: string) => writeFileSync(file, '')],
])('a copy that is %s is passed over for the one before it', async (_, damage) => {
  await saveLastGoodSnapshot(folder, snapshotOf(1))
  await saveLastGoodSnapshot(folder, snapshotOf(2))
  damage(path.join(folder, 'snapshot-2.jsonl'))
  expect((await readLastGoodSnapshot(folder))?.version).toBe(1)
})

test('a copy that was not finished is not read, and does not hinder the next', async () => {
  await saveLastGoodSnapshot(folder, snapshotOf(1))
  writeFileSync(path.join(folder, 'snapshot-2.partial'), 'half')
  expect((await readLastGoodSnapshot(folder))?.version).toBe(1)
  await saveLastGoodSnapshot(folder, snapshotOf(2))
  expect((await readLastGoodSnapshot(folder))?.version).toBe(2)
})

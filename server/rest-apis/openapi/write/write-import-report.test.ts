import { expect, test } from 'vitest'
import { withWorld } from '#server/testing/with-world.ts'
import { createRestApi } from '../../apis/create-rest-api.ts'
import { getImportReport } from '../get-import-report.ts'
import type { PlannedEntry } from '../plan/definition-plan.ts'
import { packPlan } from '../plan/packed-plan.ts'
import { planOf } from '../testing/plan-of.ts'
import { warningsOf, writeImportReport } from './write-import-report.ts'

const withEntries = (entries: PlannedEntry[]) => packPlan({ ...planOf('paths: {}'), entries }).packed

test('lines link to the page of what they are about, where there is one', () =>
  withWorld(async ({ owner }) => {
    const { id } = await createRestApi(owner, { name: 'A' })
    const entries: PlannedEntry[] = [
      { outcome: 'kept', pointer: '/a', message: 'a', target: { kind: 'method', path: '/pets', httpMethod: 'GET' } },
      { outcome: 'translated', pointer: '/b', message: 'b', target: { kind: 'resource', path: '/pets' } },
      { outcome: 'kept', pointer: '/c', message: 'c', target: { kind: 'models' } },
      { outcome: 'attention', pointer: '', message: 'd', lost: true },
    ]
    const ids = new Map([['/pets', 'abc123']])
    await writeImportReport({ ...owner, changed: () => undefined }, id, withEntries(entries), ids)
    expect((await getImportReport(owner, { restApiId: id })).entries).toEqual([
      { outcome: 'kept', pointer: '/a', message: 'a', link: 'resources/abc123/methods/GET' },
      { outcome: 'translated', pointer: '/b', message: 'b', link: 'resources/abc123' },
      { outcome: 'kept', pointer: '/c', message: 'c' },
      { outcome: 'attention', pointer: '', message: 'd' },
    ])
  }))

test('a report of very many lines keeps what needs attention, and says how many it left out', () =>
  withWorld(async ({ owner }) => {
    const { id } = await createRestApi(owner, { name: 'A' })
    const kept = Array.from(
      { length: 12_000 },
      (_, index): PlannedEntry => ({ outcome: 'kept', pointer: `/${index}`, message: 'kept' }),
    )
    const entries: PlannedEntry[] = [...kept, { outcome: 'attention', pointer: '/last', message: 'look' }]
    await writeImportReport({ ...owner, changed: () => undefined }, id, withEntries(entries), new Map())
    const report = await getImportReport(owner, { restApiId: id })
    expect(report.entries).toHaveLength(10_001)
    expect(report.entries[0]).toMatchObject({ outcome: 'attention', pointer: '/last' })
    expect(report.entries.at(-1)?.message).toBe('2,001 more lines are not listed')
  }))

test('the next import replaces the report', () =>
  withWorld(async ({ owner, passTime }) => {
    const { id } = await createRestApi(owner, { name: 'A' })
    const context = { ...owner, changed: () => undefined }
    await writeImportReport(context, id, withEntries([{ outcome: 'kept', pointer: '/1', message: 'one' }]), new Map())
    passTime(1000)
    await writeImportReport(context, id, withEntries([{ outcome: 'kept', pointer: '/2', message: 'two' }]), new Map())
    const report = await getImportReport(owner, { restApiId: id })
    expect(report.entries).toEqual([{ outcome: 'kept', pointer: '/2', message: 'two' }])
    expect(report.createdAt).toEqual(owner.now())
  }))

test('only what was left out is a warning in the sense of AWS', () => {
  const entries: PlannedEntry[] = [
    { outcome: 'attention', pointer: '/a', message: 'look' },
    { outcome: 'attention', pointer: '/b', message: 'left out', lost: true },
  ]
  expect(warningsOf(withEntries(entries))).toEqual(['/b: left out'])
})

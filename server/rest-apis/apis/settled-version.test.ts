import { expect, test } from 'vitest'
import { settledVersion } from './settled-version.ts'

const changedDate = new Date('2026-01-01T12:00:00.000Z')
const after = (milliseconds: number) => ({ now: () => new Date(changedDate.getTime() + milliseconds) })

test('an API that was just edited has no version to keep anything under', () => {
  expect(settledVersion(after(0), { id: 'pets', changedDate })).toBeUndefined()
  expect(settledVersion(after(999), { id: 'pets', changedDate })).toBeUndefined()
})

test('the version changes with the edit and with the API, and not with the time', () => {
  const version = settledVersion(after(1000), { id: 'pets', changedDate })
  expect(version).toBeDefined()
  expect(settledVersion(after(90_000), { id: 'pets', changedDate })).toBe(version)
  const others = [
    settledVersion(after(90_000), { id: 'toys', changedDate }),
    settledVersion(after(90_000), { id: 'pets', changedDate: new Date(changedDate.getTime() + 1) }),
  ]
  expect(new Set([version, ...others]).size).toBe(3)
})

test('a clock that ran behind keeps nothing', () => {
  expect(settledVersion(after(-5000), { id: 'pets', changedDate })).toBeUndefined()
})

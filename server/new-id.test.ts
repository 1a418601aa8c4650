import { expect, test } from 'vitest'
import { newId } from './new-id.ts'

test.each([0, 1, 6, 10, 20])('an id of %i characters has that many, of AWS’s alphabet', (length) => {
  expect(newId(length)).toMatch(new RegExp(`^[a-z0-9]{${length}}$`))
})

test('every character can come, about as often as any other', () => {
  const counts = new Map<string, number>()
  for (const character of newId(36_000)) counts.set(character, (counts.get(character) ?? 0) + 1)
  expect([...counts.keys()].sort().join('')).toBe('0123456789abcdefghijklmnopqrstuvwxyz')
  // The expectation is 1000 with a deviation of 31: eight deviations do not happen.
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(250)
})

test('ids do not repeat', () => {
  expect(new Set(Array.from({ length: 10_000 }, () => newId(10))).size).toBe(10_000)
})

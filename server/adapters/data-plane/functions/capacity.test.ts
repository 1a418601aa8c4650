import { expect, test } from 'vitest'
import { Capacity, capacityLimits } from './capacity.ts'

const limits = { memoryMb: 1024, accountMemoryMb: 512, instances: 3, instancesOfFunction: 2 }

test('memory is shared out by account and over all, instances by function and over all', () => {
  const capacity = new Capacity(limits)
  expect(capacity.shortage('a', 128, 2)).toBe('function')
  expect(capacity.shortage('a', 513, 0)).toBe('account')
  capacity.take('a', 512)
  expect(capacity.shortage('a', 128, 0)).toBe('account')
  expect(capacity.shortage('b', 512, 0)).toBeUndefined()
  capacity.take('b', 400)
  expect(capacity.shortage('c', 128, 0)).toBe('process')
  capacity.take('c', 100)
  expect(capacity.shortage('d', 1, 0)).toBe('process')
  capacity.giveBack('a', 512)
  expect(capacity.shortage('a', 512, 0)).toBeUndefined()
})

test('the largest function fits whatever the machine has, and one account has half at most', () => {
  expect(capacityLimits(100)).toMatchObject({ memoryMb: 3072, accountMemoryMb: 3072 })
  expect(capacityLimits(20_000)).toMatchObject({ memoryMb: 20_000, accountMemoryMb: 10_000, instances: 156 })
  expect(capacityLimits().memoryMb).toBeGreaterThanOrEqual(3072)
})

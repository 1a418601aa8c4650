import { expect, test } from 'vitest'
import { measureCalls } from './measure-calls.ts'

test('counts what came back and what failed, each lane one call at a time', async () => {
  const underWay = new Map<number, number>()
  let most = 0
  let calls = 0
  const figures = await measureCalls('Call', { seconds: 0.05, connections: 3 }, async (lane) => {
    underWay.set(lane, (underWay.get(lane) ?? 0) + 1)
    most = Math.max(most, underWay.get(lane) ?? 0)
    await new Promise((resolve) => setImmediate(resolve))
    underWay.set(lane, 0)
    calls += 1
    if (calls % 2 === 0) throw new Error('on purpose')
  })
  expect(most).toBe(1)
  expect([...underWay.keys()]).toEqual([0, 1, 2])
  expect(figures.failures).toBe(Math.floor(calls / 2))
})

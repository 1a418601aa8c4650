import { expect, test } from 'vitest'
import { LatestOnly } from './latest-only.ts'

/** Work that a test finishes by hand. */
function byHand() {
  const started: string[] = []
  const running: PromiseWithResolvers<string>[] = []
  const queue = new LatestOnly((item: string) => {
    started.push(item)
    const work = Promise.withResolvers<string>()
    running.push(work)
    return work.promise
  })
  const finish = async (result: string) => {
    running.at(-1)?.resolve(result)
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { started, running, queue, finish }
}

test('starts at once when nothing is under way', async () => {
  const done: number[] = []
  const queue = new LatestOnly((item: number) => {
    done.push(item)
    return item * 2
  })
  const first = queue.do(1)
  expect(done).toEqual([1])
  const second = queue.do(2)
  expect(done).toEqual([1, 2])
  expect([await first, await second]).toEqual([2, 4])
})

test('one piece of work at a time', async () => {
  const { started, queue, finish } = byHand()
  const first = queue.do('a')
  const second = queue.do('b')
  expect(started).toEqual(['a'])
  await finish('A')
  expect(started).toEqual(['a', 'b'])
  await finish('B')
  expect([await first, await second]).toEqual(['A', 'B'])
})

test('of what waits only the latest is done, and all who waited get its outcome', async () => {
  const { started, queue, finish } = byHand()
  const given = ['a', 'b', 'c', 'd'].map((item) => queue.do(item))
  await finish('A')
  await finish('D')
  expect(started).toEqual(['a', 'd'])
  expect(await Promise.all(given)).toEqual(['A', 'D', 'D', 'D'])
})

test('what fails does not stop what waits', async () => {
  const { running, started, queue, finish } = byHand()
  const first = queue.do('a')
  const second = queue.do('b')
  running[0]?.reject(new Error('it broke'))
  await expect(first).rejects.toThrow('it broke')
  await finish('B')
  expect(started).toEqual(['a', 'b'])
  expect(await second).toBe('B')
})

test('what fails at once rejects, and the next starts at once', async () => {
  let calls = 0
  const queue = new LatestOnly((isBroken: boolean) => {
    calls++
    if (isBroken) throw new Error('it broke')
    return calls
  })
  await expect(queue.do(true)).rejects.toThrow('it broke')
  expect(await queue.do(false)).toBe(2)
})

test('what waits and then fails rejects for all who waited', async () => {
  const { running, queue, finish } = byHand()
  const first = queue.do('a')
  const waiting = [queue.do('b'), queue.do('c')]
  await finish('A')
  running[1]?.reject(new Error('it broke'))
  expect(await first).toBe('A')
  const outcomes = await Promise.allSettled(waiting)
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
})

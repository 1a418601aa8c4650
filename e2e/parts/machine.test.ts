import { expect, test } from 'vitest'
import { Machine } from './machine.ts'

/** Work that goes on until it is told to end, and says when it begins. */
function workbench() {
  const running: string[] = []
  const ends = new Map<string, () => void>()
  return {
    running,
    work: (name: string) => () => {
      running.push(name)
      return new Promise<string>((resolve) => {
        ends.set(name, () => {
          running.splice(running.indexOf(name), 1)
          resolve(name)
        })
      })
    },
    async end(name: string): Promise<void> {
      ends.get(name)?.()
      await settled()
    },
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

test('two halves run beside each other, the others one after the other in their order', async () => {
  const machine = new Machine()
  const { running, work, end } = workbench()
  const all = Promise.all(['a', 'b', 'c', 'd'].map((name) => machine.half(work(name))))
  await settled()
  expect(running).toEqual(['a', 'b'])
  await end('a')
  expect(running).toEqual(['b', 'c'])
  await end('b')
  await end('c')
  await end('d')
  expect(await all).toEqual(['a', 'b', 'c', 'd'])
})

test('the whole machine is given when nothing runs and nothing waits for a half, to one at a time', async () => {
  const machine = new Machine()
  const { running, work, end } = workbench()
  const wholes = ['x', 'y'].map((name) => machine.whole(work(name)))
  const halves = ['a', 'b', 'c'].map((name) => machine.half(work(name)))
  await settled()
  expect(running).toEqual(['a', 'b'])
  await end('a')
  await end('b')
  expect(running).toEqual(['c'])
  await end('c')
  expect(running).toEqual(['x'])
  halves.push(machine.half(work('late')))
  await settled()
  expect(running).toEqual(['x'])
  await end('x')
  expect(running).toEqual(['late'])
  await end('late')
  expect(running).toEqual(['y'])
  await end('y')
  await Promise.all([...wholes, ...halves])
})

test('work that fails says so and gives its half back', async () => {
  const machine = new Machine()
  const failing = [1, 2].map((number) => machine.half(() => Promise.reject(new Error(`broken ${number}`))))
  const outcomes = await Promise.allSettled([...failing, machine.whole(async () => 'whole')])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
})

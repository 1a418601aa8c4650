import { expect, test } from 'vitest'
import { packPlan } from '../plan/packed-plan.ts'
import { planOf } from '../testing/plan-of.ts'
import { idTaker, pause, writeRows } from './write-rows.ts'

test('an id that is drawn twice is given once', () => {
  const drawn = ['aaaaaa', 'aaaaaa', 'bbbbbb', 'taken1', 'cccccc']
  const takeId = idTaker(() => drawn.shift() ?? 'zzzzzz', ['taken1'])
  expect([takeId(), takeId(), takeId()]).toEqual(['aaaaaa', 'bbbbbb', 'cccccc'])
})

test('rows are written in order, piece by piece', async () => {
  const paths = Array.from({ length: 450 }, (_, index) => `/p${index}`)
  const { packed } = packPlan({ ...planOf('paths: {}'), paths })
  const written: string[][] = []
  await writeRows(packed.paths, async (rows) => void written.push(rows))
  expect(written.map((rows) => rows.length)).toEqual([200, 200, 50])
  expect(written.flat()).toEqual(paths)
})

test('others run between two pieces, and a failure stops the rest', async () => {
  const paths = Array.from({ length: 450 }, (_, index) => `/p${index}`)
  const { packed } = packPlan({ ...planOf('paths: {}'), paths })
  const order: string[] = []
  const other = (async () => {
    for (let turn = 0; turn < 2; turn++) {
      await pause()
      order.push('other')
    }
  })()
  await writeRows(packed.paths, async () => void order.push('piece'))
  await other
  expect(order.slice(0, 3)).toEqual(['piece', 'other', 'piece'])
  let calls = 0
  const failing = writeRows(packed.paths, async () => {
    calls++
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(calls).toBe(1)
})

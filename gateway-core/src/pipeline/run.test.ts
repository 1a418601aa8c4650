import { describe, expect, test } from 'vitest'
import { mock } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { Refusal } from './refusal.ts'
import { run } from './run.ts'
import type { Step, Verdict } from './stage.ts'

const { exchange } = stagedExchange({ methods: { 'GET /': mock(200, '') } })
const no = new Refusal('THROTTLED')

/** Steps that tell when they run. */
function traced(...answers: readonly (Verdict | Promise<Verdict> | Error)[]) {
  const ran: number[] = []
  const steps: Step[] = answers.map((answer, index) => () => {
    ran.push(index)
    if (answer instanceof Error) throw answer
    return answer
  })
  return { ran, steps }
}

describe('synchronously', () => {
  test('runs all steps in order when none answers', () => {
    const { ran, steps } = traced(undefined, undefined, undefined)
    expect(run(steps, exchange)).toBeUndefined()
    expect(ran).toEqual([0, 1, 2])
  })

  test('ends with the first answer', () => {
    const { ran, steps } = traced(undefined, no, undefined)
    expect(run(steps, exchange)).toBe(no)
    expect(ran).toEqual([0, 1])
  })

  test('an empty list answers nothing', () => {
    expect(run([], exchange)).toBeUndefined()
  })

  test('gives each step the exchange', () => {
    const seen: unknown[] = []
    run([(given) => void seen.push(given)], exchange)
    expect(seen).toEqual([exchange])
  })

  test('lets an exception out', () => {
    expect(() => run(traced(undefined, new Error('bug')).steps, exchange)).toThrow('bug')
  })
})

describe('from the first promise on', () => {
  test('runs the rest when it goes on', async () => {
    const { ran, steps } = traced(undefined, Promise.resolve(undefined), undefined, no, undefined)
    const verdict = run(steps, exchange)
    expect(verdict).toBeInstanceOf(Promise)
    expect(ran).toEqual([0, 1])
    expect(await verdict).toBe(no)
    expect(ran).toEqual([0, 1, 2, 3])
  })

  test('ends with its answer', async () => {
    const { ran, steps } = traced(Promise.resolve(no), undefined)
    expect(await run(steps, exchange)).toBe(no)
    expect(ran).toEqual([0])
  })

  test('several promises are waited for in turn', async () => {
    const { ran, steps } = traced(Promise.resolve(undefined), Promise.resolve(undefined), Promise.resolve(no))
    expect(await run(steps, exchange)).toBe(no)
    expect(ran).toEqual([0, 1, 2])
  })

  test('a failure is a rejection', async () => {
    await expect(run(traced(Promise.resolve(undefined), new Error('bug')).steps, exchange)).rejects.toThrow('bug')
    await expect(run(traced(Promise.reject(new Error('late'))).steps, exchange)).rejects.toThrow('late')
  })
})

test('starts where it is told to', () => {
  const { ran, steps } = traced(undefined, undefined, undefined)
  run(steps, exchange, 2)
  expect(ran).toEqual([2])
})

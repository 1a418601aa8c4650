import { expect, test } from 'vitest'
import type { UsagePlanSnapshot } from '../usage-plan-snapshot.ts'
import { loadPlans } from './load-plans.ts'
import { runWhole } from './slices.ts'

const plan = (id: string): UsagePlanSnapshot => ({ id, apiStages: {} })

test('a plan that did not change keeps its compiled form, one that did gets another, one that is gone has none', () => {
  const [same, changed, gone] = [plan('same'), plan('changed'), plan('gone')]
  const before = runWhole(loadPlans(new Map([same, changed, gone].map((each) => [each.id, each])), new Map()))
  expect([...before.keys()]).toEqual(['same', 'changed', 'gone'])
  const other = { ...changed, throttle: { rateLimit: 1 } }
  const after = runWhole(loadPlans(new Map([same, other, plan('new')].map((each) => [each.id, each])), before))
  expect([...after.keys()]).toEqual(['same', 'changed', 'new'])
  expect(after.get('same')).toBe(before.get('same'))
  expect(after.get('changed')).not.toBe(before.get('changed'))
  expect(after.get('changed')?.plan).toBe(other)
})

test('a pause is offered after each plan', () => {
  const slices = loadPlans(new Map(['a', 'b', 'c'].map((id) => [id, plan(id)])), new Map())
  const steps = [slices.next(), slices.next(), slices.next(), slices.next()]
  expect(steps.map(({ done }) => done)).toEqual([false, false, false, true])
})

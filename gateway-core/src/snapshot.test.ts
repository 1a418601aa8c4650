import { expect, test } from 'vitest'
import { applyChange, emptySnapshot } from './snapshot.ts'
import { deployedApi, deployedStage, mock, stageKey } from './testing/deployed-api.ts'

const script = { methods: { 'GET /': mock(200, '') } }
const nothing = { stages: [], usagePlans: [], apiKeys: [], accessKeys: [], credentials: [], accounts: [], domains: [] }

test('a change adds, replaces and removes, and leaves the snapshot before it alone', () => {
  const before = deployedApi(script)
  const stage = deployedStage({ ...script, stage: { stageName: 'test' } })
  const plan = { id: 'plan01', apiStages: {} }
  const after = applyChange(before, {
    ...nothing,
    version: 2,
    stages: [['abcde12345/test', stage]],
    usagePlans: [['plan01', plan]],
    apiKeys: [...before.apiKeys.keys()].map((hash) => [hash, undefined] as const),
  })
  expect(after.version).toBe(2)
  expect([...after.stages.keys()]).toEqual([stageKey, 'abcde12345/test'])
  expect(after.usagePlans.get('plan01')).toBe(plan)
  expect(after.apiKeys.size).toBe(0)
  expect(before.version).toBe(1)
  expect(before.stages.size).toBe(1)
  expect(before.apiKeys.size).toBe(1)
})

test('what did not change keeps its identity, so that its compiled form is kept', () => {
  const before = deployedApi(script)
  const after = applyChange(before, {
    ...nothing,
    version: 2,
    usagePlans: [['plan02', { id: 'plan02', apiStages: {} }]],
  })
  expect(after.stages).toBe(before.stages)
  expect(after.apiKeys).toBe(before.apiKeys)
  expect(after.usagePlans.get('plan01')).toBe(before.usagePlans.get('plan01'))
})

test('removing what is not there changes nothing but the version', () => {
  const after = applyChange(emptySnapshot, { ...nothing, version: 7, stages: [['nope/prod', undefined]] })
  expect(after).toEqual({ ...emptySnapshot, version: 7 })
})

test('a snapshot survives structuredClone and JSON', () => {
  const snapshot = deployedApi(script)
  expect(structuredClone(snapshot)).toEqual(snapshot)
  const stage = snapshot.stages.get(stageKey)
  expect(JSON.parse(JSON.stringify(stage))).toEqual(stage)
})

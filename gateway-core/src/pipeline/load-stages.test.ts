import { expect, test } from 'vitest'
import type { StageSnapshot } from '../snapshot.ts'
import { deployedStage, mock } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import type { CompiledStage } from './compile.ts'
import { type LoadedStages, loadStages } from './load-stages.ts'
import type { Pipeline } from './stage.ts'

const { services } = stagedExchange({ methods: { 'GET /': mock(200, '') } })
const nothing: Pipeline = { answer: [], finish: [], report: [] }

function stage(name: string, ...paths: string[]): [string, StageSnapshot] {
  const methods = Object.fromEntries(paths.map((path) => [`GET ${path}`, mock(200, '')]))
  return [`abcde12345/${name}`, deployedStage({ methods, stage: { stageName: name } })]
}

/** Loads to the end, and counts the pauses. */
function load(
  wanted: readonly [string, StageSnapshot][],
  known: ReadonlyMap<string, CompiledStage> = new Map(),
): LoadedStages & { pauses: number } {
  const work = loadStages(new Map(wanted), known, nothing, services)
  for (let pauses = 0; ; pauses++) {
    const { done, value } = work.next()
    if (done) return { ...value, pauses }
  }
}

test('compiles every stage and offers a pause after each method', () => {
  const { stages, rejected, pauses } = load([stage('a', '/x', '/y'), stage('b', '/z')])
  expect([...stages.keys()]).toEqual(['abcde12345/a', 'abcde12345/b'])
  expect(stages.get('abcde12345/a')?.resources.find('/y')).toMatchObject({ values: [] })
  expect(rejected).toEqual([])
  expect(pauses).toBe(5)
})

test('a stage that did not change keeps its compiled form and costs nothing', () => {
  const [a, b] = [stage('a', '/x'), stage('b', '/x')]
  const first = load([a, b])
  const second = load([a, stage('b', '/x')], first.stages)
  expect(second.stages.get('abcde12345/a')).toBe(first.stages.get('abcde12345/a'))
  expect(second.stages.get('abcde12345/b')).not.toBe(first.stages.get('abcde12345/b'))
  expect(second.pauses).toBe(2)
})

test('a stage that cannot be compiled is named with its reason, and the others are loaded', () => {
  const { stages, rejected } = load([stage('bad', '/a//b'), stage('good', '/x')])
  expect([...stages.keys()]).toEqual(['abcde12345/good'])
  expect(rejected).toEqual([{ stage: 'abcde12345/bad', reason: expect.stringContaining('empty segment') }])
})

test('what a rejected stage was before goes on being served', () => {
  const before = load([stage('a', '/x')])
  const { stages, rejected } = load([stage('a', '/a//b')], before.stages)
  expect(rejected).toHaveLength(1)
  expect(stages.get('abcde12345/a')).toBe(before.stages.get('abcde12345/a'))
})

test('what is thrown without being an error is a reason, too', () => {
  const [key, snapshot] = stage('a', '/x')
  const hostile = new Proxy(snapshot, {
    get(target, name, receiver) {
      if (name === 'accountId') throw 'text'
      return Reflect.get(target, name, receiver)
    },
  })
  expect(load([[key, hostile]]).rejected).toEqual([{ stage: key, reason: 'text' }])
})

test('a stage that is not wanted any more is gone', () => {
  const before = load([stage('a', '/x')])
  expect(load([], before.stages).stages.size).toBe(0)
})

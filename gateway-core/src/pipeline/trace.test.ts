import { describe, expect, test } from 'vitest'
import type { MethodSetting } from '../snapshot.ts'
import { deployedStage, mock } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { compileStage } from './compile.ts'
import { Refusal } from './refusal.ts'
import type { Pipeline, Stage, Step } from './stage.ts'
import { tracerOf } from './trace.ts'

const script = { methods: { 'GET /pets': mock(200, '[]') } }
const logged = { ...script, stage: { methodSettings: { '*/*': { loggingLevel: 'INFO' } } } }

function stageOf(name: string, step: Step): Stage {
  return { name, compile: () => step }
}

function compiledSteps(script: Parameters<typeof deployedStage>[0], pipeline: Pipeline) {
  const { services } = stagedExchange(script, { path: '/pets' })
  const { resources, unmatched } = compileStage(deployedStage(script), pipeline, services)
  const match = resources.find('/pets')
  const route = match === undefined || match === 'malformed' ? undefined : match.leaf.get('GET')
  if (route === undefined) throw new Error('No route')
  return { route, unmatched }
}

describe('a method that is not logged', () => {
  const answer: Step = () => undefined
  const finish: Step = () => undefined
  const report: Step = () => undefined
  const pipeline: Pipeline = {
    answer: [stageOf('answer', answer)],
    finish: [stageOf('finish', finish)],
    report: [stageOf('report', report)],
  }

  test.each([undefined, 'OFF', 'ERROR'])('pays nothing at level %j: its steps are the stages’ own', (loggingLevel) => {
    const methodSettings: Record<string, MethodSetting> = loggingLevel === undefined ? {} : { '*/*': { loggingLevel } }
    const { route } = compiledSteps({ ...script, stage: { methodSettings } }, pipeline)
    expect(route.answer).toEqual([answer])
    expect(route.answer[0]).toBe(answer)
    expect(route.finish[0]).toBe(finish)
    expect(route.report[0]).toBe(report)
  })

  test('pays nothing when another method is logged', () => {
    const methodSettings = { 'cats/GET': { loggingLevel: 'INFO' } }
    const { route } = compiledSteps({ ...script, stage: { methodSettings } }, pipeline)
    expect(route.answer[0]).toBe(answer)
  })

  test('is also what matches no method', () => {
    const { route, unmatched } = compiledSteps(logged, pipeline)
    expect(unmatched.finish[0]).toBe(finish)
    expect(route.finish[0]).not.toBe(finish)
    expect(route.report[0]).toBe(report)
  })
})

describe('a traced step', () => {
  const { exchange, method, services, again } = stagedExchange(logged, { path: '/pets' })
  const tracer = tracerOf(method, services)
  if (tracer === undefined) throw new Error('Not traced')

  test('stays synchronous when its stage is', () => {
    expect(tracer('plain', () => undefined)(exchange)).toBeUndefined()
    expect(exchange.trace?.report(exchange).stages).toMatchObject([{ name: 'plain', verdict: 'went-on' }])
  })

  test('hands on the verdict as it is, at once or later', async () => {
    const refusal = new Refusal('THROTTLED')
    const other = again()
    expect(tracer('at-once', () => refusal)(other)).toBe(refusal)
    expect(await tracer('later', async () => refusal)(other)).toBe(refusal)
    expect(await tracer('on', async () => undefined)(other)).toBeUndefined()
    expect(other.trace?.report(other).stages.map(({ name, verdict }) => [name, verdict])).toEqual([
      ['at-once', 'refused'],
      ['later', 'refused'],
      ['on', 'went-on'],
    ])
  })

  test('fails as its stage fails', async () => {
    const other = again()
    const bug = new Error('a bug')
    expect(() =>
      tracer('throws', () => {
        throw bug
      })(other),
    ).toThrow(bug)
    await expect(tracer('rejects', () => Promise.reject(bug))(other)).rejects.toThrow(bug)
    expect(other.trace?.report(other).stages).toEqual([])
  })

  test('keeps one trace for one request', () => {
    const [one, two] = [again(), again()]
    tracer('a', () => undefined)(one)
    const { trace } = one
    tracer('b', () => undefined)(one)
    tracer('a', () => undefined)(two)
    expect(one.trace).toBe(trace)
    expect(two.trace).not.toBe(trace)
  })
})

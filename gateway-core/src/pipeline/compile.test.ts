import { describe, expect, test } from 'vitest'
import { type ApiScript, deployedStage, httpProxy, mock } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { compileStage } from './compile.ts'
import { Refusal } from './refusal.ts'
import type { CompiledMethod, Pipeline, Stage } from './stage.ts'

const { services } = stagedExchange({ methods: { 'GET /': mock(200, '') } })
const nothing: Pipeline = { answer: [], finish: [], report: [] }

function compiled(script: ApiScript, pipeline: Pipeline = nothing) {
  return compileStage(deployedStage(script), pipeline, services)
}

function routed(script: ApiScript, verb: string, path: string): string | undefined {
  const match = compiled(script).resources.find(path)
  if (match === undefined || match === 'malformed') return undefined
  return match.leaf.get(verb)?.method.methodKey
}

describe('verbs', () => {
  const script: ApiScript = {
    methods: {
      'ANY /any': mock(200, ''),
      'GET /any': mock(200, ''),
      'GET /get': mock(200, ''),
      'ANY /': mock(200, ''),
    },
  }

  test('an explicit verb wins over ANY, in whichever order they come', () => {
    expect(routed(script, 'GET', '/any')).toBe('/any/GET')
    expect(routed({ methods: { 'GET /any': mock(200, ''), 'ANY /any': mock(200, '') } }, 'GET', '/any')).toBe(
      '/any/GET',
    )
  })

  test.each(['DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'])('ANY serves %s', (verb) => {
    expect(routed(script, verb, '/any')).toBe('/any/ANY')
  })

  test.each(['TRACE', 'CONNECT', 'PROPFIND', 'get', ''])('ANY does not serve "%s"', (verb) => {
    expect(routed(script, verb, '/any')).toBeUndefined()
  })

  test('HEAD is never served by GET', () => {
    expect(routed(script, 'HEAD', '/get')).toBeUndefined()
  })

  test('the root’s method has one slash', () => {
    expect(routed(script, 'GET', '/')).toBe('/ANY')
  })
})

test('a resource without methods does not stand in the way of a greedy one', () => {
  const stage = deployedStage({ methods: { 'ANY /{proxy+}': mock(200, '') } })
  const resources = [...stage.api.resources, { id: 'x', path: '/empty', methods: [] }]
  const made = compileStage({ ...stage, api: { ...stage.api, resources } }, nothing, services)
  expect(made.resources.find('/empty')).toMatchObject({ values: ['empty'] })
})

test('a method knows what it was compiled from', () => {
  const script: ApiScript = { methods: { 'POST /pets/{id}/{proxy+}': mock(200, '') } }
  const match = compiled(script).resources.find('/pets/1/x')
  if (match === undefined || match === 'malformed') throw new Error('Nothing matches')
  expect(match.leaf.get('POST')?.method).toMatchObject({
    stageKey: 'abcde12345/prod',
    resource: { id: 'res0', path: '/pets/{id}/{proxy+}' },
    methodKey: '/pets/{id}/{proxy+}/POST',
    pathParameters: ['id', 'proxy'],
    method: { httpMethod: 'POST' },
  })
})

describe('stages', () => {
  const asked: string[] = []
  const recording = (name: string, uses: (method: CompiledMethod) => boolean): Stage => ({
    name,
    compile(method) {
      asked.push(`${name} ${method.methodKey}`)
      return uses(method) ? () => new Refusal('UNAUTHORIZED', name) : undefined
    },
  })

  test('are compiled once for each method, and leave nothing where they are not used', () => {
    asked.length = 0
    const pipeline = {
      answer: [recording('a', () => false), recording('b', ({ method }) => method.httpMethod === 'GET')],
      finish: [recording('c', () => true)],
      report: [],
    }
    const { resources } = compiled({ methods: { 'GET /x': mock(200, ''), 'PUT /x': mock(200, '') } }, pipeline)
    const match = resources.find('/x')
    if (match === undefined || match === 'malformed') throw new Error('Nothing matches')
    expect(match.leaf.get('GET')).toMatchObject({
      answer: [expect.any(Function)],
      finish: [expect.any(Function)],
      report: [],
    })
    expect(match.leaf.get('PUT')).toMatchObject({ answer: [], finish: [expect.any(Function)], report: [] })
    expect(asked.filter((entry) => entry.endsWith('/x/GET'))).toEqual(['a /x/GET', 'b /x/GET', 'c /x/GET'])
  })

  test('finish also what matches no method', () => {
    const { unmatched, malformed } = compiled(
      { methods: {} },
      { answer: [], finish: [recording('c', () => true)], report: [] },
    )
    const { exchange } = stagedExchange({ methods: { 'GET /': mock(200, '') } })
    expect(unmatched.answer[0]?.(exchange)).toMatchObject({ type: 'MISSING_AUTHENTICATION_TOKEN' })
    expect(malformed.answer[0]?.(exchange)).toMatchObject({ type: 'DEFAULT_4XX' })
    expect(unmatched.finish).toHaveLength(1)
    expect(malformed.finish).toHaveLength(1)
  })
})

describe('refuses a stage with', () => {
  const withMethods = (path: string, ...verbs: string[]) => {
    const stage = deployedStage({ methods: {} })
    const methods = verbs.map((httpMethod) => ({ ...noMethod, httpMethod }))
    return { ...stage, api: { ...stage.api, resources: [{ id: 'x', path, methods }] } }
  }
  const noMethod = {
    authorizationType: 'NONE',
    apiKeyRequired: false,
    methodResponses: {},
    ...httpProxy('http://backend'),
  }

  test('a method twice', () => {
    expect(() => compileStage(withMethods('/x', 'GET', 'GET'), nothing, services)).toThrow('two methods are GET /x')
  })

  test('a malformed path', () => {
    expect(() => compileStage(withMethods('/a//b', 'GET'), nothing, services)).toThrow('empty segment')
  })

  test('but not ANY beside verbs', () => {
    expect(() => compileStage(withMethods('/x', 'GET', 'ANY', 'POST'), nothing, services)).not.toThrow()
  })
})

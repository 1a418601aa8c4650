import { expect, test } from 'vitest'
import { Refusal } from '../pipeline/refusal.ts'
import { mock } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { Trace, tracePlan } from '../trace/trace.ts'
import { compileBodyTemplate } from './body-template.ts'

const staged = () => stagedExchange({ methods: { 'GET /': mock(200, '') } }, { path: '/?q=1' }).exchange

function template(source: string) {
  const compiled = compileBodyTemplate(source)
  if (compiled instanceof Refusal) throw new Error(compiled.cause)
  return compiled
}

test('a template without references and directives is literal, and costs no engine', () => {
  const exchange = staged()
  expect(template('{"a": 1}').literal).toBe('{"a": 1}')
  expect(template('{"a": 1}').render(exchange, 'body', 'request')).toBe('{"a": 1}')
  expect(exchange.overrides).toBeUndefined()
})

test('any other is rendered for each request', () => {
  const { literal, render } = template('$input.params("q") of $context.stage: $input.body')
  expect(literal).toBeUndefined()
  expect(render(staged(), 'body', 'request')).toBe('1 of prod: body')
})

test('what it overrides stays with the request', () => {
  const exchange = staged()
  template('#set($context.responseOverride.status = 204)').render(exchange, '', 'request')
  expect(exchange.overrides?.status).toBe(204)
})

test('one that cannot be parsed refuses, with the place in the log', () => {
  expect(compileBodyTemplate('line\n#if(')).toMatchObject({
    type: 'API_CONFIGURATION_ERROR',
    cause: expect.stringMatching(/^a mapping template failed: .*line 2/),
  })
})

test('one that fails refuses, and the log says why', () => {
  const endless = '#foreach($i in [1..1000])#foreach($j in [1..1000])#foreach($k in [1..1000])x#end#end#end'
  expect(template(endless).render(staged(), '', 'request')).toMatchObject({
    type: 'API_CONFIGURATION_ERROR',
    cause: expect.stringContaining('a mapping template failed'),
  })
})

test('a trace is told what each line did, and in which direction', () => {
  const { exchange, method, services } = stagedExchange({ methods: { 'GET /': mock(200, '') } }, { path: '/?q=1' })
  exchange.trace = new Trace(exchange, tracePlan(method), services.clock)
  const start = exchange.trace.begin(exchange)
  template('a\n$input.params("q")').render(exchange, '', 'response')
  exchange.trace.end('build-method-response', start, exchange, undefined)
  expect(exchange.trace.report(exchange).stages[0]?.templates).toMatchObject([
    { direction: 'response', values: [{ line: 2, text: '1' }] },
  ])
})

import { describe, expect, test } from 'vitest'
import { Refusal } from '../pipeline/refusal.ts'
import { Reply } from '../pipeline/reply.ts'
import type { IntegrationResponseSnapshot } from '../snapshot.ts'
import { http, type MethodScript, mock } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import type { IntegrationResponse } from './integration.ts'
import { compileMappedResponse } from './mapped-response.ts'
import { MockResponse } from './mock-response.ts'

interface Given {
  readonly script?: MethodScript
  readonly response?: IntegrationResponseSnapshot
  readonly status?: string
  readonly backend?: IntegrationResponse
  readonly headers?: Record<string, string>
}

function build({ response = {}, status = '200', backend = new MockResponse(200), headers, script }: Given) {
  const method = script ?? { ...http('http://backend/'), methodResponses: { [status]: {} } }
  const integration = { ...method.integration, integrationResponses: { [status]: response } }
  const staged = stagedExchange({ methods: { 'GET /': { ...method, integration } } }, { headers })
  const { exchange } = staged
  exchange.integrationResponse = backend
  exchange.selectedResponse = { statusCode: status, response }
  return compileMappedResponse(staged.method)(exchange)
}

function reply(given: Given): Reply {
  const made = build(given)
  if (!(made instanceof Reply)) throw new Error('A reply was expected')
  return made
}

function header({ headers }: Reply, name: string): string[] {
  return headers.filter((_, index) => index % 2 === 1 && headers[index - 1]?.toLowerCase() === name)
}

/** A backend’s response with some headers. */
function answered(rawHeaders: Record<string, string>, status = 200): IntegrationResponse {
  const values = (name: string) => {
    const found = Object.entries(rawHeaders).find(([known]) => known.toLowerCase() === name.toLowerCase())
    return found === undefined ? [] : [found[1]]
  }
  return Object.assign(new MockResponse(status), {
    rawHeaders: Object.entries(rawHeaders).flat(),
    headerValues: values,
  })
}

const json = (body: string): IntegrationResponseSnapshot => ({ responseTemplates: { 'application/json': body } })

describe('body', () => {
  test('passes through without a template, with what describes it', () => {
    const backend = answered({
      'Content-Type': 'image/png',
      'Content-Length': '7',
      'Content-Encoding': 'br',
      'X-Own': '1',
    })
    const made = reply({ backend })
    expect(made.body).toBe(backend)
    expect(header(made, 'content-type')).toEqual(['image/png'])
    expect(header(made, 'content-length')).toEqual(['7'])
    expect(header(made, 'content-encoding')).toEqual(['br'])
    expect(header(made, 'x-own')).toEqual([])
  })

  test('passes through with an empty template', () => {
    const backend = answered({ 'Content-Type': 'text/csv' })
    const made = reply({ backend, response: json('') })
    expect(made.body).toBe(backend)
    expect(header(made, 'content-type')).toEqual(['text/csv'])
  })

  test('is the template’s text when that is the same for every answer', () => {
    const made = reply({ response: json('{"fixed":"é"}'), backend: answered({ 'Content-Type': 'text/csv' }) })
    expect(made.body).toBe('{"fixed":"é"}')
    expect(header(made, 'content-type')).toEqual(['application/json'])
    expect(header(made, 'content-length')).toEqual(['14'])
  })

  test('is the template that the caller prefers', () => {
    const response = { responseTemplates: { 'application/json': '{}', 'text/plain': 'text' } }
    const made = reply({ response, headers: { accept: 'text/plain' } })
    expect(made.body).toBe('text')
    expect(header(made, 'content-type')).toEqual(['text/plain'])
  })

  test('of a mock without a template is empty', () => {
    const made = reply({ script: mock(200, '') })
    expect(made.body).toBe('')
    expect(header(made, 'content-length')).toEqual(['0'])
    expect(header(made, 'content-type')).toEqual(['application/json'])
  })

  test.each(['204', '304'])('of a %s has no length', (status) => {
    const script = { ...mock(200, ''), methodResponses: { [status]: {} } }
    expect(header(reply({ script, status }), 'content-length')).toEqual([])
    const backend = answered({ 'Content-Length': '3' })
    expect(header(reply({ status, backend }), 'content-length')).toEqual([])
  })

  test('of a template that needs the engine is a configuration error, and the log says so', () => {
    expect(build({ response: json('$input.body') })).toMatchObject({
      type: 'API_CONFIGURATION_ERROR',
      cause: expect.stringContaining('template engine'),
    })
  })
})

describe('headers', () => {
  const responseParameters = {
    'method.response.header.Access-Control-Allow-Origin': "'*'",
    'method.response.header.X-Renamed': 'integration.response.header.x-own',
    'method.response.header.X-Missing': 'integration.response.header.nope',
    'method.response.header.X-Stage': 'context.stage',
    'method.response.header.Content-Length': "'1'",
    'method.response.header.X-Split': "'a\r\nX-Evil: 1'",
  }

  test('are those that are mapped, and no framing', () => {
    const made = reply({ response: { ...json('{}'), responseParameters }, backend: answered({ 'X-Own': 'own' }) })
    expect(header(made, 'access-control-allow-origin')).toEqual(['*'])
    expect(header(made, 'x-renamed')).toEqual(['own'])
    expect(header(made, 'x-missing')).toEqual([])
    expect(header(made, 'x-stage')).toEqual(['prod'])
    expect(header(made, 'x-split')).toEqual([])
    expect(header(made, 'content-length')).toEqual(['2'])
  })

  test('may set the content type', () => {
    const typed = { ...json('<a/>'), responseParameters: { 'method.response.header.Content-Type': "'text/xml'" } }
    expect(header(reply({ response: typed }), 'content-type')).toEqual(['text/xml'])
  })

  test('carry a trace id, but not for a mock', () => {
    expect(header(reply({}), 'x-amzn-trace-id')[0]).toMatch(/^Root=1-/)
    expect(header(reply({ script: mock(200, '') }), 'x-amzn-trace-id')).toEqual([])
  })
})

describe('is a configuration error when', () => {
  const refused = (given: Given, cause: string) => {
    const verdict = build(given)
    expect(verdict).toBeInstanceOf(Refusal)
    expect(verdict).toMatchObject({ type: 'API_CONFIGURATION_ERROR', cause: expect.stringContaining(cause) })
  }

  test('the method has no response of that status', () => {
    refused({ script: { ...http('http://backend/'), methodResponses: {} } }, 'no method response 200')
  })

  test('a header needs the body', () => {
    const responseParameters = { 'method.response.header.X': 'integration.response.body.a' }
    refused({ response: { responseParameters } }, 'cannot be mapped')
  })

  test('a mapping is onto no header', () => {
    refused({ response: { responseParameters: { 'method.response.header.a b': "'x'" } } }, 'cannot be mapped')
  })

  test('its status is none', () => {
    refused({ status: '99', script: { ...http('http://backend/'), methodResponses: { 99: {} } } }, '99 is no status')
  })

  test('the selected response is not there', () => {
    const { exchange, method } = stagedExchange({ methods: { 'GET /': mock(200, '') } })
    exchange.integrationResponse = new MockResponse(200)
    exchange.selectedResponse = { statusCode: '418', response: {} }
    expect(compileMappedResponse(method)(exchange)).toMatchObject({ cause: expect.stringContaining('no response 418') })
  })
})

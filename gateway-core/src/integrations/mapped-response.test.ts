import { describe, expect, test } from 'vitest'
import { Refusal } from '../pipeline/refusal.ts'
import { Reply } from '../pipeline/reply.ts'
import type { ApiSnapshot, IntegrationResponseSnapshot } from '../snapshot.ts'
import { Overrides } from '../templates/overrides.ts'
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
  readonly path?: string
  /** What was read of the integration’s answer. */
  readonly payload?: Buffer
  readonly api?: Partial<ApiSnapshot>
  readonly overrides?: Overrides
}

function build(given: Given) {
  const { response = {}, status = '200', backend = new MockResponse(200), headers, path, script, api = {} } = given
  const method = script ?? { ...http('http://backend/'), methodResponses: { [status]: {} } }
  const integration = { ...method.integration, integrationResponses: { [status]: response } }
  const staged = stagedExchange({ methods: { 'GET /': { ...method, integration } }, api }, { headers, path })
  const { exchange } = staged
  exchange.integrationResponse = backend
  exchange.selectedResponse = { statusCode: status, response }
  exchange.integrationPayload = given.payload
  exchange.overrides = given.overrides
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
})

describe('a template', () => {
  const read = (payload: string, given: Given): Given => ({ ...given, payload: Buffer.from(payload) })

  test('makes the body of what the integration answered', () => {
    const response = json('{"name":$input.json("$.name"),"asked":"$input.params("q")","id":"$context.requestId"}')
    const made = reply(read('{"name":"Rex"}', { response, path: '/?q=1' }))
    expect(made.body).toMatch(/^\{"name":"Rex","asked":"1","id":"[0-9a-f-]{36}"\}$/)
    expect(header(made, 'content-length')).toEqual([`${String(made.body).length}`])
  })

  test('reads {} where there is no body', () => {
    expect(reply(read('', { response: json('$input.body') })).body).toBe('{}')
  })

  test('overrides status and headers', () => {
    const template = '#set($context.responseOverride.status = 418)#set($context.responseOverride.header.X-Set = "1")x'
    const responseParameters = { 'method.response.header.X-Set': "'mapped'" }
    const made = reply(read('{}', { response: { ...json(template), responseParameters } }))
    expect(made.status).toBe(418)
    expect(header(made, 'x-set')).toEqual(['1'])
  })

  test.each(['"abc"', '99', '600', '200.5'])('cannot override the status with %s', (status) => {
    const template = `#set($context.responseOverride.status = ${status})x`
    expect(reply(read('{}', { response: json(template) })).status).toBe(200)
  })

  test('of the request may have overridden the answer before', () => {
    const overrides = new Overrides()
    overrides
      .writableResponse()
      .set('status', 202)
      .set('header', new Map([['X-Early', 'yes']]))
    const made = reply({ overrides })
    expect(made.status).toBe(202)
    expect(header(made, 'x-early')).toEqual(['yes'])
  })

  test('that fails, or cannot be parsed, is a configuration error, and the log says why', () => {
    for (const template of [
      '#if(',
      '#foreach($i in [1..1000])#foreach($j in [1..1000])#foreach($k in [1..1000])x#end#end#end',
    ]) {
      expect(build(read('{}', { response: json(template) }))).toMatchObject({
        type: 'API_CONFIGURATION_ERROR',
        cause: expect.stringContaining('a mapping template failed'),
      })
    }
  })
})

/** Reference: response conversion. The payload as the integration gave it, and as the caller gets it. */
describe('content handling', () => {
  const encoded = Buffer.from('bytes').toString('base64')
  type Handling = IntegrationResponseSnapshot['contentHandling']

  test.each<[types: string[], answer: string, accept: string, Handling, payload: string, goesOut: string]>([
    [[], 'text/plain', 'text/plain', undefined, 'text', 'text'],
    [[], 'image/png', 'text/plain', 'CONVERT_TO_BINARY', encoded, 'bytes'],
    [[], 'image/png', 'text/plain', 'CONVERT_TO_TEXT', 'text', 'text'],
    [['image/png'], 'text/plain', 'text/plain', undefined, 'text', 'text'],
    [['image/png'], 'text/plain', 'text/plain', 'CONVERT_TO_BINARY', encoded, 'bytes'],
    [['image/png'], 'text/plain', 'text/plain', 'CONVERT_TO_TEXT', 'text', 'text'],
    [['image/png'], 'text/plain', 'image/png', undefined, encoded, 'bytes'],
    [['image/png'], 'text/plain', 'image/png', 'CONVERT_TO_BINARY', encoded, 'bytes'],
    [['image/png'], 'text/plain', 'image/png', 'CONVERT_TO_TEXT', 'text', 'text'],
    [['image/png'], 'image/png', 'text/plain', undefined, 'bytes', encoded],
    [['image/png'], 'image/png', 'text/plain', 'CONVERT_TO_BINARY', 'bytes', 'bytes'],
    [['image/png'], 'image/png', 'text/plain', 'CONVERT_TO_TEXT', 'bytes', encoded],
    [['image/png'], 'image/png', 'image/png', undefined, 'bytes', 'bytes'],
    [['image/png'], 'image/png', 'image/png', 'CONVERT_TO_BINARY', 'bytes', 'bytes'],
    [['image/png'], 'image/png', 'image/png', 'CONVERT_TO_TEXT', 'bytes', encoded],
    [['image/png'], 'image/png', 'text/html,image/png', undefined, 'bytes', encoded],
    [['image/*'], 'image/png', 'image/webp', undefined, 'bytes', 'bytes'],
    [['*/*'], 'application/json', 'text/plain', undefined, 'bytes', 'bytes'],
  ])(
    'types %j, answer %s, accepted %s, %s: %s goes out as %s',
    (types, answer, accept, contentHandling, payload, goesOut) => {
      const made = reply({
        api: { binaryMediaTypes: types },
        backend: answered({ 'Content-Type': answer }),
        response: { contentHandling },
        headers: { accept },
        payload: Buffer.from(payload),
      })
      expect(`${made.body}`).toBe(goesOut)
      expect(header(made, 'content-length')).toEqual([`${goesOut.length}`])
    },
  )

  test('what should be base64 and is not is 500', () => {
    const given = { response: { contentHandling: 'CONVERT_TO_BINARY' }, payload: Buffer.from('no base64!') } as const
    expect(build(given)).toMatchObject({
      type: 'API_CONFIGURATION_ERROR',
      cause: expect.stringContaining('not base64'),
    })
  })

  test('a template reads base64 of a binary payload that was converted to text', () => {
    const made = reply({
      api: { binaryMediaTypes: ['image/png'] },
      backend: answered({ 'Content-Type': 'image/png' }),
      response: { ...json('{"data":"$input.body"}'), contentHandling: 'CONVERT_TO_TEXT' },
      payload: Buffer.from('bytes'),
    })
    expect(made.body).toBe(`{"data":"${encoded}"}`)
  })

  test.each([
    ['image/png', 'CONVERT_TO_BINARY'],
    ['text/plain', 'CONVERT_TO_BINARY'],
  ] as const)('a template on %s with %s is 500', (type, contentHandling) => {
    const given: Given = {
      api: { binaryMediaTypes: ['image/png'] },
      backend: answered({ 'Content-Type': type }),
      response: { ...json('constant'), contentHandling },
      payload: Buffer.from('x'),
    }
    expect(build(given)).toMatchObject({ cause: expect.stringContaining('a template cannot read a binary payload') })
  })

  test('a mock has no payload that could be binary', () => {
    const made = reply({
      script: mock(200, ''),
      api: { binaryMediaTypes: ['*/*'] },
      response: { contentHandling: 'CONVERT_TO_TEXT' },
    })
    expect(made.body).toBe('')
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

  test('a header is mapped from the request’s body', () => {
    const responseParameters = { 'method.response.header.X': 'method.request.body.a' }
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

import { describe, expect, test } from 'vitest'
import { executionLog, testLog } from './execution-log.ts'
import type { StageTrace, TracedMessage, TraceReport } from './trace-report.ts'

const request: TracedMessage = { kind: 'method-request', method: 'GET', uri: '/pets', headers: [] }
const response: TracedMessage = { kind: 'method-response', status: 200, headers: [['Content-Type', 'text/plain']] }

const report: TraceReport = {
  requestId: 'r-1',
  extendedRequestId: 'x-1',
  restApiId: 'api',
  stageName: 'prod',
  isCanary: false,
  httpMethod: 'GET',
  path: '/pets',
  method: { httpMethod: 'ANY', resourcePath: '/{proxy+}', resourceId: 'res0' },
  pathParameters: [['proxy', 'pets']],
  queryString: [],
  startedAt: 1_000_000,
  durationMs: 50.9,
  apiKey: { required: false, value: '' },
  methodRequest: request,
  stages: [],
  methodResponse: response,
}

function stage(name: string, more: Partial<StageTrace> = {}): StageTrace {
  return { name, startMs: 0, durationMs: 0, verdict: 'went-on', changes: [], templates: [], ...more }
}

const textsOf = (given: Partial<TraceReport>) => executionLog({ ...report, ...given }).map(({ text }) => text)

test('lines have the time at which what they tell happened', () => {
  const sent: TracedMessage = { kind: 'integration-request', method: 'GET', uri: 'http://b/', headers: [] }
  const got: TracedMessage = { kind: 'integration-response', status: 200, headers: [] }
  const stages = [
    stage('build-integration-request', { startMs: 2, durationMs: 1, changes: [{ before: request, after: sent }] }),
    stage('call-integration', { startMs: 3.5, durationMs: 40.4, changes: [{ before: sent, after: got }] }),
  ]
  const lines = executionLog({ ...report, stages })
  const at = (start: string) => lines.find(({ text }) => text.startsWith(start))?.at
  expect(at('Extended')).toBe(1_000_000)
  expect(at('Starting execution')).toBe(1_000_002)
  expect(at('Sending request')).toBe(1_000_003)
  expect(at('Received response. Status: 200, Integration latency: 40 ms')).toBe(1_000_043)
  expect(at('Method completed')).toBe(1_000_050)
})

describe('an authorizer', () => {
  const authorizer = { id: 'auth01', name: 'guard', type: 'TOKEN', identity: [['source', '****456789']] as const }

  test('that lets a caller in comes before the usage plan', () => {
    const changes = [{ fact: 'Principal', value: 'user-0123456789' }]
    expect(textsOf({ authorizer, stages: [stage('call-authorizer', { changes })] }).slice(0, 6)).toEqual([
      'Extended Request Id: x-1',
      'Starting authorizer: auth01 for request: r-1',
      'Incoming identity: ****456789',
      'Using valid authorizer policy for principal: *********456789',
      'Successfully completed authorizer execution',
      'Verifying Usage Plan for request: r-1. API Key:  API Stage: api/prod',
    ])
  })

  test('that does not ends the log', () => {
    const refusal = { type: 'UNAUTHORIZED' as const, message: 'Unauthorized' }
    const stages = [stage('call-authorizer', { verdict: 'refused', refusal })]
    const failed = { failure: 'Unauthorized request: r-1', methodResponse: { ...response, status: 401 } }
    expect(textsOf({ authorizer, stages, ...failed })).toEqual([
      'Extended Request Id: x-1',
      'Starting authorizer: auth01 for request: r-1',
      'Incoming identity: ****456789',
      'Unauthorized request: r-1',
      'Method completed with status: 401',
    ])
  })

  test('whose answer names nobody has an empty principal', () => {
    expect(textsOf({ authorizer, stages: [stage('call-authorizer')] })[3]).toBe(
      'Using valid authorizer policy for principal: ',
    )
  })
})

test.each(['evaluate-resource-policy', 'verify-signature', 'authorize'])(
  'a refusal by %s has no lines of the usage plan',
  (name) => {
    const refusal = { type: 'ACCESS_DENIED' as const, message: 'no' }
    const stages = [stage(name, { verdict: 'refused', refusal })]
    expect(textsOf({ stages, failure: 'Execution failed: no' })).toEqual([
      'Extended Request Id: x-1',
      'Execution failed: no',
      'Method completed with status: 200',
    ])
  },
)

test.each(['check-api-key', 'enforce-usage-plan', 'throttle', 'throttle-account'])(
  'a refusal by %s ends the check of the usage plan',
  (name) => {
    const refusal = { type: 'THROTTLED' as const, message: 'no' }
    const stages = [stage(name, { verdict: 'refused', refusal, startMs: 7 })]
    expect(textsOf({ stages, failure: 'too many' })).toEqual([
      'Extended Request Id: x-1',
      'Verifying Usage Plan for request: r-1. API Key:  API Stage: api/prod',
      'too many',
      'Method completed with status: 200',
    ])
  },
)

test('the method is named as it is configured, the path as it was asked for', () => {
  const texts = textsOf({})
  expect(texts[2]).toContain("method 'ANY /{proxy+}'")
  expect(texts[5]).toBe('HTTP Method: GET, Resource Path: /pets')
  expect(texts[6]).toBe('Method request path: {proxy=pets}')
})

test('nothing goes to a mock and nothing comes back from it', () => {
  const sent: TracedMessage = { kind: 'integration-request', uri: 'mock:', headers: [] }
  const got: TracedMessage = { kind: 'integration-response', status: 200, headers: [] }
  const stages = [
    stage('build-integration-request', { changes: [{ before: request, after: sent }] }),
    stage('call-integration', { changes: [{ before: sent, after: got }] }),
    stage('read-integration-response', { changes: [{ before: got, after: { ...got, body: { text: '', bytes: 0 } } }] }),
  ]
  const texts = textsOf({ stages })
  expect(texts.filter((text) => /Endpoint|Sending|Received/.test(text))).toEqual([])
})

test('the body of an endpoint’s answer follows its head, though a later stage read it', () => {
  const sent: TracedMessage = { kind: 'integration-request', method: 'GET', uri: 'http://b/', headers: [] }
  const got: TracedMessage = {
    kind: 'integration-response',
    status: 200,
    headers: [],
    body: { text: '', note: 'streamed' },
  }
  const read: TracedMessage = { ...got, body: { text: 'pets', bytes: 4 } }
  const stages = [
    stage('build-integration-request', { changes: [{ before: request, after: sent }] }),
    stage('call-integration', { changes: [{ before: sent, after: got }] }),
    stage('read-integration-response', {
      changes: [
        { before: got, after: read },
        { fact: 'Body', value: 'x' },
      ],
    }),
  ]
  const texts = textsOf({ stages })
  expect(texts.filter((text) => text.startsWith('Received'))).toHaveLength(1)
  expect(texts.at(-4)).toBe('Endpoint response body before transformations: pets')
})

test('the id under which the endpoint knows the request comes last', () => {
  const sent: TracedMessage = { kind: 'integration-request', method: 'POST', uri: 'http://b/', headers: [] }
  const got: TracedMessage = { kind: 'integration-response', status: 200, headers: [['x-amzn-RequestId', 'f-1']] }
  const stages = [stage('call-integration', { changes: [{ before: sent, after: got }] })]
  expect(textsOf({ stages }).at(-1)).toBe('AWS Integration Endpoint RequestId : f-1')
  expect(testLog({ ...report, stages })).not.toContain('AWS Integration Endpoint')
})

test('what the gateway’s own hop adds is not among the response’s headers', () => {
  const headers = [
    ['Content-Length', '2'],
    ['x-amzn-RequestId', 'r-1'],
    ['x-amz-apigw-id', 'x-1'],
    ['A', 'b'],
  ] as const
  expect(textsOf({ methodResponse: { ...response, headers } })).toContain('Method response headers: {A=b}')
})

test('a request whose answer never left has no status', () => {
  const { methodResponse: _, ...unanswered } = report
  expect(executionLog(unanswered).at(-1)?.text).toBe('Method request headers: {}')
})

test('the log of a test has its times in front and begins with the request’s id', () => {
  const log = testLog({ ...report, startedAt: Date.UTC(2026, 10, 22, 12) })
  const [head, first] = log.split('\n')
  expect(head).toBe('Execution log for request r-1')
  expect(first).toBe('Sun Nov 22 12:00:00 UTC 2026 : Starting execution for request: r-1')
  expect(log).not.toContain('Usage Plan')
  expect(log.endsWith('\n')).toBe(true)
})

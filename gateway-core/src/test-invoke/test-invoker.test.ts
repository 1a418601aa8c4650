import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Ports } from '../ports.ts'
import type { StageSnapshot } from '../snapshot.ts'
import { type ApiScript, accountId, deployedStage, http, httpProxy, mock } from '../testing/deployed-api.ts'
import { FakeClock } from '../testing/fake-clock.ts'
import { type MemoryPorts, memoryPorts } from '../testing/memory-ports.ts'
import { rawUpstream, type ScriptedUpstream, scriptedUpstream } from '../testing/scripted-upstream.ts'
import type { TestRequest } from './test-client.ts'
import { createTestInvoker, type TestInvoker } from './test-invoker.ts'

const ids = {
  requestId: () => '11111111-2222-3333-4444-555555555555',
  extendedRequestId: () => 'AAAAAAAAAAAAAAA=',
  random: () => 0.5,
}
const at = 'Sun Nov 22 12:00:00 UTC 2026'

let upstream: ScriptedUpstream
let ports: MemoryPorts
let invoker: TestInvoker

beforeEach(async () => {
  upstream = await scriptedUpstream()
  start()
})

afterEach(async () => {
  await invoker.close()
  await upstream[Symbol.asyncDispose]()
})

function start(given: Partial<Ports> = {}): void {
  ports = memoryPorts({ clock: new FakeClock('2026-11-22T12:00:00Z'), ids, ...given })
  invoker = createTestInvoker(ports)
}

function draft(script: ApiScript): StageSnapshot {
  return { ...deployedStage(script), stageName: 'test-invoke-stage', deploymentId: '' }
}

async function invoke(script: ApiScript, request: Partial<TestRequest> = {}) {
  const asked = { httpMethod: 'GET', path: '/pets', query: '', headers: [], body: '', ...request }
  const result = await invoker.invokeMethod({ stage: draft(script), request: asked, credentials: new Map() })
  if (result === undefined) throw new Error('The path is none of the resource')
  return result
}

/** The log's lines without their time, which must be the clock's. */
function linesOf(log: string): string[] {
  const [head = '', ...rest] = log.split('\n')
  expect(rest.pop()).toBe('')
  return [head, ...rest.map((line) => (line.startsWith(`${at} : `) ? line.slice(at.length + 3) : `no time: ${line}`))]
}

describe('the log of a test', () => {
  test('of a mock has AWS’s lines, without those of an endpoint', async () => {
    const { log, status, body } = await invoke({ methods: { 'GET /pets': mock(200, '[]') } })
    expect([status, body]).toEqual([200, '[]'])
    expect(linesOf(log)).toEqual([
      'Execution log for request 11111111-2222-3333-4444-555555555555',
      'Starting execution for request: 11111111-2222-3333-4444-555555555555',
      'HTTP Method: GET, Resource Path: /pets',
      'Method request path: {}',
      'Method request query string: {}',
      'Method request headers: {}',
      'Method request body before transformations: ',
      'Method response body after transformations: []',
      'Method response headers: {Content-Type=application/json}',
      'Successfully completed execution',
      'Method completed with status: 200',
    ])
  })

  test('of an HTTP integration tells what went to the endpoint and what came back', async () => {
    upstream.answers((_, response) => {
      response.sendDate = false
      response.writeHead(201, { 'Content-Type': 'application/json', 'Content-Length': 9 }).end('{"id": 7}')
    })
    const script = { methods: { 'POST /pets/{kind}': http(`${upstream.origin}/store`) } }
    const { log, status, body } = await invoke(script, {
      httpMethod: 'POST',
      path: '/pets/dog',
      query: 'a=1&b=%20x',
      headers: ['Content-Type', 'application/json', 'X-Api-Key', 'k3y-0123456789abcdefghij'],
      body: '{"name": "Rex"}',
    })
    expect([status, body]).toEqual([200, '{"id": 7}'])
    const trace = /Root=1-[0-9a-f]{8}-[0-9a-f]{24}/g
    expect(linesOf(log).map((line) => line.replaceAll(trace, 'Root=…'))).toEqual([
      'Execution log for request 11111111-2222-3333-4444-555555555555',
      'Starting execution for request: 11111111-2222-3333-4444-555555555555',
      'HTTP Method: POST, Resource Path: /pets/dog',
      'Method request path: {kind=dog}',
      'Method request query string: {a=1, b= x}',
      'Method request headers: {Content-Type=application/json, X-Api-Key=******************efghij}',
      'Method request body before transformations: {"name": "Rex"}',
      `Endpoint request URI: ${upstream.origin}/store`,
      expect.stringMatching(/^Endpoint request headers: \{.*X-Amzn-Trace-Id=Root=….*\}$/),
      'Endpoint request body after transformations: {"name": "Rex"}',
      `Sending request to ${upstream.origin}/store`,
      'Received response. Status: 201, Integration latency: 0 ms',
      expect.stringMatching(/^Endpoint response headers: \{Content-Type=application\/json, Content-Length=9.*\}$/),
      'Endpoint response body before transformations: {"id": 7}',
      'Method response body after transformations: {"id": 7}',
      expect.stringMatching(/^Method response headers: \{.*Content-Type=application\/json.*\}$/),
      'Successfully completed execution',
      'Method completed with status: 200',
    ])
  })

  test('of a proxy has the backend’s status', async () => {
    upstream.answers((_, response) => response.writeHead(404, { 'X-Pet': 'none' }).end('no pet'))
    const { log, status, body } = await invoke({ methods: { 'GET /pets': httpProxy(`${upstream.origin}/pets`) } })
    expect([status, body]).toEqual([404, 'no pet'])
    expect(linesOf(log)).toEqual(
      expect.arrayContaining([
        'Received response. Status: 404, Integration latency: 0 ms',
        'Endpoint response body before transformations: no pet',
        'Method response body after transformations: no pet',
        'Successfully completed execution',
        'Method completed with status: 404',
      ]),
    )
  })

  test('of a mapping that fails says so, as AWS does', async () => {
    const failing = mock(200, '', { requestTemplates: { 'application/json': '#if(' } })
    const { log, status, body } = await invoke({ methods: { 'GET /pets': failing } })
    expect([status, body]).toEqual([500, '{"message":"Internal server error"}'])
    const lines = linesOf(log)
    expect(lines.at(-2)).toMatch(/^Execution failed due to configuration error: /)
    expect(lines.at(-1)).toBe('Method completed with status: 500')
    expect(lines).not.toContain('Successfully completed execution')
  })

  test('of a refusal by the validator tells what is missing', async () => {
    const script: ApiScript = {
      api: { requestValidators: [{ id: 'all', validateRequestBody: true, validateRequestParameters: true }] },
      methods: {
        'GET /pets': {
          ...mock(200, '[]'),
          requestValidatorId: 'all',
          requestParameters: { 'method.request.querystring.kind': true },
        },
      },
    }
    const { log, status, body } = await invoke(script)
    expect([status, body]).toEqual([400, '{"message":"Missing required request parameters: [kind]"}'])
    expect(linesOf(log).slice(-2)).toEqual([
      'Missing required request parameters: [kind]',
      'Method completed with status: 400',
    ])
  })

  test('of a body that is not its model’s names the content type and the reason', async () => {
    const script: ApiScript = {
      api: {
        requestValidators: [{ id: 'all', validateRequestBody: true, validateRequestParameters: true }],
        models: [{ name: 'Pet', contentType: 'application/json', schema: '{"type":"object","required":["name"]}' }],
      },
      methods: {
        'POST /pets': {
          ...mock(200, '[]'),
          requestValidatorId: 'all',
          requestModels: { 'application/json': 'Pet' },
        },
      },
    }
    const { log, status } = await invoke(script, { httpMethod: 'POST', body: '{}' })
    expect(status).toBe(400)
    expect(linesOf(log).at(-2)).toMatch(
      /^Request body does not match model schema for content type application\/json: /,
    )
    expect(linesOf(log).at(-2)).toContain('name')
  })

  test('of a backend that breaks off tells of the network', async () => {
    await using broken = await rawUpstream((socket) => socket.destroy())
    const { log, status } = await invoke(
      { methods: { 'POST /pets': http(broken.origin) } },
      { httpMethod: 'POST', body: '{}' },
    )
    expect(status).toBe(504)
    expect(linesOf(log).at(-2)).toMatch(/^Execution failed due to a network error communicating with endpoint/)
  })
})

describe('the trace of a test', () => {
  test('has what each line of the templates came to, both ways', async () => {
    upstream.answers((_, response) => response.end('{"id": 7, "tags": ["a", "b"]}'))
    const script = {
      methods: {
        'POST /pets/{kind}': http(upstream.origin, {
          requestTemplates: { 'application/json': '#set($name = $input.path("$.name"))\n{"pet": "$name"}' },
          integrationResponses: {
            200: { responseTemplates: { 'application/json': '#foreach($t in $input.path("$.tags"))\n$t\n#end' } },
          },
        }),
      },
    }
    const { trace } = await invoke(script, { httpMethod: 'POST', path: '/pets/dog', body: '{"name": "Rex"}' })
    const templates = trace.stages.flatMap(({ name, templates: run }) => run.map((one) => [name, one.direction]))
    expect(templates).toEqual([
      ['build-integration-request', 'request'],
      ['build-method-response', 'response'],
    ])
    const values = trace.stages.flatMap((stage) => stage.templates.flatMap((one) => one.values))
    expect(values).toContainEqual({ line: 2, expression: '$name', text: 'Rex' })
    expect(values).toContainEqual({ line: 2, expression: '$t', text: 'a' })
    expect(values).toContainEqual({ line: 2, expression: '$t', text: 'b' })
  })

  test('keeps the caller’s secrets out of what templates computed', async () => {
    upstream.answers((_, response) => response.end('{}'))
    const requestTemplates = { 'application/json': '{"t": "$input.params().header.get(\'Authorization\')"}' }
    const script = { methods: { 'POST /pets': http(upstream.origin, { requestTemplates }) } }
    const headers = ['Authorization', 'Bearer 0123456789abcdef']
    const { trace, log } = await invoke(script, { httpMethod: 'POST', headers, body: '{}' })
    expect(upstream.seen[0]?.body).toContain('0123456789abcdef')
    expect(JSON.stringify(trace)).not.toContain('0123456789abcdef')
    expect(log).not.toContain('0123456789abcdef')
  })

  test('tells the template’s line that failed', async () => {
    const failing = { 'application/json': 'one\n#foreach($x in [1..100000])#foreach($y in [1..100000])x#end#end' }
    const script = { methods: { 'POST /pets': http(upstream.origin, { requestTemplates: failing }) } }
    const { trace, log } = await invoke(script, { httpMethod: 'POST', body: '{}' })
    expect(trace.stages.find(({ name }) => name === 'build-integration-request')?.refusal?.cause).toMatch(/line 2/)
    expect(log).toMatch(/Execution failed due to configuration error: .*line 2/)
  })
})

describe('a test', () => {
  test('needs neither authorization nor a key, and spends nothing', async () => {
    const guarded = { ...mock(200, '[]'), apiKeyRequired: true, authorizationType: 'AWS_IAM' }
    const script: ApiScript = {
      api: { policy: '{"Version":"2012-10-17","Statement":[]}' },
      stage: { methodSettings: { '*/*': { throttlingRateLimit: 0, throttlingBurstLimit: 0 } } },
      methods: { 'GET /pets': guarded },
    }
    for (let time = 0; time < 3; time++) expect((await invoke(script)).status).toBe(200)
    expect(ports.records).toEqual([])
    expect(ports.logged).toEqual([])
    expect(ports.bank.asked).toBe(0)
  })

  test('meets the guard of backend networks', async () => {
    start({ backends: { allows: () => false } })
    const { status, log } = await invoke({ methods: { 'GET /pets': http(upstream.origin) } })
    expect(status).toBe(500)
    expect(log).toContain('Execution failed due to configuration error: ')
    expect(upstream.seen).toEqual([])
  })

  test('of a path that is not the resource’s has no result', async () => {
    const stage = draft({ methods: { 'GET /pets': mock(200, '[]') } })
    const request = { httpMethod: 'GET', path: '/cats', query: '', headers: [], body: '' }
    expect(await invoker.invokeMethod({ stage, request, credentials: new Map() })).toBeUndefined()
    const dots = { ...request, path: '/pets/../pets' }
    expect(await invoker.invokeMethod({ stage, request: dots, credentials: new Map() })).toBeUndefined()
    const otherVerb = { ...request, path: '/pets', httpMethod: 'PUT' }
    expect(await invoker.invokeMethod({ stage, request: otherVerb, credentials: new Map() })).toBeUndefined()
  })

  test('answers any verb of ANY', async () => {
    const script = { methods: { 'ANY /pets': mock(200, '[]') } }
    expect((await invoke(script, { httpMethod: 'DELETE' })).trace.method.httpMethod).toBe('ANY')
  })

  test('answers a body that is no text in base64', async () => {
    upstream.answers((_, response) => response.writeHead(200).end(Buffer.from([0xff, 0x00, 0xfe])))
    const { body, log } = await invoke({ methods: { 'GET /pets': httpProxy(upstream.origin) } })
    expect(body).toBe(Buffer.from([0xff, 0x00, 0xfe]).toString('base64'))
    expect(log).toContain('Method response body after transformations: [Binary Data]')
  })

  test('whose backend breaks off in the middle says so', async () => {
    await using half = await rawUpstream((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf')
      setTimeout(() => socket.destroy(), 20)
    })
    const { trace } = await invoke({ methods: { 'GET /pets': httpProxy(half.origin) } })
    expect(trace.failure).toMatch(/^Execution failed due to a network error communicating with endpoint/)
  })

  test('has the account of its API, and nobody’s address', async () => {
    upstream.answers((_, response) => response.end('ok'))
    const script = {
      methods: {
        'GET /pets': http(upstream.origin, {
          requestParameters: {
            'integration.request.header.X-Account': 'context.accountId',
            'integration.request.header.X-Ip': 'context.identity.sourceIp',
            'integration.request.header.X-Stage': 'context.stage',
          },
        }),
      },
    }
    await invoke(script)
    expect(upstream.seen[0]?.headers).toMatchObject({
      'x-account': accountId,
      'x-ip': 'test-invoke-source-ip',
      'x-stage': 'test-invoke-stage',
    })
  })
})

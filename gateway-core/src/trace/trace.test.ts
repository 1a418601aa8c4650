import { describe, expect, test } from 'vitest'
import { FunctionResponse } from '../integrations/function-response.ts'
import { MockResponse } from '../integrations/mock-response.ts'
import { Refusal } from '../pipeline/refusal.ts'
import { Reply } from '../pipeline/reply.ts'
import type { Step } from '../pipeline/stage.ts'
import { tracerOf } from '../pipeline/trace.ts'
import { type ApiScript, apiKeyValue, mock } from '../testing/deployed-api.ts'
import { FakeClock } from '../testing/fake-clock.ts'
import type { MemoryRequest } from '../testing/memory-client.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'

const logged: ApiScript = {
  methods: { 'GET /pets/{id}': mock(200, '[]'), 'POST /pets/{id}': mock(200, '[]') },
  stage: { methodSettings: { '*/*': { loggingLevel: 'INFO', dataTraceEnabled: true } } },
}

/** An exchange whose steps are traced, on a clock that stands still. */
function traced(request: MemoryRequest = {}, script: ApiScript = logged) {
  const clock = new FakeClock()
  const staged = stagedExchange(script, { path: '/pets/7', ...request }, { clock })
  const tracer = tracerOf(staged.method, staged.services)
  if (tracer === undefined) throw new Error('Not traced')
  const { exchange } = staged
  return {
    ...staged,
    clock,
    run: (name: string, step: Step) => tracer(name, step)(exchange),
    report: () => {
      if (exchange.trace === undefined) throw new Error('No trace')
      return exchange.trace.report(exchange)
    },
  }
}

describe('a stage in a trace', () => {
  test('has its beginning and its duration from the request’s start, in milliseconds', () => {
    const { clock, run, report } = traced()
    clock.pass(5)
    run('slow', () => void clock.pass(20))
    clock.pass(1)
    run('quick', () => undefined)
    clock.pass(4)
    expect(report().stages).toMatchObject([
      { name: 'slow', startMs: 5, durationMs: 20 },
      { name: 'quick', startMs: 26, durationMs: 0 },
    ])
    expect(report().durationMs).toBe(30)
  })

  test('that refuses says with what and why, secrets left out', () => {
    const { run, report } = traced({ headers: { Authorization: 'token-0123456789' } })
    run('refuses', () => new Refusal('ACCESS_DENIED', 'not you', 'the token token-0123456789 is nobody’s'))
    expect(report().stages[0]).toMatchObject({
      verdict: 'refused',
      refusal: { type: 'ACCESS_DENIED', message: 'not you', cause: 'the token **********456789 is nobody’s' },
    })
  })

  test('that changes nothing has no changes', () => {
    const { run, report } = traced()
    run('quiet', () => undefined)
    expect(report().stages[0]).toMatchObject({ verdict: 'went-on', changes: [], templates: [] })
  })

  test('tells the template values that were computed in it, and not those of the stage before', () => {
    const { run, report } = traced({ headers: { Cookie: 'session-0123456789' } })
    run('first', ({ trace }) => void trace?.template('request').value(2, '$a', 'session-0123456789'))
    run('second', ({ trace }) => void trace?.template('response').value(1, '$b', 'x'))
    expect(report().stages.map(({ templates }) => templates)).toEqual([
      [{ direction: 'request', values: [{ line: 2, expression: '$a', text: '************456789' }], isCut: false }],
      [{ direction: 'response', values: [{ line: 1, expression: '$b', text: 'x' }], isCut: false }],
    ])
  })
})

describe('the messages of a request', () => {
  test('are told before and after each stage that made the next one', () => {
    const { run, report, exchange } = traced({ method: 'POST', body: '{"name":"Rex"}', headers: { 'X-Pet': 'Rex' } })
    run('read-body', () => {
      exchange.payload = Buffer.from('{"name":"Rex"}')
      return undefined
    })
    run('build', () => {
      exchange.integrationRequest = { mockStatus: 201 }
      return undefined
    })
    run('call', () => {
      exchange.integrationResponse = new MockResponse(201)
      return undefined
    })
    run('read', () => {
      exchange.integrationPayload = Buffer.from('raw')
      return undefined
    })
    run('answer', () => new Reply(200, ['Content-Type', 'text/plain'], 'done'))
    const pairs = report().stages.map(({ name, changes }) => [
      name,
      ...changes.map((change) => ('after' in change ? `${change.before?.kind} → ${change.after.kind}` : change.fact)),
    ])
    expect(pairs).toEqual([
      ['read-body', 'Body'],
      ['build', 'method-request → integration-request'],
      ['call', 'integration-request → integration-response'],
      ['read', 'integration-response → integration-response'],
      ['answer', 'integration-response → method-response'],
    ])
    expect(report().stages[1]?.changes[0]).toMatchObject({ before: { body: { text: '{"name":"Rex"}' } } })
    expect(report().stages[3]?.changes[0]).toMatchObject({
      before: { body: { note: 'streamed' } },
      after: { status: 201, body: { text: 'raw', bytes: 3 } },
    })
    expect(report().stages[4]?.changes[0]).toMatchObject({
      after: { status: 200, headers: [['Content-Type', 'text/plain']], body: { text: 'done' } },
    })
    expect(report().methodRequest).toEqual({
      kind: 'method-request',
      method: 'POST',
      uri: '/pets/7',
      headers: [['X-Pet', 'Rex']],
      body: { text: '{"name":"Rex"}', bytes: 14 },
    })
  })

  test('have no bodies unless the method’s setting says so', () => {
    const script = { ...logged, stage: { methodSettings: { '*/*': { loggingLevel: 'INFO' } } } }
    const { run, report, exchange } = traced({}, script)
    run('build', () => {
      exchange.integrationRequest = { mockStatus: 200 }
      return undefined
    })
    run('answer', () => new Reply(200, [], 'secret'))
    expect(JSON.stringify(report())).not.toContain('secret')
    expect(JSON.stringify(report())).not.toContain('"body"')
  })

  test('to a function go to its Invoke address, with the event as body', () => {
    const { run, report, exchange } = traced({ headers: { 'X-Api-Key': apiKeyValue } })
    run('build', () => {
      const functionArn = 'arn:aws:lambda:eu-west-1:123456789012:function:pets'
      const payload = JSON.stringify({ headers: { 'X-Api-Key': apiKeyValue } })
      exchange.integrationRequest = { functionCall: { accountId: '123456789012', functionArn, payload, timeoutMs: 1 } }
      return undefined
    })
    const [change] = report().stages[0]?.changes ?? []
    expect(change).toMatchObject({
      after: {
        uri: 'https://lambda.eu-west-1.amazonaws.com/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:pets/invocations',
        body: { text: expect.not.stringContaining(apiKeyValue) },
      },
    })
  })

  test('from a function have its result as body', () => {
    const { run, report, exchange } = traced()
    const answered = { outcome: 'answered' as const, requestId: 'f-1', payload: '{"statusCode":200}' }
    run('call', () => {
      exchange.integrationResponse = new FunctionResponse(answered, 200, 0)
      return undefined
    })
    const streamed = { ...answered, payload: '' }
    run('stream', () => {
      exchange.integrationResponse = new FunctionResponse(streamed, 200, 0)
      return undefined
    })
    const bodies = report().stages.flatMap(({ changes }) =>
      changes.map((change) => 'after' in change && change.after.body),
    )
    expect(bodies).toEqual([
      { text: '{"statusCode":200}', bytes: 18 },
      { text: '', note: 'streamed' },
    ])
  })

  test('to a backend tell what is sent, a streamed body as what was read of it', () => {
    const { run, report, exchange, services } = traced({ method: 'POST', body: 'streamed' })
    run('build', () => {
      exchange.payload = Buffer.from('streamed')
      exchange.integrationRequest = {
        backend: services.pools.backend('123456789012', 'https://example.com'),
        method: 'POST',
        path: '/x?access_token=0123456789abcdef',
        headers: ['Authorization', 'AWS4-HMAC-SHA256 Credential=AKID, Signature=0123456789'],
        body: exchange.client.body(),
        timeoutMs: 1000,
      }
      return undefined
    })
    expect(report().stages[0]?.changes.find((change) => 'after' in change)).toMatchObject({
      after: {
        method: 'POST',
        uri: 'https://example.com/x?access_token=**********abcdef',
        headers: [['Authorization', expect.stringMatching(/^\*+456789$/)]],
        body: { text: 'streamed', bytes: 8 },
      },
    })
  })

  test('that end in a stream say so, unless who answered has the body', () => {
    const { run, report, exchange } = traced()
    const stream = new MockResponse(200)
    run('answer', () => new Reply(200, [], stream))
    exchange.reply = new Reply(200, [], stream)
    expect(report().methodResponse?.body).toEqual({ text: '', note: 'streamed' })
    expect(exchange.trace?.report(exchange, Buffer.from('all')).methodResponse?.body).toEqual({ text: 'all', bytes: 3 })
  })
})

describe('what stages learn', () => {
  test('is told by the stage that learned it', () => {
    const { run, report, exchange } = traced()
    run('identity', () => {
      const userArn = 'arn:aws:iam::123456789012:user/rex'
      exchange.identity = { accountId: '123456789012', accessKey: 'AKID', caller: 'rex', user: 'rex', userArn }
      return undefined
    })
    run('authorizer', () => {
      exchange.authorizer = { principalId: 'rex', context: { tenant: 'acme' } }
      return undefined
    })
    run('pool', () => {
      exchange.authorizer = { context: {}, claims: { sub: 'rex' } }
      return undefined
    })
    run('validate', () => {
      exchange.validationError = '[no name]'
      return undefined
    })
    run('select', () => {
      exchange.selectedResponse = { statusCode: '200', response: {} }
      return undefined
    })
    run('select-again', () => {
      exchange.selectedResponse = { statusCode: '404', response: { selectionPattern: '4..' } }
      return undefined
    })
    expect(report().stages.map(({ changes }) => changes)).toEqual([
      [{ fact: 'Identity', value: 'arn:aws:iam::123456789012:user/rex' }],
      [
        { fact: 'Principal', value: 'rex' },
        { fact: 'Authorizer context', value: '{"tenant":"acme"}' },
      ],
      [
        { fact: 'Principal', value: '' },
        { fact: 'Authorizer context', value: '{"sub":"rex"}' },
      ],
      [{ fact: 'Validation error', value: '[no name]' }],
      [{ fact: 'Integration response', value: '200, the default' }],
      [{ fact: 'Integration response', value: '404, selected by 4..' }],
    ])
  })

  test('of keys and plans is told by their ids', () => {
    const script = { ...logged, plan: { quota: { limit: 5, offset: 0, period: 'DAY' as const } } }
    const { run, report, exchange, services } = traced({}, script)
    run('key', () => {
      exchange.apiKey = { id: 'key0000001', enabled: true, usagePlanIds: ['plan01'] }
      exchange.planKey = exchange.access.usagePlans.get('plan01')?.key('key0000001')
      return undefined
    })
    run('limits', () => {
      exchange.quotaLease = services.leases.lease('plan01', 'key0000001', { start: 0, end: 1000 }, 5)
      return undefined
    })
    run('settle', () => {
      exchange.quotaLease = undefined
      return undefined
    })
    expect(report().stages.map(({ changes }) => changes)).toEqual([
      [
        { fact: 'API key', value: 'key0000001' },
        { fact: 'Usage plan', value: 'plan01' },
      ],
      [{ fact: 'Quota', value: 'one unit taken' }],
      [{ fact: 'Quota', value: 'unit given back' }],
    ])
  })

  test('is bounded', () => {
    const { run, report, exchange } = traced()
    run('validate', () => {
      exchange.validationError = 'x'.repeat(5000)
      return undefined
    })
    expect(report().stages[0]?.changes).toEqual([{ fact: 'Validation error', value: `${'x'.repeat(2048)}…` }])
  })
})

describe('a report', () => {
  test('names the request, the method and the values of the path and query', () => {
    const { run, report } = traced({ path: '/pets/a%20b?q=1&q=2&access_token=0123456789abcdef' })
    run('any', () => undefined)
    expect(report()).toMatchObject({
      restApiId: 'abcde12345',
      stageName: 'prod',
      isCanary: false,
      httpMethod: 'GET',
      path: '/pets/a%20b',
      method: { httpMethod: 'GET', resourcePath: '/pets/{id}', resourceId: 'res0' },
      pathParameters: [['id', 'a b']],
      queryString: [
        ['q', '1'],
        ['q', '2'],
        ['access_token', '**********abcdef'],
      ],
      startedAt: Date.UTC(2026, 10, 22, 12),
      apiKey: { required: false, value: '' },
    })
    expect(report().authorizer).toBeUndefined()
    expect(report().failure).toBeUndefined()
    expect(report().methodResponse).toBeUndefined()
  })

  test('of a guarded method shows whom the authorizer was asked about, masked', () => {
    const authorizer = { id: 'auth01', name: 'guard', type: 'TOKEN' }
    const method = { ...mock(200, '[]'), authorizationType: 'CUSTOM', authorizerId: 'auth01' }
    const script = { ...logged, api: { authorizers: [authorizer] }, methods: { 'GET /pets/{id}': method } }
    const { run, report } = traced({ headers: { Authorization: 'token-0123456789' } }, script)
    run('any', () => undefined)
    expect(report().authorizer).toEqual({
      ...authorizer,
      identity: [['method.request.header.Authorization', '**********456789']],
    })
  })

  test('survives JSON as it is', () => {
    const { run, report } = traced()
    run('answer', () => new Reply(200, ['A', 'b'], Buffer.from([0xff])))
    expect(JSON.parse(JSON.stringify(report()))).toEqual(report())
  })
})

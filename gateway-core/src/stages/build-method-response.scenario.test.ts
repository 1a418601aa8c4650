import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { IntegrationResponseSnapshot, IntegrationSnapshot } from '../snapshot.ts'
import { awsProxy } from '../testing/aws-methods.ts'
import { http, httpProxy, mock } from '../testing/deployed-api.ts'
import { functionHost } from '../testing/function-host.ts'
import { scenario } from '../testing/scenario.ts'
import { scriptedUpstream } from '../testing/scripted-upstream.ts'

const json = (template: string) => ({ 'application/json': template })

const requestTemplate = `#set($root = $input.path('$'))
#set($context.requestOverride.header.X-Tenant = $context.apiId)
{
  "id": "$input.params('id')",
  "names": [#foreach($pet in $root.pets)"$pet.name"#if($foreach.hasNext),#end#end],
  "page": "$input.params().querystring.get('page')",
  "raw": $input.json('$.pets[0]')
}`

const responseTemplate = `#set($out = $input.path('$'))
#if($out.count > 1)#set($context.responseOverride.status = 207)#end
#set($context.responseOverride.header.X-Count = "$out.count")
{"total": $out.count, "asked": "$input.params('id')", "stage": "$context.stage", "color": "$stageVariables.color"}`

test('templates make the request and the answer', async () => {
  await using upstream = await scriptedUpstream()
  upstream.answers((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' })
    response.end('{"count":2}')
  })
  await using api = await scenario({
    methods: {
      'POST /pets/{id}': http(`${upstream.origin}/store`, {
        requestTemplates: json(requestTemplate),
        integrationResponses: { 200: { responseTemplates: json(responseTemplate) } },
      }),
    },
    stage: { variables: { color: 'red' } },
  })
  const answer = await api.call('POST', '/pets/7?page=1&page=2', {
    headers: { 'content-type': 'application/json' },
    body: '{"pets":[{"name":"Rex","age":1},{"name":"Tom"}]}',
  })
  const [seen] = upstream.seen
  expect(JSON.parse(seen?.body ?? '')).toEqual({
    id: '7',
    names: ['Rex', 'Tom'],
    page: '2',
    raw: { name: 'Rex', age: 1 },
  })
  expect(seen?.headers['x-tenant']).toBe('abcde12345')
  expect(answer.status).toBe(207)
  expect(answer.headers['x-count']).toBe('2')
  expect(JSON.parse(answer.body)).toEqual({ total: 2, asked: '7', stage: 'prod', color: 'red' })
  expect(answer.headers['content-length']).toBe(`${answer.body.length}`)
})

test('templates read and write UTF-8, and the lengths are those of its bytes', async () => {
  await using upstream = await scriptedUpstream()
  upstream.answers((_request, response) => response.end('{"city":"Zürich ☃"}'))
  await using api = await scenario({
    methods: {
      'POST /': http(`${upstream.origin}/`, {
        requestTemplates: json('{"náme":$input.json("$.name"),"raw":"$input.path("$.name")"}'),
        integrationResponses: { 200: { responseTemplates: json('«$input.path("$.city")»') } },
      }),
    },
  })
  const answer = await api.call('POST', '/', { body: '{"name":"Łukasz 😀"}' })
  expect(JSON.parse(upstream.seen[0]?.body ?? '')).toEqual({ náme: 'Łukasz 😀', raw: 'Łukasz 😀' })
  expect(answer.body).toBe('«Zürich ☃»')
  expect(answer.headers['content-length']).toBe(`${Buffer.byteLength(answer.body)}`)
})

test('a proxy runs no templates, so nothing is overridden', async () => {
  await using upstream = await scriptedUpstream()
  upstream.answers((_request, response) => response.writeHead(201, { 'X-Own': 'yes' }).end('answer'))
  const override = '#set($context.requestOverride.header.X-Set = "1")#set($context.responseOverride.status = 418)made'
  const proxy = httpProxy(`${upstream.origin}/`, {
    requestTemplates: json(override),
    integrationResponses: { 200: { responseTemplates: json(override) } },
  })
  await using api = await scenario({ methods: { 'POST /': proxy } })
  const answer = await api.call('POST', '/', { body: '{"a":1}', headers: { 'content-type': 'application/json' } })
  expect(upstream.seen[0]?.body).toBe('{"a":1}')
  expect(upstream.seen[0]?.headers).not.toHaveProperty('x-set')
  expect(answer).toMatchObject({ status: 201, body: 'answer', headers: { 'x-own': 'yes' } })
})

test('parameters and headers are mapped both ways, from bodies too', async () => {
  await using upstream = await scriptedUpstream()
  upstream.answers((_request, response) => {
    response.writeHead(201, { 'Content-Type': 'application/json', 'X-Backend': 'b1', Date: 'yesterday' })
    response.end('{"id":{"n":9},"text":"done"}')
  })
  const response: IntegrationResponseSnapshot = {
    responseParameters: {
      'method.response.header.X-Id': 'integration.response.body.id',
      'method.response.header.X-Text': 'integration.response.body.text',
      'method.response.header.X-From': 'integration.response.header.x-backend',
      'method.response.header.Date': 'integration.response.header.Date',
      'method.response.header.X-Missing': 'integration.response.body.nope',
    },
  }
  await using api = await scenario({
    methods: {
      'POST /pets': http(`${upstream.origin}/{kind}`, {
        requestParameters: {
          'integration.request.path.kind': 'method.request.body.kind',
          'integration.request.querystring.tag': 'method.request.multivaluequerystring.tag',
          'integration.request.header.X-Name': 'method.request.body.name',
          'integration.request.header.X-Missing': 'method.request.body.nope',
        },
        integrationResponses: { 200: response },
      }),
    },
  })
  const answer = await api.call('POST', '/pets?tag=a&tag=b', { body: '{"kind":"a/b","name":"Rex"}' })
  const [seen] = upstream.seen
  expect(seen?.url).toBe('/a%2Fb?tag=a&tag=b')
  expect(seen?.headers['x-name']).toBe('Rex')
  expect(seen?.headers).not.toHaveProperty('x-missing')
  expect(seen?.body).toBe('{"kind":"a/b","name":"Rex"}')
  expect(answer).toMatchObject({ status: 200, body: '{"id":{"n":9},"text":"done"}' })
  expect(answer.headers).toMatchObject({ 'x-id': '{"n":9}', 'x-text': 'done', 'x-from': 'b1' })
  expect(answer.headers['x-amzn-remapped-date']).toBe('yesterday')
  expect(answer.headers).not.toHaveProperty('x-missing')

  const invalid = await api.call('POST', '/pets', { body: '{"kind"' })
  expect(invalid).toMatchObject({ status: 400, body: '{"message":"Invalid JSON in request body"}' })
  upstream.answers((_request, response) => response.end('{"broken'))
  const broken = await api.call('POST', '/pets', { body: '{}' })
  expect(broken).toMatchObject({ status: 500, body: '{"message":"Internal server error"}' })
  expect(api.ports.errors.at(-1)?.message).toContain('Invalid JSON in response body')
})

describe('passthrough behaviour', () => {
  test.each<[IntegrationSnapshot['passthroughBehavior'], number, string | undefined]>([
    ['WHEN_NO_MATCH', 200, 'plain'],
    ['WHEN_NO_TEMPLATES', 415, undefined],
    ['NEVER', 415, undefined],
  ])('%s with a type that no template takes: %d', async (passthroughBehavior, status, sent) => {
    await using upstream = await scriptedUpstream()
    const requestTemplates = json('$input.body')
    await using api = await scenario({
      methods: { 'POST /': http(`${upstream.origin}/`, { passthroughBehavior, requestTemplates }) },
    })
    const answer = await api.call('POST', '/', { body: 'plain', headers: { 'content-type': 'text/plain' } })
    expect(answer.status).toBe(status)
    expect(upstream.seen[0]?.body).toBe(sent)
    if (status === 415) expect(answer.body).toBe('{"message":"Unsupported Media Type"}')
  })
})

describe('validation', () => {
  const validated = {
    api: {
      requestValidators: [{ id: 'v1', validateRequestBody: true, validateRequestParameters: true }],
      models: [{ name: 'Pet', contentType: 'application/json', schema: '{"type":"object","required":["name"]}' }],
      gatewayResponses: [
        {
          responseType: 'BAD_REQUEST_BODY',
          responseParameters: {},
          responseTemplates: json(
            '{"message":$context.error.messageString,"why":"$context.error.validationErrorString"}',
          ),
        },
      ],
    },
    methods: {
      'POST /pets': {
        ...mock(200, '{"ok":true}'),
        requestValidatorId: 'v1',
        requestParameters: { 'method.request.querystring.q': true },
        requestModels: { 'application/json': 'Pet' },
      },
    },
  }

  test('looks at parameters before it looks at the body', async () => {
    await using api = await scenario(validated)
    const both = await api.call('POST', '/pets', { body: '{}' })
    expect(both).toMatchObject({ status: 400, body: '{"message":"Missing required request parameters: [q]"}' })
    const body = await api.call('POST', '/pets?q=1', { body: '{}' })
    expect(JSON.parse(body.body)).toEqual({
      message: 'Invalid request body',
      why: '[object has missing required properties (["name"])]',
    })
    expect(body.headers['x-amzn-errortype']).toBe('BadRequestException')
    expect(await api.call('POST', '/pets?q=1', { body: '{"name":"Rex"}' })).toMatchObject({ status: 200 })
  })
})

describe('a compressed body', () => {
  test('reaches the backend as what it was, without the header', async () => {
    await using upstream = await scriptedUpstream()
    await using api = await scenario({ methods: { 'POST /': httpProxy(`${upstream.origin}/`) } })
    const headers = { 'content-encoding': 'gzip', 'content-type': 'text/plain' }
    await api.call('POST', '/', { body: gzipSync('hello'), headers })
    expect(upstream.seen[0]).toMatchObject({ body: 'hello' })
    expect(upstream.seen[0]?.headers).not.toHaveProperty('content-encoding')
    expect(upstream.seen[0]?.headers['content-length']).toBe('5')
    const untrue = await api.call('POST', '/', { body: 'not gzip', headers })
    expect(untrue).toMatchObject({ status: 415, body: '{"message":"Unsupported Media Type"}' })
  })

  test('of an answer is read by a template as what it was', async () => {
    await using upstream = await scriptedUpstream()
    upstream.answers((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' })
      response.end(gzipSync('{"a":1}'))
    })
    const integrationResponses = { 200: { responseTemplates: json('got $input.json("$.a")') } }
    await using api = await scenario({ methods: { 'GET /': http(`${upstream.origin}/`, { integrationResponses }) } })
    const answer = await api.call('GET', '/')
    expect(answer.body).toBe('got 1')
    expect(answer.headers).not.toHaveProperty('content-encoding')
  })
})

describe('binary payloads', () => {
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x00, 0xff])
  const api = { binaryMediaTypes: ['image/png'] }

  test('reach a backend as base64, and come back as bytes', async () => {
    await using upstream = await scriptedUpstream()
    upstream.answers((_request, response, { body }) => {
      response.writeHead(200, { 'Content-Type': 'text/plain' })
      response.end(body)
    })
    const integrationResponses = { 200: { contentHandling: 'CONVERT_TO_BINARY' } } as const
    const given = { contentHandling: 'CONVERT_TO_TEXT', integrationResponses } as const
    await using served = await scenario({ methods: { 'POST /': http(`${upstream.origin}/`, given) }, api })
    const answer = await served.call('POST', '/', { body: png, headers: { 'content-type': 'image/png' } })
    expect(upstream.seen[0]?.body).toBe(png.toString('base64'))
    expect(answer.headers['content-length']).toBe(`${png.length}`)
    expect(answer.status).toBe(200)
  })

  test('cannot be read by a template', async () => {
    await using upstream = await scriptedUpstream()
    const given = { requestTemplates: { 'image/png': '$input.body' } }
    await using served = await scenario({ methods: { 'POST /': http(`${upstream.origin}/`, given) }, api })
    const answer = await served.call('POST', '/', { body: png, headers: { 'content-type': 'image/png' } })
    expect(answer).toMatchObject({ status: 500, body: '{"message":"Internal server error"}' })
    expect(upstream.seen).toHaveLength(0)
  })
})

test('a mock answers by what the caller asked', async () => {
  const script = mock(200, '{"you":"$input.params(\'who\')","id":"$context.requestId"}', {
    requestTemplates: json('{"statusCode": #if($input.params("who") == "")400#{else}200#end}'),
    integrationResponses: {
      200: { responseTemplates: json('{"you":"$input.params(\'who\')"}') },
      400: { selectionPattern: '4\\d{2}', responseTemplates: json('{"message":"who?"}') },
    },
  })
  await using api = await scenario({ methods: { 'GET /': { ...script, methodResponses: { 200: {}, 400: {} } } } })
  expect(await api.call('GET', '/?who=ann')).toMatchObject({ status: 200, body: '{"you":"ann"}' })
  expect(await api.call('GET', '/')).toMatchObject({ status: 400, body: '{"message":"who?"}' })
})

test('what a request’s template overrides in the answer holds without a response template', async () => {
  const template =
    '#set($context.responseOverride.status = 202)#set($context.responseOverride.header.X-Early = "yes"){"statusCode":200}'
  const script = mock(200, '', { requestTemplates: json(template), integrationResponses: { 200: {} } })
  await using api = await scenario({ methods: { 'GET /': script } })
  const answer = await api.call('GET', '/')
  expect(answer.status).toBe(202)
  expect(answer.headers['x-early']).toBe('yes')
})

test('a template that fails answers 500 and says nothing to the caller', async () => {
  const script = mock(200, '', {
    requestTemplates: json('#foreach($i in [1..1000])#foreach($j in [1..1000])#foreach($k in [1..9])x#end#end#end'),
  })
  await using api = await scenario({ methods: { 'GET /': script } })
  const answer = await api.call('GET', '/')
  expect(answer).toMatchObject({ status: 500, body: '{"message":"Internal server error"}' })
  expect(api.ports.errors.at(-1)?.message).toContain('a mapping template failed')
})

test('a proxy whose bodies are traced answers the same bytes', async () => {
  await using upstream = await scriptedUpstream()
  const coded = gzipSync('{"a":1}')
  upstream.answers((_request, response) => {
    response.writeHead(203, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' })
    response.end(coded)
  })
  const methodSettings = { '*/*': { dataTraceEnabled: true, loggingLevel: 'INFO' } }
  await using api = await scenario({
    methods: { 'POST /': httpProxy(`${upstream.origin}/`) },
    stage: { methodSettings },
  })
  const answer = await api.call('POST', '/', { body: 'hello' })
  expect(upstream.seen[0]?.body).toBe('hello')
  expect(answer).toMatchObject({ status: 203, body: coded.toString() })
  expect(answer.headers['content-encoding']).toBe('gzip')
})

test('an answer has a trace id, but not a mock’s, nor a proxy’s from the gateway', async () => {
  await using upstream = await scriptedUpstream()
  const uri = `${upstream.origin}/`
  await using api = await scenario({
    methods: { 'GET /http': http(uri), 'GET /proxy': httpProxy(uri), 'GET /mock': mock(200, '') },
  })
  const traceOf = async (path: string) => (await api.call('GET', path)).headers['x-amzn-trace-id']
  expect(await traceOf('/http')).toMatch(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/)
  expect(await traceOf('/mock')).toBeUndefined()
  expect(await traceOf('/proxy')).toBeUndefined()
  upstream.answers((_request, response) => response.setHeader('X-Amzn-Trace-Id', 'Root=1-theirs').end())
  expect(await traceOf('/proxy')).toBe('Root=1-theirs')
})

test('a backend’s 400 with only a default response is a 200 with the backend’s body', async () => {
  await using upstream = await scriptedUpstream()
  upstream.answers((_request, response) => response.writeHead(400, { 'Content-Type': 'text/plain' }).end('wrong'))
  await using api = await scenario({ methods: { 'GET /': http(`${upstream.origin}/`) } })
  expect(await api.call('GET', '/')).toMatchObject({
    status: 200,
    headers: { 'content-type': 'text/plain' },
    body: 'wrong',
  })
})

test('the status of a mock only chooses the response, whose own status goes out', async () => {
  const script = mock(200, '', {
    requestTemplates: json('{statusCode: 418}'),
    integrationResponses: { 200: {}, 503: { selectionPattern: '4\\d{2}', responseTemplates: json('"teapot"') } },
  })
  await using api = await scenario({ methods: { 'GET /': { ...script, methodResponses: { 200: {}, 503: {} } } } })
  expect(await api.call('GET', '/')).toMatchObject({ status: 503, body: '"teapot"' })
})

test('a request is validated when the limits have let it through, and before the cache is asked', async () => {
  const methodSettings = { '*/*': { throttlingRateLimit: 0.001, throttlingBurstLimit: 2, cachingEnabled: true } }
  await using api = await scenario({
    api: { requestValidators: [{ id: 'v1', validateRequestBody: false, validateRequestParameters: true }] },
    stage: { cacheClusterSize: '0.5', methodSettings },
    methods: {
      'GET /pets': {
        ...mock(200, '[]'),
        requestValidatorId: 'v1',
        requestParameters: { 'method.request.querystring.q': true },
      },
    },
  })
  expect((await api.call('GET', '/pets?q=1')).status).toBe(200)
  expect((await api.call('GET', '/pets')).status).toBe(400)
  expect((await api.call('GET', '/pets')).status).toBe(429)
})

test('templates and passthrough behaviour of a function’s proxy have no say', async () => {
  const given = {
    requestTemplates: json('ours'),
    passthroughBehavior: 'NEVER',
    integrationResponses: { 200: { responseTemplates: json('ours') } },
  } as const
  const functions = functionHost(({ payload }) => ({ requestId: 'fn-1', payload: JSON.stringify({ body: payload }) }))
  await using api = await scenario({ methods: { 'POST /': awsProxy(given) } }, { functions })
  for (const type of ['text/plain', 'application/json']) {
    const answer = await api.call('POST', '/', { body: 'mine', headers: { 'content-type': type } })
    expect(JSON.parse(answer.body)).toMatchObject({ body: 'mine', httpMethod: 'POST' })
  }
})

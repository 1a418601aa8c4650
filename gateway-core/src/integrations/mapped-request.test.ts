import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { readPayload } from '../payload.ts'
import { Refusal } from '../pipeline/refusal.ts'
import type { ApiSnapshot, IntegrationSnapshot } from '../snapshot.ts'
import { http } from '../testing/deployed-api.ts'
import type { MemoryRequest } from '../testing/memory-client.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { compileMappedRequest } from './mapped-request.ts'
import { needsPayload } from './needs-payload.ts'

interface Given {
  readonly integration?: Partial<IntegrationSnapshot>
  readonly api?: Partial<ApiSnapshot>
}

/** Builds a request as the pipeline does: the body is read where it must be. */
async function build(request: MemoryRequest, { integration = {}, api = {} }: Given = {}) {
  const script = { methods: { 'ANY /pets/{id}': http('http://backend/', integration) }, api }
  const { exchange, method } = stagedExchange(script, { method: 'POST', path: '/pets/7?q=1', ...request })
  if (needsPayload(method)) await readPayload(exchange)
  return compileMappedRequest(method)(exchange)
}

async function sent(request: MemoryRequest, given: Given = {}) {
  const made = await build(request, given)
  if (made instanceof Refusal) throw new Error(`${made.type}: ${made.cause}`)
  return { ...made, body: made.body instanceof Readable ? `stream of ${await text(made.body)}` : made.body }
}

const json = (template: string) => ({ requestTemplates: { 'application/json': template } })

function named(headers: readonly string[], name: string): string[] {
  return headers.filter((_, index) => index % 2 === 1 && headers[index - 1]?.toLowerCase() === name)
}

describe('a template', () => {
  test('makes the body of what the caller sent', async () => {
    const template = '{"id":"$input.params(\'id\')","name":$input.json(\'$.name\'),"stage":"$context.stage"}'
    const { body } = await sent({ body: '{"name":"Rex"}' }, { integration: json(template) })
    expect(body).toBe('{"id":"7","name":"Rex","stage":"prod"}')
  })

  test('overrides headers, query and more after the whole of it ran', async () => {
    const template = `#set($context.requestOverride.header.X-One = "first")
#set($context.requestOverride.querystring.page = "2")body#set($context.requestOverride.header.X-One = "last")`
    const requestParameters = {
      'integration.request.header.X-One': "'mapped'",
      'integration.request.header.X-Two': "'two'",
      'integration.request.querystring.page': "'1'",
    }
    const { headers, query, body } = await sent(
      { body: '{}' },
      { integration: { ...json(template), requestParameters } },
    )
    expect(named(headers, 'x-one')).toEqual(['last'])
    expect(named(headers, 'x-two')).toEqual(['two'])
    expect(query).toBe('page=2')
    expect(body).toContain('body')
  })

  test.each(['Content-Length', 'Transfer-Encoding', 'X-Amzn-Trace-Id', 'x-amzn-apigateway-api-id'])(
    'may not set %s',
    async (name) => {
      const template = `#set($context.requestOverride.header["${name}"] = "1")`
      expect(await build({ body: '{}' }, { integration: json(template) })).toMatchObject({
        type: 'API_CONFIGURATION_ERROR',
        cause: expect.stringContaining(`may not set the header ${name}`),
      })
    },
  )

  test('that fails is a configuration error, and the log says why', async () => {
    const endless = '#foreach($i in [1..1000])#foreach($j in [1..1000])#foreach($k in [1..1000])x#end#end#end'
    expect(await build({ body: '{}' }, { integration: json(endless) })).toMatchObject({
      type: 'API_CONFIGURATION_ERROR',
      cause: expect.stringContaining('a mapping template failed'),
    })
  })

  test('that cannot be parsed refuses only the requests that meet it', async () => {
    const requestTemplates = { 'application/json': '#if(', 'text/plain': 'fine $context.stage' }
    const integration = { requestTemplates }
    expect(await build({ body: '{}' }, { integration })).toMatchObject({
      type: 'API_CONFIGURATION_ERROR',
      cause: expect.stringContaining('a mapping template failed'),
    })
    const { body } = await sent({ body: 'x', headers: { 'content-type': 'text/plain' } }, { integration })
    expect(body).toBe('fine prod')
  })
})

/** Reference: request content handling; what a template reads, or what passes through. */
describe('content handling', () => {
  const api = { binaryMediaTypes: ['image/png'] }
  const encoded = Buffer.from('bytes').toString('base64')

  test.each<[type: string, IntegrationSnapshot['contentHandling'], body: string, goesOut: string]>([
    ['text/plain', 'CONVERT_TO_BINARY', encoded, 'bytes'],
    ['text/plain', 'CONVERT_TO_TEXT', 'text', 'text'],
    ['image/png', 'CONVERT_TO_BINARY', 'bytes', 'bytes'],
    ['image/png', 'CONVERT_TO_TEXT', 'bytes', encoded],
  ])('%s with %s', async (type, contentHandling, body, goesOut) => {
    const made = await sent({ body, headers: { 'Content-Type': type } }, { api, integration: { contentHandling } })
    expect(`${made.body}`).toBe(goesOut)
  })

  test.each(['text/plain', 'image/png'])('%s without any streams through', async (type) => {
    const made = await sent({ body: 'as it is', headers: { 'Content-Type': type } }, { api })
    expect(made.body).toBe('stream of as it is')
  })

  test('text that should be base64 and is not is 500', async () => {
    const integration = { contentHandling: 'CONVERT_TO_BINARY' } as const
    expect(await build({ body: 'not base64!' }, { api, integration })).toMatchObject({
      type: 'API_CONFIGURATION_ERROR',
      cause: expect.stringContaining('not base64'),
    })
  })

  test('a template reads base64 of a binary payload that was converted to text', async () => {
    const requestTemplates = { 'image/png': '{"data":"$input.body"}' }
    const made = await sent(
      { body: 'bytes', headers: { 'Content-Type': 'image/png' } },
      { api, integration: { requestTemplates, contentHandling: 'CONVERT_TO_TEXT' } },
    )
    expect(made.body).toBe(`{"data":"${encoded}"}`)
  })

  test.each<[string, IntegrationSnapshot['contentHandling']]>([
    ['image/png', undefined],
    ['image/png', 'CONVERT_TO_BINARY'],
    ['text/plain', 'CONVERT_TO_BINARY'],
  ])('a template on %s with %s is 500, a constant one too', async (type, contentHandling) => {
    for (const template of ['$input.body', 'constant']) {
      const integration = { requestTemplates: { [type]: template }, contentHandling }
      expect(await build({ body: 'x', headers: { 'Content-Type': type } }, { api, integration })).toMatchObject({
        type: 'API_CONFIGURATION_ERROR',
        cause: expect.stringContaining('a template cannot read a binary payload'),
      })
    }
  })
})

/** Reference: template selection and passthrough. */
test.each<[IntegrationSnapshot['passthroughBehavior'], 'match' | 'other' | 'none', string]>([
  ['WHEN_NO_MATCH', 'match', 'template'],
  ['WHEN_NO_MATCH', 'other', 'passes'],
  ['WHEN_NO_MATCH', 'none', 'passes'],
  ['WHEN_NO_TEMPLATES', 'match', 'template'],
  ['WHEN_NO_TEMPLATES', 'other', '415'],
  ['WHEN_NO_TEMPLATES', 'none', 'passes'],
  ['NEVER', 'match', 'template'],
  ['NEVER', 'other', '415'],
  ['NEVER', 'none', '415'],
])('%s, templates: %s: %s', async (passthroughBehavior, templates, outcome) => {
  const type = templates === 'match' ? 'text/plain' : 'text/other'
  const requestTemplates = templates === 'none' ? {} : { [type]: 'template $context.stage' }
  const made = await build(
    { body: 'body', headers: { 'Content-Type': 'text/plain;charset=utf-8' } },
    { integration: { passthroughBehavior, requestTemplates } },
  )
  if (outcome === '415') expect(made).toMatchObject({ type: 'UNSUPPORTED_MEDIA_TYPE' })
  else if (made instanceof Refusal) throw new Error(made.cause)
  else if (outcome === 'template') expect(made.body).toBe('template prod')
  else expect(made.body instanceof Readable ? await text(made.body) : `${made.body}`).toBe('body')
})

test('a body that mappings read is parsed before, and passes through all the same', async () => {
  const requestParameters = { 'integration.request.header.X-Name': 'method.request.body.name' }
  const made = await sent({ body: '{"name":"Rex"}' }, { integration: { requestParameters } })
  expect(named(made.headers, 'x-name')).toEqual(['Rex'])
  expect(`${made.body}`).toBe('{"name":"Rex"}')
  const integration = { requestParameters }
  expect(await build({ body: '{"name"' }, { integration })).toMatchObject({ message: 'Invalid JSON in request body' })
})

test('an empty body is none', async () => {
  expect((await sent({})).body).toBeNull()
  expect((await sent({}, { integration: { contentHandling: 'CONVERT_TO_TEXT' } })).body).toBeNull()
})

test('AWS’s defaults stand where nothing else does', async () => {
  const { headers } = await sent({ headers: { 'content-type': 'text/csv' } })
  expect(headers).toEqual([
    'Accept',
    'application/json',
    'User-Agent',
    'AmazonAPIGateway_abcde12345',
    'Content-Type',
    'text/csv',
  ])
  const get = await sent({ method: 'GET', headers: { 'content-type': 'text/csv' } })
  expect(named(get.headers, 'content-type')).toEqual([])
})

import { describe, expect, test } from 'vitest'
import type { Exchange } from './exchange.ts'
import { defaultReply, errorReply, GatewayResponseSet } from './gateway-response-set.ts'
import type { GatewayResponseType } from './gateway-responses.ts'
import { Refusal } from './pipeline/refusal.ts'
import type { Reply } from './pipeline/reply.ts'
import type { GatewayResponseSnapshot } from './snapshot.ts'
import { mock } from './testing/deployed-api.ts'
import { stagedExchange } from './testing/staged-exchange.ts'

/** Default bodies byte for byte, as AWS answers them. */
const defaultBodies: readonly [GatewayResponseType, string][] = [
  ['ACCESS_DENIED', '{"Message":"User is not authorized to access this resource"}'],
  ['API_CONFIGURATION_ERROR', '{"message":"Internal server error"}'],
  ['AUTHORIZER_CONFIGURATION_ERROR', '{"message":null}'],
  ['AUTHORIZER_FAILURE', '{"message":null}'],
  ['BAD_REQUEST_BODY', '{"message":"Invalid request body"}'],
  ['EXPIRED_TOKEN', '{"message":"The security token included in the request is expired"}'],
  ['INTEGRATION_FAILURE', '{"message":"Network error communicating with endpoint"}'],
  ['INTEGRATION_TIMEOUT', '{"message": "Endpoint request timed out"}'],
  ['INVALID_API_KEY', '{"message":"Forbidden"}'],
  ['MISSING_AUTHENTICATION_TOKEN', '{"message":"Missing Authentication Token"}'],
  ['QUOTA_EXCEEDED', '{"message":"Limit Exceeded"}'],
  ['REQUEST_TOO_LARGE', '{"message":"Request Too Long"}'],
  ['THROTTLED', '{"message":"Too Many Requests"}'],
  ['UNAUTHORIZED', '{"message":"Unauthorized"}'],
  ['UNSUPPORTED_MEDIA_TYPE', '{"message":"Unsupported Media Type"}'],
  ['WAF_FILTERED', '{"message":"Forbidden"}'],
  ['DEFAULT_5XX', '{"message":"Internal server error"}'],
]

const change = (responseType: string, given: Partial<GatewayResponseSnapshot> = {}): GatewayResponseSnapshot => ({
  responseType,
  responseParameters: {},
  responseTemplates: {},
  ...given,
})

function render(changes: GatewayResponseSnapshot[], refusal: Refusal, headers: Record<string, string> = {}): Reply {
  const { exchange } = stagedExchange({ methods: { 'GET /': mock(200, '') } }, { headers })
  exchange.refusal = refusal
  return new GatewayResponseSet(changes).render(refusal, exchange)
}

function header(reply: Reply, name: string): string[] {
  return reply.headers.filter((_, index) => index % 2 === 1 && reply.headers[index - 1]?.toLowerCase() === name)
}

describe('by default', () => {
  test.each(defaultBodies)('%s says %s', (type, body) => {
    const reply = render([], new Refusal(type))
    expect(reply.body).toBe(body)
    expect(reply).toEqual(defaultReply(new Refusal(type)))
    expect(header(reply, 'content-length')).toEqual([`${body.length}`])
    expect(header(reply, 'content-type')).toEqual(['application/json'])
  })

  test('a refusal’s own message takes the place of the type’s, as JSON', () => {
    expect(render([], new Refusal('BAD_REQUEST_PARAMETERS', 'Missing "é"')).body).toBe('{"message":"Missing \\"é\\""}')
  })

  test('Content-Length counts bytes, not characters', () => {
    const reply = render([], new Refusal('UNAUTHORIZED', 'é'))
    expect(header(reply, 'content-length')).toEqual([`${Buffer.byteLength('{"message":"é"}')}`])
  })

  test('the error’s type has AWS’s spelling of the header', () => {
    expect(render([], new Refusal('THROTTLED')).headers).toContain('x-amzn-ErrorType')
    expect(errorReply(418, 'TeapotException', '{}').headers).toEqual([
      'Content-Type',
      'application/json',
      'Content-Length',
      '2',
      'x-amzn-ErrorType',
      'TeapotException',
    ])
  })
})

describe('a refusal of its own kind', () => {
  const tooLong = new Refusal('DEFAULT_4XX', 'Request URI too long', undefined, { status: 414, errorType: 'Mine' })

  test('keeps its status and error type', () => {
    const reply = render([], tooLong)
    expect(reply).toMatchObject({ status: 414, body: '{"message":"Request URI too long"}' })
    expect(header(reply, 'x-amzn-errortype')).toEqual(['Mine'])
  })

  test('keeps them under a change that says nothing of them, and gives them up to one that does', () => {
    expect(render([change('DEFAULT_4XX')], tooLong)).toMatchObject({ status: 414 })
    expect(render([change('DEFAULT_4XX', { statusCode: '400' })], tooLong)).toMatchObject({ status: 400 })
  })

  test('belongs to the family of its status', () => {
    const badGateway = new Refusal('INTEGRATION_FAILURE', 'Internal server error', undefined, { status: 502 })
    expect(render([change('DEFAULT_5XX', { statusCode: '599' })], badGateway).status).toBe(599)
    expect(render([change('DEFAULT_4XX', { statusCode: '499' })], badGateway).status).toBe(502)
  })
})

describe('a template', () => {
  function body(template: string, set: (exchange: Exchange) => void = () => undefined): string {
    const { exchange } = stagedExchange(
      { methods: { 'GET /pets/{id}': mock(200, '') }, stage: { variables: { color: 'red' } } },
      { path: '/pets/7?q=1&q=2', headers: { 'X-One': 'one' } },
    )
    exchange.refusal = new Refusal('BAD_REQUEST_BODY')
    set(exchange)
    const responses = new GatewayResponseSet([
      change('BAD_REQUEST_BODY', { responseTemplates: { 'application/json': template } }),
    ])
    return String(responses.render(exchange.refusal, exchange).body)
  }

  test.each([
    ['{"message":$context.error.messageString}', '{"message":"Invalid request body"}'],
    ['$context.error.message / $context.error.responseType', 'Invalid request body / BAD_REQUEST_BODY'],
    [`\${context.stage}-$stageVariables.color-\${stageVariables.none}`, 'prod-red-'],
    ['$method.request.path.id $method.request.querystring.q $method.request.header.X-One', '7 2 one'],
    ['#if(true) $input.body $util.x #end', '#if(true) $input.body $util.x #end'],
    ['$context.nothing$context.identity.sourceIp', '203.0.113.7'],
    ['', ''],
  ])('%s says %s', (template, text) => {
    expect(body(template)).toBe(text)
  })

  test('shows what was wrong with a body, between quotes', () => {
    const made = body('{"why":"$context.error.validationErrorString"}', (exchange) => {
      exchange.validationError = '[object has missing required properties ([\\"a\\"])]'
    })
    expect(JSON.parse(made)).toEqual({ why: '[object has missing required properties (["a"])]' })
  })

  test('shows a claim whose name has a colon', () => {
    const set = (exchange: Exchange) => {
      exchange.authorizer = { context: { plan: 'gold' }, claims: { 'custom:role': 'admin' } }
    }
    expect(body(`$context.authorizer.claims['custom:role'] $context.authorizer.plan`, set)).toBe('admin gold')
  })

  test('of another type than JSON says so', () => {
    const reply = render(
      [change('THROTTLED', { responseTemplates: { 'text/html': '<b>$context.error.message</b>' } })],
      new Refusal('THROTTLED'),
    )
    expect([reply.body, header(reply, 'content-type')]).toEqual(['<b>Too Many Requests</b>', ['text/html']])
  })

  test('cannot make its type anything but a header’s value', () => {
    const responseTemplates = { 'text/plain\r\nEvil: 1': 'x', __proto__: 'y' }
    const reply = render([change('THROTTLED', { responseTemplates })], new Refusal('THROTTLED'))
    expect(header(reply, 'content-type')).toEqual(['application/json'])
  })
})

describe('a changed type', () => {
  test('answers with its own status, headers and body', () => {
    const reply = render(
      [
        change('THROTTLED', {
          statusCode: '503',
          responseParameters: {
            'gatewayresponse.header.Retry-After': "'30'",
            'gatewayresponse.header.X-Stage': 'context.stage',
            'gatewayresponse.header.X-Echo': 'method.request.header.X-Ask',
          },
          responseTemplates: { 'application/json': '{"error":$context.error.messageString,"id":"$context.requestId"}' },
        }),
      ],
      new Refusal('THROTTLED'),
      { 'x-ask': 'asked' },
    )
    expect(reply.status).toBe(503)
    expect(header(reply, 'retry-after')).toEqual(['30'])
    expect(header(reply, 'x-stage')).toEqual(['prod'])
    expect(header(reply, 'x-echo')).toEqual(['asked'])
    expect(header(reply, 'x-amzn-errortype')).toEqual(['TooManyRequestsException'])
    expect(reply.body).toMatch(/^\{"error":"Too Many Requests","id":"[0-9a-f-]{36}"\}$/)
    expect(header(reply, 'content-length')).toEqual([`${reply.body.toString().length}`])
  })

  test('keeps AWS’s status and body where it says nothing', () => {
    const reply = render([change('THROTTLED')], new Refusal('THROTTLED'))
    expect(reply).toMatchObject({ status: 429, body: '{"message":"Too Many Requests"}' })
  })

  test('leaves other types alone', () => {
    const changes = [change('THROTTLED', { statusCode: '503' })]
    expect(render(changes, new Refusal('QUOTA_EXCEEDED'))).toEqual(defaultReply(new Refusal('QUOTA_EXCEEDED')))
  })

  test('answers in the form that the caller prefers', () => {
    const responseTemplates = { 'application/json': '{}', 'text/plain': 'no' }
    const changes = [change('UNAUTHORIZED', { responseTemplates })]
    const plain = render(changes, new Refusal('UNAUTHORIZED'), { accept: 'text/plain' })
    expect([plain.body, header(plain, 'content-type')]).toEqual(['no', ['text/plain']])
    const json = render(changes, new Refusal('UNAUTHORIZED'), { accept: 'image/png' })
    expect([json.body, header(json, 'content-type')]).toEqual(['{}', ['application/json']])
  })

  test('may set the content type and the error type itself', () => {
    const responseParameters = {
      'gatewayresponse.header.Content-Type': "'application/problem+json'",
      'gatewayresponse.header.x-amzn-ErrorType': "'Mine'",
    }
    const reply = render([change('UNAUTHORIZED', { responseParameters })], new Refusal('UNAUTHORIZED'))
    expect(header(reply, 'content-type')).toEqual(['application/problem+json'])
    expect(header(reply, 'x-amzn-errortype')).toEqual(['Mine'])
  })

  test('cannot break the framing, nor write what is no header', () => {
    const responseParameters = {
      'gatewayresponse.header.Content-Length': "'1'",
      'gatewayresponse.header.Transfer-Encoding': "'chunked'",
      'gatewayresponse.header.Connection': "'close'",
      'gatewayresponse.header.X-Split': "'a\r\nX-Evil: 1'",
      'gatewayresponse.header.Not A Name': "'x'",
      'gatewayresponse.path.x': "'x'",
      'gatewayresponse.header.X-Unknown': 'method.request.header.nope',
      'gatewayresponse.header.X-Bad': 'no mapping',
      'gatewayresponse.header.X-Body': 'method.request.body.a',
    }
    const reply = render([change('UNAUTHORIZED', { responseParameters })], new Refusal('UNAUTHORIZED'))
    const names = reply.headers.filter((_, index) => index % 2 === 0)
    expect(names.sort()).toEqual(['Content-Length', 'Content-Type', 'x-amzn-ErrorType'])
    expect(header(reply, 'content-length')).toEqual(['26'])
  })

  test.each(['abc', '99', '600', '20x', ''])('keeps AWS’s status when its own is "%s"', (statusCode) => {
    expect(render([change('UNAUTHORIZED', { statusCode })], new Refusal('UNAUTHORIZED')).status).toBe(401)
  })
})

describe('a changed DEFAULT', () => {
  const changes = [
    change('DEFAULT_4XX', { statusCode: '422', responseParameters: { 'gatewayresponse.header.X-Family': "'4'" } }),
    change('DEFAULT_5XX', { responseTemplates: { 'application/json': '{"sorry":true}' } }),
    change('UNAUTHORIZED', { responseParameters: { 'gatewayresponse.header.X-Own': "'1'" } }),
  ]

  test('changes every type of its family that is not changed itself', () => {
    const reply = render(changes, new Refusal('QUOTA_EXCEEDED'))
    expect(reply).toMatchObject({ status: 422, body: '{"message":"Limit Exceeded"}' })
    expect(header(reply, 'x-family')).toEqual(['4'])
    expect(header(reply, 'x-amzn-errortype')).toEqual(['LimitExceededException'])
  })

  test('keeps the type’s own status when it sets none', () => {
    expect(render(changes, new Refusal('INTEGRATION_TIMEOUT'))).toMatchObject({ status: 504, body: '{"sorry":true}' })
  })

  test('gives way to the type’s own change', () => {
    const reply = render(changes, new Refusal('UNAUTHORIZED'))
    expect(reply.status).toBe(401)
    expect(header(reply, 'x-own')).toEqual(['1'])
    expect(header(reply, 'x-family')).toEqual([])
  })
})

test('REQUEST_TOO_LARGE cannot be changed, as at AWS', () => {
  const changes = [change('REQUEST_TOO_LARGE', { statusCode: '400' }), change('DEFAULT_4XX', { statusCode: '400' })]
  expect(render(changes, new Refusal('REQUEST_TOO_LARGE')).status).toBe(413)
})

test('a change of a type that nobody knows is ignored', () => {
  expect(render([change('NOPE', { statusCode: '400' })], new Refusal('THROTTLED')).status).toBe(429)
})

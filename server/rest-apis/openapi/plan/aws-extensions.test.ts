import { describe, expect, test } from 'vitest'
import { documentationOf, entriesOf, methodOf, planOf, problemsOf } from '../testing/plan-of.ts'

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html, one after the other. */

const mock = 'responses: {}, x-amazon-apigateway-integration: {type: mock}'

function withOperation(members: string, root = ''): string {
  return `${root}\npaths: {/a: {get: {${mock}, ${members}}}}`
}

describe('at the root', () => {
  test.each([
    ['api-key-source: AUTHORIZER', { apiKeySource: 'AUTHORIZER' }],
    ['api-key-source: header', { apiKeySource: 'HEADER' }],
    ['binary-media-types: [a/b, a/b, "*/*"]', { binaryMediaTypes: ['a/b', '*/*'] }],
    ['minimum-compression-size: 0', { minimumCompressionSize: 0 }],
    ['security-policy: TLS_1_0', { securityPolicy: 'TLS_1_0' }],
    ['security-policy: SecurityPolicy_TLS13_2025_EDGE', { securityPolicy: 'SecurityPolicy_TLS13_2025_EDGE' }],
    ['endpoint-access-mode: STRICT', { endpointAccessMode: 'STRICT' }],
    ['policy: {Statement: []}', { policy: '{"Statement":[]}' }],
    [
      'endpoint-configuration: {disableExecuteApiEndpoint: true, ipAddressType: dualstack, vpcEndpointIds: [v]}',
      {
        disableExecuteApiEndpoint: true,
        endpointConfiguration: { ipAddressType: 'dualstack', vpcEndpointIds: ['v'] },
      },
    ],
  ])('x-amazon-apigateway-%s', (member, settings) => {
    const plan = planOf(`x-amazon-apigateway-${member}\n${withOperation('')}`)
    expect(plan.api).toMatchObject(settings)
    expect(plan.entries.filter(({ lost }) => lost)).toEqual([])
  })

  test('the endpoint configuration of a server is that of the API, in OpenAPI 3 only', () => {
    const server = '{url: /, x-amazon-apigateway-endpoint-configuration: {disableExecuteApiEndpoint: true}}'
    expect(planOf(`servers: [{url: /x}, ${server}]\npaths: {}`).api.disableExecuteApiEndpoint).toBe(true)
    const swagger = `swagger: '2.0'\ninfo: {title: T}\nservers: [${server}]\npaths: {}`
    expect(planOf(swagger).api.disableExecuteApiEndpoint).toBeUndefined()
  })

  test('tags with a value are tags of the API, the others group operations', () => {
    const plan = planOf('tags: [{name: team, x-amazon-apigateway-tag-value: 7}, {name: Pets}]\npaths: {}')
    expect(plan.api.tags).toEqual({ team: '7' })
    expect(documentationOf(plan, { type: 'API' })).toEqual({ tags: [{ name: 'Pets' }] })
    expect(problemsOf('tags: [{name: "aws:x", x-amazon-apigateway-tag-value: y}]\npaths: {}')).toEqual([
      expect.stringContaining('/tags/0: A tag has a name'),
    ])
  })

  test.each([
    ['cors: {}', 'only HTTP APIs have this setting'],
    ['integrations: {}', 'it belongs under "components"'],
    ['nothing: 1', 'is not known'],
  ])('x-amazon-apigateway-%s is a warning that says why', (member, reason) => {
    const [name] = member.split(':')
    const plan = planOf(`x-amazon-apigateway-${member}\n${withOperation('')}`)
    const lost = plan.entries.filter((entry) => entry.lost)
    expect(lost).toMatchObject([{ outcome: 'attention', pointer: `/x-amazon-apigateway-${name}` }])
    expect(lost[0]?.message).toContain(reason)
  })

  test('x-amazon-apigateway-importexport-version says nothing about a REST API', () => {
    const plan = planOf(`x-amazon-apigateway-importexport-version: '1.0'\n${withOperation('')}`)
    expect(plan.entries.filter((entry) => entry.outcome === 'attention')).toEqual([])
  })

  test('x-amazon-apigateway-gateway-responses with all members', () => {
    const plan = planOf(
      'x-amazon-apigateway-gateway-responses: {THROTTLED: {statusCode: 420, ' +
        "responseParameters: {gatewayresponse.header.A: \"'b'\"}, responseTemplates: {a/b: '{}'}}}\npaths: {}",
    )
    expect(plan.gatewayResponses).toEqual([
      {
        responseType: 'THROTTLED',
        statusCode: '420',
        responseParameters: { 'gatewayresponse.header.A': "'b'" },
        responseTemplates: { 'a/b': '{}' },
      },
    ])
  })

  test('x-amazon-apigateway-documentation names a version, and models of the document or of where it came from', () => {
    const content = (reference: string) => `{content: {a/b: {schema: {$ref: '${reference}'}}}}`
    const plan = planOf(`
paths: {/a: {get: {${mock}}}}
components: {schemas: {Pet: {type: string}}}
x-amazon-apigateway-documentation:
  version: '1.0'
  documentationParts:
    - {location: {type: RESPONSE_BODY, path: /a}, properties: ${content('#/components/schemas/Pet')}}
    - {location: {type: RESPONSE_BODY, path: /b}, properties: ${content('https://apigateway.amazonaws.com/restapis/other/models/Pet')}}
    - {location: {type: RESPONSE_BODY, path: /c}, properties: ${content('https://apigateway.amazonaws.com/restapis/other/models/Gone')}}
    - {location: {type: METHOD, path: /a, method: get}, properties: '{"summary":"x"}'}
`)
    expect(plan.documentationVersion).toBe('1.0')
    const any = { method: '*', statusCode: '*' }
    const schema = { content: { 'a/b': { schema: { $ref: 'model:Pet' } } } }
    expect(documentationOf(plan, { type: 'RESPONSE_BODY', path: '/a', ...any })).toEqual(schema)
    expect(documentationOf(plan, { type: 'RESPONSE_BODY', path: '/b', ...any })).toEqual(schema)
    expect(JSON.stringify(documentationOf(plan, { type: 'RESPONSE_BODY', path: '/c', ...any }))).toContain(
      'other/models/Gone',
    )
    expect(documentationOf(plan, { type: 'METHOD', path: '/a', method: 'GET' })).toEqual({ summary: 'x' })
    expect(problemsOf("paths: {}\nx-amazon-apigateway-documentation: {version: 'a/b'}")).toHaveLength(1)
  })
})

describe('in an operation', () => {
  test('x-amazon-apigateway-auth', () => {
    const root =
      'security: [{key: []}]\ncomponents: {securitySchemes: {key: {type: apiKey, in: header, name: x-api-key}}}'
    const open = { authorizationType: 'NONE', apiKeyRequired: false }
    const closed = { authorizationType: 'NONE', apiKeyRequired: true }
    const ofAuth = (members: string) => methodOf(planOf(withOperation(members, root)), 'GET', '/a')
    expect(ofAuth('x-amazon-apigateway-auth: {type: none}')).toMatchObject(open)
    expect(ofAuth('x-amazon-apigateway-auth: {type: AWS_IAM}')).toMatchObject({
      authorizationType: 'AWS_IAM',
      apiKeyRequired: true,
    })
    // What the operation itself asks for is never taken away.
    expect(ofAuth('x-amazon-apigateway-auth: {type: NONE}, security: [{key: []}]')).toMatchObject(closed)
    expect(problemsOf(withOperation('x-amazon-apigateway-auth: {type: MAGIC}'))).toHaveLength(1)
    expect(problemsOf(withOperation('x-amazon-apigateway-auth: NONE'))).toHaveLength(1)
  })

  test('x-amazon-apigateway-request-validator goes before that of the root', () => {
    const root = `
x-amazon-apigateway-request-validators: {a: {validateRequestBody: true}, b: {validateRequestParameters: true}}
x-amazon-apigateway-request-validator: a`
    expect(methodOf(planOf(withOperation('', root)), 'GET', '/a').requestValidator).toBe('a')
    const own = withOperation('x-amazon-apigateway-request-validator: b', root)
    expect(methodOf(planOf(own), 'GET', '/a').requestValidator).toBe('b')
  })

  test('an integration may stand under components, and members of HTTP APIs are warnings', () => {
    const plan = planOf(`
paths: {/a: {get: {responses: {}, x-amazon-apigateway-integration: {$ref: '#/components/x-amazon-apigateway-integrations/shared'}}}}
components:
  x-amazon-apigateway-integrations:
    shared: {type: http_proxy, uri: http://b, payloadFormatVersion: '1.0', integrationSubtype: X, strange: 1, x-own: 1}
`)
    expect(methodOf(plan, 'GET', '/a').integration).toMatchObject({ type: 'HTTP_PROXY', uri: 'http://b' })
    const place = '/components/x-amazon-apigateway-integrations/shared'
    expect(entriesOf(plan, 'attention')).toEqual([
      `${place}/payloadFormatVersion: Left out "payloadFormatVersion": only integrations of HTTP APIs have it`,
      `${place}/integrationSubtype: Left out "integrationSubtype": only integrations of HTTP APIs have it`,
      `${place}/strange: Left out "strange": it is not known`,
    ])
  })
})

describe('in a security scheme', () => {
  const scheme = (authorizer: string) =>
    withOperation('security: [{own: []}]') +
    `\ncomponents: {securitySchemes: {own: {type: apiKey, in: header, name: Authorization, ${authorizer}}}}`

  test('an authorizer of type jwt takes the tokens of its issuer; that the audience is not checked is a warning', () => {
    const plan = planOf(
      scheme(
        'x-amazon-apigateway-authorizer: {type: jwt, jwtConfiguration: {issuer: https://i.example.org, audience: [a]}}',
      ),
    )
    expect(plan.authorizers).toMatchObject([{ type: 'COGNITO_USER_POOLS', providerARNs: ['https://i.example.org'] }])
    expect(methodOf(plan, 'GET', '/a')).toMatchObject({ authorizationType: 'COGNITO_USER_POOLS', authorizer: 'own' })
    expect(plan.entries.filter(({ lost }) => lost)).toMatchObject([
      { pointer: '/components/securitySchemes/own/x-amazon-apigateway-authorizer/jwtConfiguration/audience' },
    ])
  })

  test('what only authorizers of HTTP APIs have is a warning', () => {
    const plan = planOf(
      scheme(
        'x-amazon-apigateway-authorizer: {type: token, authorizerUri: "arn:x", enableSimpleResponses: true, authorizerPayloadFormatVersion: "2.0"}',
      ),
    )
    expect(plan.entries.filter(({ lost }) => lost)).toHaveLength(2)
    expect(plan.authorizers).toMatchObject([{ type: 'TOKEN', authorizerUri: 'arn:x' }])
  })
})

describe('what exports of this product add', () => {
  test('another pattern of a response than its key', () => {
    const integration = `{type: http, uri: http://b, responses: {
      default: {statusCode: 200}, 201: {statusCode: 201, x-gatehouse-selection-pattern: ''},
      x: {statusCode: 500, x-gatehouse-selection-pattern: default}}}`
    const plan = planOf(`paths: {/a: {get: {responses: {}, x-amazon-apigateway-integration: ${integration}}}}`)
    const responses = methodOf(plan, 'GET', '/a').integration?.integrationResponses
    expect(responses?.['201']?.selectionPattern).toBeUndefined()
    expect(responses?.['500']?.selectionPattern).toBe('default')
  })

  test('the type of the endpoint and the media type of a model; wrong ones are problems', () => {
    const plan = planOf(
      'x-gatehouse-endpoint-type: PRIVATE\npaths: {}\ncomponents: {schemas: {A: {x-gatehouse-content-type: a/b}}}',
    )
    expect(plan.api.endpointConfiguration?.types).toEqual(['PRIVATE'])
    expect(plan.models).toMatchObject([{ name: 'A', contentType: 'a/b', schema: '{}' }])
    expect(problemsOf('x-gatehouse-endpoint-type: MOON\npaths: {}')).toHaveLength(1)
  })
})

test('of several servers the first with the variable basePath says what the base path is', () => {
  const servers = 'servers: [{url: /x}, {url: "/{basePath}", variables: {basePath: {default: /v1/pets}}}]'
  const paths = 'paths: {/a: {get: {responses: {}}}}'
  expect(planOf(`${servers}\n${paths}`, { basePath: 'prepend' }).paths).toEqual(['/v1', '/v1/pets', '/v1/pets/a'])
  expect(planOf(`${servers}\n${paths}`, { basePath: 'split' }).paths).toEqual(['/pets', '/pets/a'])
  expect(planOf(`${servers}\n${paths}`).paths).toEqual(['/a'])
})

test('a body that says nothing of itself but its model is the model, and what is written beside stays', () => {
  const media =
    "content: {application/json: {schema: {description: The pet, allOf: [{$ref: '#/components/schemas/Pet'}]}}}"
  const plan = planOf(
    `paths: {/a: {post: {requestBody: {${media}}, responses: {200: {description: ok, ${media}}}}}}
components: {schemas: {Pet: {type: object}}}`,
  )
  expect(plan.models.map(({ name }) => name)).toEqual(['Pet'])
  const method = { path: '/a', method: 'POST' }
  expect(documentationOf(plan, { type: 'REQUEST_BODY', ...method })).toEqual({
    description: 'The pet',
    required: false,
  })
  expect(documentationOf(plan, { type: 'RESPONSE_BODY', ...method, statusCode: '200' })).toEqual({
    description: 'The pet',
  })
})

test('what every response is called that nothing is written about is no documentation', () => {
  const plan = planOf(
    'paths: {/a: {get: {responses: {200: {description: 200 response}, default: {description: Default response}}}}}',
  )
  expect(plan.documentationParts).toEqual([])
})

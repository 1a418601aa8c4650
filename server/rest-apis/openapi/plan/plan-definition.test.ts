import { expect, test } from 'vitest'
import { documentationOf, entriesOf, planOf, problemsOf } from '../testing/plan-of.ts'
import { describeProblems, InvalidDocument } from './invalid-document.ts'

test.each([
  ['openapi: 3.0.0', 'OpenAPI 3.0.0'],
  ['openapi: 3.0.4-rc1', 'OpenAPI 3.0.4-rc1'],
  ['openapi: 3.1.1', 'OpenAPI 3.1.1'],
  ['openapi: 3.1', 'OpenAPI 3.1'],
  ["swagger: '2.0'", 'Swagger 2.0'],
  ['swagger: 2.0', 'Swagger 2.0'],
])('%s is read as %s', (version, format) => {
  expect(planOf(`${version}\ninfo: {title: T, version: '1'}\npaths: {}`).format).toBe(format)
})

test.each([
  ['openapi: 4.0.0', '/openapi: The document is version "4.0.0"'],
  ['openapi: 3.2.0', '/openapi: The document is version "3.2.0"'],
  ["swagger: '1.2'", '/swagger: The document is version "1.2"'],
  ['openapi: {}', '/openapi: The document has no version'],
  ['openapi: [3]', '/openapi: The document is version "3"'],
  ["swagger: '3.0.0'", '/swagger: The document is version "3.0.0"'],
])('%s is refused, with the versions that are not', (version, problem) => {
  expect(problemsOf(`${version}\ninfo: {title: T}`)[0]).toContain(problem)
  expect(problemsOf(`${version}\ninfo: {title: T}`)[0]).toContain('Versions 2.0, 3.0 and 3.1 can be imported')
})

test('a document without a version is refused', () => {
  expect(problemsOf('openapi:\ninfo: {title: T}')[0]).toContain('The document')
  expect(problemsOf("openapi: ''\ninfo: {title: T}")).toHaveLength(1)
})

test.each([
  ['info: text', '/info: Must be an object, but is text'],
  ['info: {}', '/info/title: The API needs a title'],
  ['info: {title: "  "}', '/info/title: The API needs a title'],
  ['info: {title: [a]}', '/info/title: Must be text, but is a list'],
  ['info: {title: T, description: {}}', '/info/description: Must be text'],
  ['info: {title: T}\npaths: text', '/paths: Must be an object, but is text'],
  ['info: {title: T}\ncomponents: text', '/components: Must be an object, but is text'],
  ['info: {title: T}\ncomponents: {schemas: [1]}', '/components/schemas: Must be an object, but is a list'],
  ['info: {title: T}\nservers: {}', '/servers: Must be a list, but is an object'],
  ['info: {title: T}\ntags: text', '/tags: Must be a list, but is text'],
  ['info: {title: T}\nx-amazon-apigateway-api-key-source: QUERY', 'Must be one of HEADER, AUTHORIZER'],
  ['info: {title: T}\nx-amazon-apigateway-binary-media-types: a/b', 'Must be a list, but is text'],
  ['info: {title: T}\nx-amazon-apigateway-minimum-compression-size: -1', 'Must be 0 to 10485760 bytes'],
  ['info: {title: T}\nx-amazon-apigateway-minimum-compression-size: big', 'Must be an integer'],
  ['info: {title: T}\nx-amazon-apigateway-policy: text', 'Invalid policy document'],
  ['info: {title: T}\nx-amazon-apigateway-policy: {Version: x}', 'Invalid policy document'],
  ['info: {title: T}\nx-amazon-apigateway-request-validators: [1]', 'Must be an object, but is a list'],
  ['info: {title: T}\nx-amazon-apigateway-gateway-responses: {NOPE: {}}', 'not a type of gateway response'],
  ['info: {title: T}\nx-amazon-apigateway-gateway-responses: {THROTTLED: {statusCode: 42}}', 'Must be a status code'],
  [
    'info: {title: T}\nx-amazon-apigateway-documentation: {documentationParts: [{location: {type: X}}]}',
    'Must be one of',
  ],
  [
    'info: {title: T}\nx-amazon-apigateway-documentation: {documentationParts: [{location: {type: API}, properties: "{"}]}',
    'Must be an object, or the JSON text of one',
  ],
])('%j is a problem at its place', (yaml, problem) => {
  expect(problemsOf(`openapi: 3.0.0\n${yaml}`).join('\n')).toContain(problem)
})

test('all problems are found at once, and the message stays short', () => {
  const paths = Array.from({ length: 300 }, (_, index) => `  /p${index}: {get: text}`).join('\n')
  const problems = problemsOf(`paths:\n${paths}`)
  expect(problems).toHaveLength(100)
  const error = new InvalidDocument(problems.map((message) => ({ message })))
  expect(error.message).toMatch(/^Invalid OpenAPI input\. .*90 more problems$/s)
  expect(describeProblems([{ line: 3, column: 4, message: 'no' }])).toBe('Invalid OpenAPI input. Line 3, column 4: no')
})

test('the settings of the API arrive', () => {
  const plan = planOf(`
openapi: 3.0.1
info: {title: ' Pets ', version: 1.5, description: About pets, contact: {email: a@example.org}, x-logo: {url: l}}
externalDocs: {url: https://example.org}
tags: [{name: Pets, description: All of them}]
servers:
  - {url: '{scheme}://example.org/{v}', variables: {scheme: {default: https}, v: {default: v1}}}
  - {url: /relative}
x-amazon-apigateway-api-key-source: HEADER
x-amazon-apigateway-binary-media-types: [image/png, image/png]
x-amazon-apigateway-minimum-compression-size: 1024
x-amazon-apigateway-endpoint-configuration: {disableExecuteApiEndpoint: true, vpcEndpointIds: [vpce-1]}
x-amazon-apigateway-policy: {Version: '2012-10-17', Statement: []}
x-amazon-apigateway-request-validators: {all: {validateRequestBody: true, validateRequestParameters: true}}
x-amazon-apigateway-request-validator: all
x-amazon-apigateway-gateway-responses:
  DEFAULT_4XX: {statusCode: 418, responseParameters: {gatewayresponse.header.X: "'y'"}, responseTemplates: {application/json: '{}'}}
paths: {/a: {get: {responses: {}}}}
`)
  expect(plan.api).toEqual({
    name: 'Pets',
    description: 'About pets',
    version: '1.5',
    apiKeySource: 'HEADER',
    binaryMediaTypes: ['image/png'],
    minimumCompressionSize: 1024,
    disableExecuteApiEndpoint: true,
    endpointConfiguration: { ipAddressType: undefined, vpcEndpointIds: ['vpce-1'] },
    policy: '{"Version":"2012-10-17","Statement":[]}',
    openapiExtras: expect.objectContaining({ paths: ['/a'] }),
  })
  expect(plan.servers).toEqual(['https://example.org/v1', '/relative'])
  expect(plan.requestValidators).toEqual([{ name: 'all', validateRequestBody: true, validateRequestParameters: true }])
  expect(plan.methods[0]?.requestValidator).toBe('all')
  expect(plan.gatewayResponses).toEqual([
    {
      responseType: 'DEFAULT_4XX',
      statusCode: '418',
      responseParameters: { 'gatewayresponse.header.X': "'y'" },
      responseTemplates: { 'application/json': '{}' },
    },
  ])
  expect(documentationOf(plan, { type: 'API' })).toEqual({
    info: { contact: { email: 'a@example.org' }, 'x-logo': { url: 'l' } },
    tags: [{ name: 'Pets', description: 'All of them' }],
    externalDocs: { url: 'https://example.org' },
  })
  expect(entriesOf(plan, 'attention').map((line) => line.split(':')[0])).toEqual(['/paths'])
  expect(entriesOf(plan, 'kept').map((line) => line.split(':')[0])).toEqual(
    expect.arrayContaining(['/x-amazon-apigateway-policy', '/x-amazon-apigateway-request-validators/all']),
  )
})

test('raw documentation parts go before the texts of the document', () => {
  const yaml = `
paths: {/a: {get: {summary: Inline, description: Kept, responses: {}}}}
x-amazon-apigateway-documentation:
  version: '1'
  documentationParts:
    - {location: {type: METHOD, path: /a, method: GET}, properties: {summary: Raw}}
    - {location: {type: MODEL, name: Pet}, properties: '{"description": "As text"}'}
`
  const plan = planOf(yaml)
  expect(documentationOf(plan, { type: 'METHOD', path: '/a', method: 'GET' })).toEqual({
    summary: 'Raw',
    description: 'Kept',
  })
  expect(documentationOf(plan, { type: 'MODEL', name: 'Pet' })).toEqual({ description: 'As text' })
  expect(planOf(yaml, { ignoreDocumentation: true }).documentationParts).toEqual([])
})

test('the servers of Swagger 2.0 are made of schemes, host and basePath', () => {
  const servers = (yaml: string) => planOf(`swagger: '2.0'\ninfo: {title: T, version: '1'}\npaths: {}\n${yaml}`).servers
  expect(servers('schemes: [http, https]\nhost: example.org\nbasePath: /v1/')).toEqual(['https://example.org/v1'])
  expect(servers('schemes: [http]\nhost: example.org:8080')).toEqual(['http://example.org:8080'])
  expect(servers('basePath: /v1')).toEqual([])
})

test('what the parser noticed is in the report', () => {
  expect(entriesOf(planOf('paths: {}\nx-a: !secret text'), 'attention').join()).toContain('!secret')
})

test('a part that several operations refer to is reported once', () => {
  const plan = planOf(`
paths:
  /a: {get: {parameters: [{$ref: '#/components/parameters/p'}], responses: {}}}
  /b: {get: {parameters: [{$ref: '#/components/parameters/p'}], responses: {}}}
components: {parameters: {p: {name: p, in: query, schema: {required: true}}}}
`)
  expect(plan.entries.filter(({ lost }) => lost).map(({ pointer }) => pointer)).toEqual([
    '/components/parameters/p/schema',
  ])
  const wrong = 'components: {parameters: {p: {name: p, in: nowhere}}}'
  const used = "{get: {parameters: [{$ref: '#/components/parameters/p'}], responses: {}}}"
  expect(problemsOf(`paths: {/a: ${used}, /b: ${used}}\n${wrong}`)).toEqual([
    '/components/parameters/p/in: Must be path, query, header or cookie',
  ])
})

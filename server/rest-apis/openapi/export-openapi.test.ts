import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { withWorld } from '#server/testing/with-world.ts'
import type { ApiDefinition, DefinedMethod } from './api-definition.ts'
import { exportOpenapi } from './export-openapi.ts'
import { importRestApi } from './import-rest-api.ts'
import { asJsonObject, type JsonObject } from './json-object.ts'
import { readDefinition } from './read-definition.ts'
import { readExample } from './testing/read-example.ts'

const api: ApiDefinition['api'] = {
  id: 'abc',
  name: 'Pets',
  apiKeySource: 'HEADER',
  binaryMediaTypes: [],
  disableExecuteApiEndpoint: false,
  createdDate: new Date(Date.UTC(2026, 0, 2)),
}

const method: DefinedMethod = {
  httpMethod: 'GET',
  authorizationType: 'NONE',
  apiKeyRequired: false,
  methodResponses: {},
}

function definitionOf(methods: DefinedMethod[], more: Partial<ApiDefinition> = {}): ApiDefinition {
  return {
    api,
    resources: [
      { id: 'r', path: '/', methods: [] },
      { id: 'p', path: '/pets/{id}', methods },
    ],
    models: [],
    requestValidators: [],
    authorizers: [],
    gatewayResponses: [],
    documentationParts: [],
    ...more,
  }
}

/** The value at a path of keys of the exported document. */
function at(document: JsonObject, ...keys: string[]): unknown {
  return keys.reduce<unknown>((value, key) => asJsonObject(value)[key], document)
}

const get = ['paths', '/pets/{id}', 'get']

test('the least that a method can be is still a valid operation', () => {
  const document = exportOpenapi(definitionOf([method]))
  expect(document).toEqual({
    openapi: '3.0.1',
    info: { title: 'Pets', version: '2026-01-02T00:00:00Z' },
    paths: {
      '/pets/{id}': {
        get: {
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
          responses: { default: { description: 'Default response' } },
        },
      },
    },
    components: {},
  })
})

test('parameters have their place, and what the documentation knows of them', () => {
  const document = exportOpenapi(
    definitionOf(
      [
        {
          ...method,
          requestParameters: {
            'method.request.querystring.page': false,
            'method.request.header.X-Trace': true,
            'method.request.path.id': true,
            'method.request.querystring.filter[name]': false,
          },
        },
      ],
      {
        documentationParts: [
          {
            location: { type: 'QUERY_PARAMETER', path: '/', name: 'page' },
            properties: '{"description":"Page","schema":{"type":"integer"},"example":2,"secret":"no"}',
          },
          { location: { type: 'PATH_PARAMETER', path: '/pets', name: 'id' }, properties: '{"description":"Which"}' },
        ],
      },
    ),
  )
  expect(at(document, ...get, 'parameters')).toEqual([
    { name: 'id', in: 'path', required: true, description: 'Which', schema: { type: 'string' } },
    { name: 'page', in: 'query', description: 'Page', example: 2, schema: { type: 'integer' } },
    { name: 'X-Trace', in: 'header', required: true, schema: { type: 'string' } },
    { name: 'filter[name]', in: 'query', schema: { type: 'string' } },
  ])
})

test('bodies have the schemas of their models, beside the examples of the documentation', () => {
  const location = { path: '/pets/{id}', method: 'GET' }
  const document = exportOpenapi(
    definitionOf(
      [
        {
          ...method,
          requestModels: { 'application/json': 'Pet', 'text/plain': 'Gone' },
          methodResponses: {
            200: {
              responseModels: { 'application/json': 'Pet' },
              responseParameters: { 'method.response.header.ETag': true },
            },
            404: {},
          },
        },
      ],
      {
        models: [{ name: 'Pet', contentType: 'application/json', schema: '{"type":"object"}', description: 'A pet' }],
        documentationParts: [
          {
            location: { type: 'REQUEST_BODY', ...location },
            properties: '{"required":true,"content":{"application/json":{"example":1},"a/b":{}}}',
          },
          { location: { type: 'RESPONSE', ...location, statusCode: '200' }, properties: '{"description":"Done"}' },
          {
            location: { type: 'RESPONSE_HEADER', ...location, statusCode: '200', name: 'ETag' },
            properties: '{"description":"Version"}',
          },
          {
            location: { type: 'RESPONSE_BODY', ...location, statusCode: '*' },
            properties: '{"content":{"a/b":{"schema":{"type":["string","null"]}}}}',
          },
          { location: { type: 'RESPONSE', ...location, statusCode: '*' }, properties: '{"description":"Other"}' },
        ],
      },
    ),
  )
  expect(at(document, ...get, 'requestBody')).toEqual({
    required: true,
    content: {
      'application/json': { schema: { $ref: '#/components/schemas/Pet' }, example: 1 },
      'text/plain': {},
      'a/b': {},
    },
  })
  const other = { 'a/b': { schema: { type: 'string', nullable: true } } }
  expect(at(document, ...get, 'responses')).toEqual({
    200: {
      description: 'Done',
      headers: { ETag: { required: true, description: 'Version', schema: { type: 'string' } } },
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } },
    },
    404: { description: 'Other' },
    default: { description: 'Other', content: other },
  })
  expect(at(document, 'components', 'schemas')).toEqual({ Pet: { type: 'object', description: 'A pet' } })
})

test('security is what the gateway asks for', () => {
  const document = exportOpenapi(
    definitionOf(
      [
        { ...method, apiKeyRequired: true },
        { ...method, httpMethod: 'PUT', authorizationType: 'AWS_IAM' },
        {
          ...method,
          httpMethod: 'POST',
          authorizationType: 'CUSTOM',
          authorizerId: 'a',
          authorizationScopes: ['read'],
          apiKeyRequired: true,
        },
        { ...method, httpMethod: 'ANY' },
      ],
      {
        authorizers: [{ id: 'a', name: 'tokens', type: 'TOKEN', identitySource: 'method.request.header.X-Token' }],
        documentationParts: [
          { location: { type: 'AUTHORIZER', name: 'tokens' }, properties: '{"description":"Ask for one"}' },
        ],
      },
    ),
  )
  const securityOf = (key: string) => at(document, 'paths', '/pets/{id}', key, 'security')
  expect(securityOf('get')).toEqual([{ api_key: [] }])
  expect(securityOf('put')).toEqual([{ sigv4: [] }])
  expect(securityOf('post')).toEqual([{ api_key: [], tokens: ['read'] }])
  expect(securityOf('x-amazon-apigateway-any-method')).toBeUndefined()
  expect(at(document, 'components', 'securitySchemes')).toEqual({
    api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' },
    sigv4: { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' },
    tokens: {
      type: 'apiKey',
      name: 'X-Token',
      in: 'header',
      'x-amazon-apigateway-authtype': 'custom',
      description: 'Ask for one',
    },
  })
})

test('models that are no JSON, and definitions inside models, do not break the document', () => {
  const document = exportOpenapi(
    definitionOf([method], {
      models: [
        { name: 'Broken', contentType: 'application/json', schema: '{"type":' },
        {
          name: 'Order',
          contentType: 'application/json',
          schema:
            '{"properties":{"items":{"type":"array","items":{"$ref":"#/definitions/item"}}},"definitions":{"item":{"type":"string"}}}',
        },
        {
          name: 'Alias',
          contentType: 'application/json',
          schema: '{"$ref":"https://apigateway.amazonaws.com/restapis/abc/models/Order"}',
          description: 'Another name',
        },
      ],
    }),
  )
  expect(at(document, 'components', 'schemas')).toEqual({
    Broken: {},
    Order: { properties: { items: { type: 'array', items: { $ref: '#/components/schemas/Orderitem' } } } },
    Orderitem: { type: 'string' },
    Alias: { description: 'Another name', allOf: [{ $ref: '#/components/schemas/Order' }] },
  })
})

test('servers are those of the caller', () => {
  const servers = [{ url: 'https://api.example.org/prod' }]
  expect(exportOpenapi(definitionOf([method]), { servers }).servers).toEqual(servers)
  expect(exportOpenapi(definitionOf([method]))).not.toHaveProperty('servers')
})

test('museum: texts, parameters, schemas and examples come out as they went in', () =>
  withWorld(async ({ owner }) => {
    const body = readExample('museum.oas31.yaml')
    const source: JsonObject = parse(body.toString('utf8'))
    const { id } = await importRestApi(owner, { body })
    const document = exportOpenapi(await readDefinition(owner.db, id))
    expect(at(document, 'info')).toEqual(source.info)
    expect(document.tags).toEqual(source.tags)
    expect(Object.keys(asJsonObject(document.paths))).toEqual(Object.keys(asJsonObject(source.paths)))
    for (const [path, item] of Object.entries(asJsonObject(source.paths))) {
      for (const [verb, operation] of Object.entries(asJsonObject(item))) {
        const { summary, description, operationId, tags, parameters, responses } = asJsonObject(operation)
        const exported = asJsonObject(at(document, 'paths', path, verb))
        expect(exported).toMatchObject({ summary, description, operationId, tags, security: [{ api_key: [] }] })
        expect(namesOf(exported.parameters)).toEqual(namesOf(resolved(source, parameters)))
        expect(Object.keys(asJsonObject(exported.responses))).toEqual(Object.keys(asJsonObject(responses)))
      }
    }
    expect(at(document, 'paths', '/tickets', 'post', 'requestBody', 'content', 'application/json', 'examples')).toEqual(
      {
        general_entry: at(source, 'components', 'examples', 'BuyGeneralTicketsRequestExample'),
        event_entry: at(source, 'components', 'examples', 'BuyEventTicketsRequestExample'),
      },
    )
    const schemas = asJsonObject(at(document, 'components', 'schemas'))
    const sourceSchemas = asJsonObject(at(source, 'components', 'schemas'))
    expect(Object.keys(schemas).sort()).toEqual(Object.keys(sourceSchemas).sort())
    for (const name of ['SpecialEvent', 'MuseumHours', 'EventPrice', 'TicketType', 'TicketCodeImage', 'Error']) {
      expect(schemas[name]).toEqual(sourceSchemas[name])
    }
  }))

/** Parameters by name; those of the source are references. */
function namesOf(parameters: unknown): unknown[] {
  return Array.isArray(parameters) ? parameters.map((parameter) => asJsonObject(parameter).name) : []
}

function resolved(source: JsonObject, parameters: unknown): unknown {
  if (!Array.isArray(parameters)) return parameters
  return parameters.map((parameter) => {
    const reference = String(asJsonObject(parameter).$ref)
    return at(source, ...reference.slice(2).split('/'))
  })
}

test.each([
  'museum.oas31.yaml',
  'petstore-expanded.oas30.json',
  'tictactoe.oas31.yaml',
  'uber.swagger20.json',
  'uspto.oas30.yaml',
])('%s: the export of an import of the export is the same document', (file) =>
  withWorld(async ({ owner }) => {
    const exportOf = async (body: string) => {
      const { id } = await importRestApi(owner, { body })
      return exportOpenapi(await readDefinition(owner.db, id))
    }
    const once = await exportOf(readExample(file).toString('utf8'))
    expect(await exportOf(JSON.stringify(once))).toEqual(once)
  }),
)

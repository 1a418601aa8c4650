import { expect, test } from 'vitest'
import { asJsonObject, type JsonObject } from '../../json-object.ts'
import { swaggerDocument } from './swagger-document.ts'

const pet = { schema: { $ref: '#/components/schemas/Pet' } }

function operationOf(operation: JsonObject): JsonObject {
  const { paths } = swaggerDocument({ openapi: '3.0.1', info: {}, paths: { '/a': { get: operation } } })
  return asJsonObject(asJsonObject(asJsonObject(paths)['/a']).get)
}

test("the document has AWS's order, and its address in three members", () => {
  const document = swaggerDocument({
    openapi: '3.0.1',
    info: { title: 'T', version: '1' },
    servers: [
      {
        url: 'http://abc.execute-api.localhost:8080/{basePath}',
        variables: { basePath: { default: 'prod' } },
        'x-amazon-apigateway-endpoint-configuration': { disableExecuteApiEndpoint: true },
      },
    ],
    paths: { '/a': { summary: 'Swagger has none', get: { responses: {} } } },
    components: {
      schemas: { Pet: { type: 'string', nullable: true } },
      securitySchemes: { api_key: { type: 'apiKey', in: 'header', name: 'x-api-key' } },
    },
    'x-amazon-apigateway-documentation': {
      documentationParts: [{ location: { type: 'API' }, properties: { a: '#/components/schemas/Pet' } }],
    },
  })
  expect(document).toEqual({
    swagger: '2.0',
    info: { title: 'T', version: '1' },
    host: 'abc.execute-api.localhost:8080',
    basePath: '/prod',
    schemes: ['http'],
    paths: { '/a': { get: { responses: {} } } },
    securityDefinitions: { api_key: { type: 'apiKey', in: 'header', name: 'x-api-key' } },
    definitions: { Pet: { type: 'string', 'x-nullable': true } },
    'x-amazon-apigateway-endpoint-configuration': { disableExecuteApiEndpoint: true },
    'x-amazon-apigateway-documentation': {
      documentationParts: [{ location: { type: 'API' }, properties: { a: '#/definitions/Pet' } }],
    },
  })
  expect(Object.keys(document).slice(0, 8)).toEqual([
    'swagger',
    'info',
    'host',
    'basePath',
    'schemes',
    'paths',
    'securityDefinitions',
    'definitions',
  ])
})

test('parameters say whether they are required, and how their lists are written', () => {
  const list = { type: 'array', items: { type: 'string' } }
  const parameters = [
    { name: 'id', in: 'path', required: true, description: 'Which', schema: { type: 'string' } },
    { name: 'a', in: 'query', schema: list },
    { name: 'b', in: 'query', style: 'form', explode: false, schema: list, example: ['x'], 'x-own': 1 },
    { name: 'c', in: 'query', style: 'spaceDelimited', schema: list },
    { name: 'd', in: 'query', style: 'pipeDelimited', schema: list, allowEmptyValue: true },
    { name: 'e', in: 'header', schema: list, allowEmptyValue: true },
  ]
  expect(operationOf({ parameters }).parameters).toEqual([
    { name: 'id', in: 'path', required: true, description: 'Which', type: 'string' },
    { name: 'a', in: 'query', required: false, ...list, collectionFormat: 'multi' },
    { name: 'b', in: 'query', required: false, ...list, collectionFormat: 'csv', 'x-own': 1 },
    { name: 'c', in: 'query', required: false, ...list, collectionFormat: 'ssv' },
    { name: 'd', in: 'query', required: false, allowEmptyValue: true, ...list, collectionFormat: 'pipes' },
    { name: 'e', in: 'header', required: false, ...list },
  ])
})

test('a body is a parameter that is named after its model; what is consumed and produced is said', () => {
  const operation = operationOf({
    operationId: 'x',
    requestBody: { description: 'It', required: true, content: { 'application/json': pet } },
    responses: {
      200: {
        description: 'Done',
        headers: { ETag: { required: true, schema: { type: 'string' } } },
        content: { 'application/json': { ...pet, examples: { one: { value: { a: 1 } }, two: { value: 2 } } } },
        links: {},
      },
      404: { description: 'Gone' },
    },
    security: [{ api_key: [] }],
    'x-own': 1,
  })
  expect(operation).toEqual({
    operationId: 'x',
    consumes: ['application/json'],
    produces: ['application/json'],
    parameters: [{ in: 'body', name: 'Pet', description: 'It', required: true, schema: { $ref: '#/definitions/Pet' } }],
    responses: {
      200: {
        description: 'Done',
        schema: { $ref: '#/definitions/Pet' },
        headers: { ETag: { type: 'string', 'x-gatehouse-required': true } },
        examples: { 'application/json': { a: 1 } },
      },
      404: { description: 'Gone' },
    },
    security: [{ api_key: [] }],
    'x-own': 1,
  })
  expect(Object.keys(operation)).toEqual([
    'operationId',
    'consumes',
    'produces',
    'parameters',
    'responses',
    'security',
    'x-own',
  ])
})

test('where media types have different models, they are named; Swagger shows the first', () => {
  const note = { schema: { description: 'Described', allOf: [{ $ref: '#/components/schemas/Note' }] } }
  const content = { 'application/json': pet, 'text/xml': note, 'text/plain': {} }
  const operation = operationOf({
    requestBody: { content },
    responses: { 200: { content }, 201: { content: { 'text/xml': note } } },
  })
  const models = { 'application/json': 'Pet', 'text/xml': 'Note' }
  expect(operation).toMatchObject({
    consumes: ['application/json', 'text/xml', 'text/plain'],
    produces: ['application/json', 'text/xml', 'text/plain'],
    parameters: [{ name: 'Pet', required: false, 'x-gatehouse-models': models }],
    responses: {
      200: { schema: { $ref: '#/definitions/Pet' }, 'x-gatehouse-models': models },
      201: {
        schema: { description: 'Described', allOf: [{ $ref: '#/definitions/Note' }] },
        'x-gatehouse-models': { 'text/xml': 'Note' },
      },
    },
  })
})

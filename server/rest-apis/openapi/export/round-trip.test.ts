import { expect, test } from 'vitest'
import type { Context } from '#server/context.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { createDeployment } from '../../deployments/create-deployment.ts'
import { getExport } from '../get-export.ts'
import { importRestApi } from '../import-rest-api.ts'
import { asJsonObject, type JsonObject } from '../json-object.ts'
import { putRestApi } from '../put-rest-api.ts'
import { readDefinition } from '../read-definition.ts'

const functionUri = 'arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/f/invocations'
const pools = ['arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_a', 'https://issuer.example.org']
const header = 'method.request.header.Authorization'
const pet = { $ref: '#/components/schemas/Pet' }

function scheme(authType: string, authorizer: JsonObject): JsonObject {
  return {
    type: 'apiKey',
    in: 'header',
    name: 'Authorization',
    'x-amazon-apigateway-authtype': authType,
    'x-amazon-apigateway-authorizer': authorizer,
  }
}

function operation(security: JsonObject[], more: JsonObject = {}): JsonObject {
  return {
    security,
    responses: { 200: { description: 'Done', content: { 'application/json': { schema: pet } } } },
    'x-amazon-apigateway-integration': { type: 'mock', requestTemplates: { 'application/json': '{"statusCode":200}' } },
    ...more,
  }
}

/** An integration with everything that one can have. */
const everyMember = {
  type: 'http',
  httpMethod: 'PATCH',
  uri: 'https://backend.example.org/{id}',
  connectionType: 'INTERNET',
  credentials: 'arn:aws:iam::123456789012:role/r',
  requestParameters: { 'integration.request.path.id': 'method.request.path.id' },
  requestTemplates: { 'application/json': '#set($a = 1)\n$a' },
  passthroughBehavior: 'when_no_templates',
  contentHandling: 'CONVERT_TO_TEXT',
  timeoutInMillis: 12_345,
  cacheNamespace: 'shared',
  cacheKeyParameters: ['method.request.path.id', 'method.request.header.X-Trace'],
  tlsConfig: { insecureSkipVerification: true },
  responseTransferMode: 'BUFFERED',
  responses: {
    default: {
      statusCode: '200',
      responseParameters: { 'method.response.header.ETag': 'integration.response.header.ETag' },
      responseTemplates: { 'text/xml': '<a>$input.body</a>' },
      contentHandling: 'CONVERT_TO_BINARY',
    },
    '4\\d\\d': { statusCode: '404' },
    other: { statusCode: '500', 'x-gatehouse-selection-pattern': 'default' },
  },
}

const document = {
  openapi: '3.0.1',
  info: { title: 'Everything', version: '7', description: 'All that there is' },
  'x-amazon-apigateway-api-key-source': 'AUTHORIZER',
  'x-amazon-apigateway-binary-media-types': ['image/png', 'application/*'],
  'x-amazon-apigateway-minimum-compression-size': 1024,
  'x-amazon-apigateway-policy': {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }],
  },
  'x-gatehouse-endpoint-type': 'REGIONAL',
  'x-amazon-apigateway-endpoint-configuration': { disableExecuteApiEndpoint: true, ipAddressType: 'dualstack' },
  tags: [
    { name: 'Pets', description: 'All about pets' },
    { name: 'team', 'x-amazon-apigateway-tag-value': 'zoo' },
  ],
  'x-amazon-apigateway-request-validators': {
    all: { validateRequestBody: true, validateRequestParameters: true },
    body: { validateRequestBody: true, validateRequestParameters: false },
  },
  'x-amazon-apigateway-gateway-responses': {
    DEFAULT_5XX: { responseParameters: {}, responseTemplates: { 'application/xml': '<error/>' } },
    THROTTLED: {
      statusCode: '420',
      responseParameters: { 'gatewayresponse.header.Retry-After': "'9'" },
      responseTemplates: { 'application/json': '{"m":$context.error.messageString}' },
    },
  },
  paths: {
    '/pets': {
      get: operation([{ token: [] }]),
      post: operation([{ users: ['pets:write'], api_key: [] }], {
        requestBody: { required: true, content: { 'application/json': { schema: pet } } },
        'x-amazon-apigateway-request-validator': 'all',
      }),
      put: operation([{ request: [] }], { 'x-amazon-apigateway-request-validator': 'body' }),
      delete: operation([{ sigv4: [] }]),
    },
    '/pets/{id}': {
      'x-amazon-apigateway-any-method': operation([], {
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'X-Trace', in: 'header', required: true, schema: { type: 'string' } },
          { name: 'ids', in: 'query', style: 'spaceDelimited', schema: { type: 'array', items: { type: 'integer' } } },
        ],
        requestBody: {
          content: {
            'text/xml': { schema: { $ref: '#/components/schemas/Note' } },
            'application/json': { schema: pet },
          },
        },
        responses: {
          200: {
            description: 'Done',
            headers: { ETag: { required: true, schema: { type: 'string' } } },
            content: { 'text/xml': { schema: { $ref: '#/components/schemas/Note' } } },
          },
          404: {
            description: 'Gone',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Owner' } } },
          },
        },
        'x-amazon-apigateway-integration': everyMember,
      }),
    },
    '/stays/empty': {},
  },
  components: {
    schemas: {
      Note: { type: 'object', 'x-gatehouse-content-type': 'text/xml', xml: { name: 'note' } },
      Odd: {
        anyOf: [{ type: 'string' }, { type: 'integer' }],
        not: { enum: ['x'] },
        'x-gatehouse-patternProperties': { '^p': pet },
        'x-gatehouse-dependencies': { a: ['b'], c: pet },
        items: { anyOf: [pet, { type: 'string' }] },
        'x-gatehouse-items': [pet, { type: 'string' }],
        'x-gatehouse-additionalItems': false,
        discriminator: { propertyName: 'kind', mapping: { pet: '#/components/schemas/Pet' } },
      },
      Owner: { type: 'object', properties: { pets: { type: 'array', items: pet } } },
      Pet: {
        type: 'object',
        required: ['name'],
        properties: {
          name: { type: 'string', maxLength: 20 },
          age: { type: 'integer', nullable: true },
          owner: { $ref: '#/components/schemas/Owner' },
          friend: pet,
        },
      },
    },
    securitySchemes: {
      api_key: { type: 'apiKey', in: 'header', name: 'x-api-key' },
      sigv4: { type: 'apiKey', in: 'header', name: 'Authorization', 'x-amazon-apigateway-authtype': 'awsSigv4' },
      token: scheme('custom', {
        type: 'token',
        authorizerUri: functionUri,
        identitySource: header,
        identityValidationExpression: '^Bearer ',
        authorizerResultTtlInSeconds: 60,
      }),
      request: scheme('custom', {
        type: 'request',
        authorizerUri: functionUri,
        authorizerCredentials: 'arn:aws:iam::123456789012:role/r',
        identitySource: `${header}, method.request.querystring.q`,
        authorizerResultTtlInSeconds: 0,
      }),
      users: scheme('cognito_user_pools', { type: 'cognito_user_pools', identitySource: header, providerARNs: pools }),
    },
  },
}

async function exported(context: Context, restApiId: string, exportType = 'oas30'): Promise<JsonObject> {
  await createDeployment(context, { restApiId, stageName: 'prod' })
  const parameters = { extensions: 'apigateway,authorizers,documentation' }
  const { body } = await getExport(context, { restApiId, stageName: 'prod', exportType, parameters })
  return asJsonObject(JSON.parse(new TextDecoder().decode(body)))
}

/** All of a definition, without what each API has of its own: ids, and when it was made. */
async function definitionOf(context: Context, restApiId: string) {
  const { api, resources, ...rest } = await readDefinition(context.db, restApiId)
  const nameOf = (id: string | undefined) => rest.authorizers.find((authorizer) => authorizer.id === id)?.name
  const validatorOf = (id: string | undefined) => rest.requestValidators.find((validator) => validator.id === id)?.name
  const { apiKeySource, binaryMediaTypes, minimumCompressionSize, policy, tags, endpointConfiguration } = api
  const text = JSON.stringify({
    api: [api.name, api.description, api.version, apiKeySource, binaryMediaTypes, minimumCompressionSize, policy],
    address: [tags, endpointConfiguration, api.disableExecuteApiEndpoint],
    models: rest.models.map(({ schema, ...model }) => ({ ...model, schema: JSON.parse(schema) })),
    authorizers: rest.authorizers.map(({ id: _own, ...authorizer }) => authorizer),
    gatewayResponses: rest.gatewayResponses,
    validators: rest.requestValidators.map(({ id: _own, ...validator }) => validator),
    documentation: rest.documentationParts
      .map(({ location, properties }) => [JSON.stringify(location), JSON.parse(properties)])
      .sort(),
    resources: resources.map(({ path }) => path).sort(),
    methods: resources.flatMap(({ id, path, methods }) =>
      methods.map(({ authorizerId, requestValidatorId, integration, ...method }) => ({
        ...method,
        path,
        authorizer: nameOf(authorizerId),
        validator: validatorOf(requestValidatorId),
        integration: { ...integration, cacheNamespace: integration?.cacheNamespace === id ? '' : 'shared' },
      })),
    ),
  })
  return JSON.parse(text.replaceAll(restApiId, 'self'))
}

test('an import makes everything that the document says', () =>
  withWorld(async ({ owner }) => {
    const { id, warnings } = await importRestApi(owner, { body: JSON.stringify(document) })
    expect(warnings).toBeUndefined()
    const made = await definitionOf(owner, id)
    expect(made.address).toEqual([{ team: 'zoo' }, { types: ['REGIONAL'], ipAddressType: 'dualstack' }, true])
    expect(made.api.slice(3)).toEqual([
      'AUTHORIZER',
      ['image/png', 'application/*'],
      1024,
      JSON.stringify(document['x-amazon-apigateway-policy']),
    ])
    expect(made.authorizers).toMatchObject([
      { name: 'request', type: 'REQUEST', authorizerResultTtlInSeconds: 0 },
      { name: 'token', type: 'TOKEN', identityValidationExpression: '^Bearer ' },
      { name: 'users', type: 'COGNITO_USER_POOLS', providerARNs: pools },
    ])
    expect(made.methods).toMatchObject([
      { httpMethod: 'GET', authorizationType: 'CUSTOM', authorizer: 'token' },
      {
        httpMethod: 'POST',
        authorizationType: 'COGNITO_USER_POOLS',
        authorizer: 'users',
        authorizationScopes: ['pets:write'],
        apiKeyRequired: true,
        validator: 'all',
      },
      { httpMethod: 'PUT', authorizer: 'request', validator: 'body' },
      { httpMethod: 'DELETE', authorizationType: 'AWS_IAM' },
      {
        httpMethod: 'ANY',
        requestModels: { 'text/xml': 'Note', 'application/json': 'Pet' },
        methodResponses: {
          200: { responseParameters: { 'method.response.header.ETag': true }, responseModels: { 'text/xml': 'Note' } },
          404: { responseModels: { 'application/json': 'Owner' } },
        },
        integration: {
          type: 'HTTP',
          timeoutInMillis: 12_345,
          tlsConfig: { insecureSkipVerification: true },
          integrationResponses: { 200: { contentHandling: 'CONVERT_TO_BINARY' }, 500: { selectionPattern: 'default' } },
        },
      },
    ])
    expect(made.models.find(({ name }: { name: string }) => name === 'Note').contentType).toBe('text/xml')
    expect(made.resources).toEqual(['/', '/pets', '/pets/{id}', '/stays', '/stays/empty'])
    expect(made.gatewayResponses.map(({ responseType }: { responseType: string }) => responseType)).toEqual([
      'DEFAULT_5XX',
      'THROTTLED',
    ])
  }))

test.each(['oas30', 'swagger'])('import, export as %s, import again is the same API, all of it', (exportType) =>
  withWorld(async ({ owner }) => {
    const first = await importRestApi(owner, { body: JSON.stringify(document) })
    const again = await importRestApi(owner, { body: JSON.stringify(await exported(owner, first.id, exportType)) })
    expect(again.warnings).toBeUndefined()
    expect(await definitionOf(owner, again.id)).toEqual(await definitionOf(owner, first.id))
  }),
)

test.each(['oas30', 'swagger'])('an export as %s put over its own API changes nothing, not even ids', (exportType) =>
  withWorld(async ({ owner }) => {
    const { id: restApiId } = await importRestApi(owner, { body: JSON.stringify(document) })
    const before = await definitionOf(owner, restApiId)
    const { authorizers, requestValidators, resources } = await readDefinition(owner.db, restApiId)
    const body = JSON.stringify(await exported(owner, restApiId, exportType))
    for (const mode of ['overwrite', 'merge'] as const) {
      await putRestApi(owner, { restApiId, mode, body })
      expect(await definitionOf(owner, restApiId)).toEqual(before)
      const after = await readDefinition(owner.db, restApiId)
      expect(after.authorizers).toEqual(authorizers)
      expect(after.requestValidators).toEqual(requestValidators)
      expect(after.resources.map(({ id, path }) => [id, path])).toEqual(resources.map(({ id, path }) => [id, path]))
    }
  }),
)

test('merged into its own API, models, authorizers and gateway responses are replaced by name, not doubled', () =>
  withWorld(async ({ owner }) => {
    const { id: restApiId } = await importRestApi(owner, { body: JSON.stringify(document) })
    const before = await readDefinition(owner.db, restApiId)
    await putRestApi(owner, { restApiId, mode: 'merge', body: JSON.stringify(document) })
    const after = await readDefinition(owner.db, restApiId)
    expect(after.authorizers).toEqual(before.authorizers)
    expect(after.requestValidators).toEqual(before.requestValidators)
    expect(after.models).toEqual(before.models)
    expect(after.gatewayResponses).toEqual(before.gatewayResponses)
    expect(after.resources).toEqual(before.resources)
  }))

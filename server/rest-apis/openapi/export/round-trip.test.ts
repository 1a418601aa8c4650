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
  },
  components: {
    schemas: {
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

async function exported(context: Context, restApiId: string): Promise<JsonObject> {
  await createDeployment(context, { restApiId, stageName: 'prod' })
  const parameters = { extensions: 'apigateway' }
  const { body } = await getExport(context, { restApiId, stageName: 'prod', exportType: 'oas30', parameters })
  return asJsonObject(JSON.parse(new TextDecoder().decode(body)))
}

/** Without what is each API's own: its ids, and its address. */
async function definitionOf(context: Context, restApiId: string) {
  const { api, resources, ...rest } = await readDefinition(context.db, restApiId)
  const { name, description, version, apiKeySource, binaryMediaTypes, minimumCompressionSize, policy } = api
  const nameOf = (id: string | undefined) => rest.authorizers.find((authorizer) => authorizer.id === id)?.name
  const validatorOf = (id: string | undefined) => {
    const { id: _own, name: _name, ...checks } = rest.requestValidators.find((validator) => validator.id === id) ?? {}
    return checks
  }
  return {
    api: { name, description, version, apiKeySource, binaryMediaTypes, minimumCompressionSize, policy },
    models: rest.models.map(({ schema, ...model }) => ({
      ...model,
      schema: JSON.parse(schema.replaceAll(restApiId, 'self')),
    })),
    authorizers: rest.authorizers.map(({ id: _own, ...authorizer }) => authorizer),
    gatewayResponses: rest.gatewayResponses,
    validators: rest.requestValidators.length,
    methods: resources.flatMap(({ path, methods }) =>
      methods.map(({ authorizerId, requestValidatorId, integration, ...method }) => ({
        ...method,
        path,
        authorizer: nameOf(authorizerId),
        validator: validatorOf(requestValidatorId),
        integration: { ...integration, cacheNamespace: undefined },
      })),
    ),
  }
}

test('an import makes everything that the document says', () =>
  withWorld(async ({ owner }) => {
    const { id, warnings } = await importRestApi(owner, { body: JSON.stringify(document) })
    expect(warnings).toBeUndefined()
    const made = await definitionOf(owner, id)
    expect(made.api).toMatchObject({
      apiKeySource: 'AUTHORIZER',
      binaryMediaTypes: ['image/png', 'application/*'],
      minimumCompressionSize: 1024,
      policy: JSON.stringify(document['x-amazon-apigateway-policy']),
    })
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
        validator: { validateRequestBody: true, validateRequestParameters: true },
      },
      { httpMethod: 'PUT', authorizer: 'request', validator: { validateRequestParameters: false } },
      { httpMethod: 'DELETE', authorizationType: 'AWS_IAM' },
    ])
    expect(made.gatewayResponses.map(({ responseType }) => responseType)).toEqual(['DEFAULT_5XX', 'THROTTLED'])
  }))

test('import, export, import again is the same API: authorizers, validators, models, gateway responses, settings', () =>
  withWorld(async ({ owner }) => {
    const first = await importRestApi(owner, { body: JSON.stringify(document) })
    const again = await importRestApi(owner, { body: JSON.stringify(await exported(owner, first.id)) })
    expect(again.warnings).toBeUndefined()
    expect(await definitionOf(owner, again.id)).toEqual(await definitionOf(owner, first.id))
  }))

test('an export put over its own API with overwrite changes nothing, and leaves nothing twice', () =>
  withWorld(async ({ owner }) => {
    const { id: restApiId } = await importRestApi(owner, { body: JSON.stringify(document) })
    const before = await definitionOf(owner, restApiId)
    const body = JSON.stringify(await exported(owner, restApiId))
    await putRestApi(owner, { restApiId, mode: 'overwrite', body })
    expect(await definitionOf(owner, restApiId)).toEqual(before)
  }))

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

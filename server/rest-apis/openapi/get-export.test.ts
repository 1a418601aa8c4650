import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { deployments } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { createDeployment } from '../deployments/create-deployment.ts'
import { getExport } from './get-export.ts'
import { importRestApi } from './import-rest-api.ts'
import { putRestApi } from './put-rest-api.ts'
import { readDefinition } from './read-definition.ts'

const document = `
openapi: 3.0.3
info: {title: Pets, version: '1.2'}
x-amazon-apigateway-binary-media-types: [image/png]
x-amazon-apigateway-request-validators: {all: {validateRequestBody: true, validateRequestParameters: false}}
x-amazon-apigateway-gateway-responses: {THROTTLED: {statusCode: '420', responseTemplates: {application/json: '{}'}}}
paths:
  /pets/{id}:
    get:
      summary: Get a pet
      security: [{lambda: []}]
      x-amazon-apigateway-request-validator: all
      responses: {200: {description: A pet, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
      x-amazon-apigateway-integration:
        type: http
        httpMethod: GET
        uri: https://backend.example.org/{id}
        requestParameters: {integration.request.path.id: method.request.path.id}
        responses: {default: {statusCode: '200'}, 4\\d\\d: {statusCode: '404'}}
  /any: {x-amazon-apigateway-any-method: {responses: {}, x-amazon-apigateway-integration: {type: mock}}}
components:
  schemas: {Pet: {type: object, properties: {name: {type: string, nullable: true}}}}
  securitySchemes:
    lambda:
      type: apiKey
      in: header
      name: X-Token
      x-amazon-apigateway-authtype: custom
      x-amazon-apigateway-authorizer: {type: token, authorizerUri: 'arn:aws:lambda:x'}
`

async function deployed(context: Context): Promise<string> {
  const { id } = await importRestApi(context, { body: document })
  await createDeployment(context, { restApiId: id, stageName: 'prod' })
  return id
}

const textOf = ({ body }: { body: Uint8Array }) => new TextDecoder().decode(body)

test('200: the deployed document with its address, and nothing of the backend', () =>
  withWorld(async ({ owner, as }) => {
    const restApiId = await deployed(owner)
    const answer = await getExport(as('viewer'), { restApiId, stageName: 'prod', exportType: 'oas30' })
    expect(answer).toMatchObject({
      contentType: 'application/octet-stream',
      contentDisposition: 'attachment; filename="oas30_1.2.json"',
    })
    expect(JSON.parse(textOf(answer))).toMatchObject({
      openapi: '3.0.1',
      info: { title: 'Pets', version: '1.2' },
      servers: [
        {
          url: `http://${restApiId}.execute-api.localhost:8080/{basePath}`,
          variables: { basePath: { default: 'prod' } },
        },
      ],
      paths: {
        '/pets/{id}': { get: { summary: 'Get a pet', security: [{ lambda: [] }] } },
        '/any': { 'x-amazon-apigateway-any-method': {} },
      },
      components: { schemas: { Pet: { properties: { name: { type: 'string', nullable: true } } } } },
    })
    expect(textOf(answer)).not.toContain('backend.example.org')
  }))

test('a change of the draft does not show before it is deployed', () =>
  withWorld(async ({ owner }) => {
    const restApiId = await deployed(owner)
    await putRestApi(owner, { restApiId, body: document.replace('Get a pet', 'Changed') })
    const input = { restApiId, stageName: 'prod', exportType: 'oas30' }
    expect(textOf(await getExport(owner, input))).not.toContain('Changed')
    await createDeployment(owner, { restApiId, stageName: 'prod' })
    expect(textOf(await getExport(owner, input))).toContain('Changed')
  }))

test('YAML says the same as JSON', () =>
  withWorld(async ({ owner }) => {
    const input = { restApiId: await deployed(owner), stageName: 'prod', exportType: 'oas30' }
    const yaml = await getExport(owner, { ...input, accepts: 'application/yaml' })
    expect(yaml.contentDisposition).toBe('attachment; filename="oas30_1.2.yaml"')
    expect(textOf(yaml)).toMatch(/^openapi: "3\.0\.1"/)
    expect(parse(textOf(yaml))).toEqual(JSON.parse(textOf(await getExport(owner, input))))
  }))

test('with extensions=apigateway the import of an export is the same API', () =>
  withWorld(async ({ owner, db }) => {
    const restApiId = await deployed(owner)
    const parameters = { extensions: 'apigateway' }
    const exported = await getExport(owner, { restApiId, stageName: 'prod', exportType: 'oas30', parameters })
    const again = await importRestApi(owner, { body: exported.body })
    const comparable = async (id: string) => {
      const { api, resources, models, authorizers, gatewayResponses } = await readDefinition(db, id)
      return {
        api: [api.name, api.version, api.binaryMediaTypes],
        methods: resources.flatMap(({ path, methods }) =>
          methods.map(({ authorizerId, requestValidatorId, integration, ...method }) => ({
            path,
            ...method,
            hasAuthorizer: authorizerId !== undefined,
            hasValidator: requestValidatorId !== undefined,
            integration: { ...integration, cacheNamespace: undefined },
          })),
        ),
        models: models.map(({ name, schema }) => [name, JSON.parse(schema)]),
        authorizers: authorizers.map(({ id: _id, ...authorizer }) => authorizer),
        gatewayResponses: gatewayResponses.map(({ responseType, statusCode }) => [responseType, statusCode]),
      }
    }
    expect(await comparable(again.id)).toEqual(await comparable(restApiId))
  }))

test.each([
  ['integrations', ['x-amazon-apigateway-integration', 'x-amazon-apigateway-gateway-responses']],
  ['authorizers', ['x-amazon-apigateway-authorizer"']],
  ['validators', ['x-amazon-apigateway-request-validators']],
  ['documentation', ['x-amazon-apigateway-documentation']],
  ['authorizers,validators', ['x-amazon-apigateway-authorizer"', 'x-amazon-apigateway-request-validators']],
])('extensions=%s adds what its name says', (extensions, members) =>
  withWorld(async ({ owner }) => {
    const input = { restApiId: await deployed(owner), stageName: 'prod', exportType: 'oas30' }
    const plain = textOf(await getExport(owner, input))
    const extended = textOf(await getExport(owner, { ...input, parameters: { extensions } }))
    for (const member of members) {
      expect(plain).not.toContain(member)
      expect(extended).toContain(member)
    }
    expect(extended.includes('backend.example.org')).toBe(extensions === 'integrations')
  }),
)

test('200: Swagger 2.0 with the same address in three members', () =>
  withWorld(async ({ owner }) => {
    const restApiId = await deployed(owner)
    const answer = await getExport(owner, { restApiId, stageName: 'prod', exportType: 'swagger' })
    expect(answer).toMatchObject({
      contentType: 'application/octet-stream',
      contentDisposition: 'attachment; filename="swagger_1.2.json"',
    })
    expect(JSON.parse(textOf(answer))).toMatchObject({
      swagger: '2.0',
      info: { title: 'Pets', version: '1.2' },
      host: `${restApiId}.execute-api.localhost:8080`,
      basePath: '/prod',
      schemes: ['http'],
      paths: {
        '/pets/{id}': {
          get: {
            produces: ['application/json'],
            parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
            responses: { 200: { schema: { $ref: '#/definitions/Pet' } } },
          },
        },
      },
      definitions: { Pet: { properties: { name: { type: 'string', 'x-nullable': true } } } },
      securityDefinitions: { lambda: { type: 'apiKey', name: 'X-Token', in: 'header' } },
    })
    expect(textOf(answer)).not.toContain('backend.example.org')
  }))

test('without a version of its own an API has the time of its making as version, to the second', () =>
  withWorld(async ({ owner }) => {
    const { id } = await importRestApi(owner, { body: document.replace(", version: '1.2'", '') })
    await createDeployment(owner, { restApiId: id, stageName: 'prod' })
    const answer = await getExport(owner, { restApiId: id, stageName: 'prod', exportType: 'swagger' })
    expect(answer.contentDisposition).toBe('attachment; filename="swagger_2026-11-22T12:00:00Z.json"')
    expect(JSON.parse(textOf(answer)).info.version).toBe('2026-11-22T12:00:00Z')
  }))

test('a deployment from before exports kept names and texts is exported with what it has', () =>
  withWorld(async ({ owner, db }) => {
    const restApiId = await deployed(owner)
    const [row] = await db.select().from(deployments).where(eq(deployments.restApiId, restApiId))
    const { definition } = row ?? {}
    if (!definition) throw new Error('There is no deployment')
    const { name, apiKeySource, binaryMediaTypes } = definition.api
    const requestValidators = definition.requestValidators.map(({ name: _name, ...validator }) => validator)
    const older = { ...definition, api: { name, apiKeySource, binaryMediaTypes }, requestValidators }
    await db.update(deployments).set({ definition: older, documentationParts: null })
    const parameters = { extensions: 'apigateway,documentation' }
    const answer = await getExport(owner, { restApiId, stageName: 'prod', exportType: 'oas30', parameters })
    expect(JSON.parse(textOf(answer)).info.version).toBe('1.2')
    expect(textOf(answer)).toContain('Get a pet')
    await expect(importRestApi(owner, { body: answer.body })).resolves.toMatchObject({ name: 'Pets' })
  }))

test('400 for what is not exported, in words', () =>
  withWorld(async ({ owner }) => {
    const input = { restApiId: await deployed(owner), stageName: 'prod', exportType: 'oas30' }
    for (const wrong of [{ exportType: 'raml' }, { parameters: { extensions: 'integrations,nope' } }]) {
      await expect(getExport(owner, { ...input, ...wrong })).rejects.toMatchObject({ failure: 'BadRequestException' })
    }
  }))

test('403 for a visitor, 404 for a stage that is not there and in another account', () =>
  withWorld(async ({ owner, visitor, stranger }) => {
    const input = { restApiId: await deployed(owner), stageName: 'prod', exportType: 'oas30' }
    await expect(getExport(visitor, input)).rejects.toMatchObject({ failure: 'ForbiddenException' })
    await expect(getExport(stranger, input)).rejects.toMatchObject({ failure: 'NotFoundException' })
    await expect(getExport(owner, { ...input, stageName: 'dev' })).rejects.toMatchObject({
      failure: 'NotFoundException',
    })
  }))

import { expect, test } from 'vitest'
import { createTestApi } from '#server/testing/deploy-test-api.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { deleteIntegration } from '../integrations/delete-integration.ts'
import { importRestApi } from '../openapi/import-rest-api.ts'
import { putRestApi } from '../openapi/put-rest-api.ts'
import { readDefinition } from '../openapi/read-definition.ts'
import { createDeployment } from './create-deployment.ts'
import { comparableDefinition, deployedDefinition } from './deployed-definition.ts'
import { diffDeployment } from './diff-deployment.ts'

const document = {
  openapi: '3.0.3',
  info: { title: 'Museum', version: '1' },
  paths: {
    '/hours': {
      get: {
        parameters: [{ name: 'day', in: 'query', required: true, schema: { type: 'string' } }],
        responses: {
          200: {
            description: 'ok',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Hours' } } },
          },
        },
        'x-amazon-apigateway-request-validator': 'all',
        'x-amazon-apigateway-integration': {
          type: 'http_proxy',
          httpMethod: 'GET',
          uri: 'http://example.org/hours',
        },
      },
    },
  },
  components: { schemas: { Hours: { type: 'object', properties: { open: { type: 'string' } } } } },
  'x-amazon-apigateway-request-validators': { all: { validateRequestBody: true, validateRequestParameters: true } },
  'x-amazon-apigateway-gateway-responses': {
    THROTTLED: { statusCode: '429', responseTemplates: { 'application/json': '{"slow":"down"}' } },
  },
  'x-amazon-apigateway-binary-media-types': ['image/png'],
  'x-amazon-apigateway-minimum-compression-size': 1024,
}

test('an imported document is deployed with all that serving needs', () =>
  withWorld(async ({ owner, db }) => {
    const { id } = await importRestApi(owner, { body: JSON.stringify(document) })
    const column = deployedDefinition(await readDefinition(db, id))
    expect(column.api).toEqual({
      name: 'Museum',
      version: '1',
      apiKeySource: 'HEADER',
      binaryMediaTypes: ['image/png'],
      minimumCompressionSize: 1024,
    })
    const method = column.resources.find(({ path }) => path === '/hours')?.methods[0]
    expect(method).toMatchObject({
      httpMethod: 'GET',
      requestParameters: { 'method.request.querystring.day': true },
      integration: { type: 'HTTP_PROXY', uri: 'http://example.org/hours' },
    })
    expect(column.requestValidators).toEqual([
      { id: method?.requestValidatorId, name: 'all', validateRequestBody: true, validateRequestParameters: true },
    ])
    expect(column.models.map(({ name }) => name)).toContain('Hours')
    expect(column.gatewayResponses).toEqual([
      {
        responseType: 'THROTTLED',
        statusCode: '429',
        responseParameters: {},
        responseTemplates: { 'application/json': '{"slow":"down"}' },
      },
    ])
    for (const part of [...column.models, ...column.gatewayResponses, ...column.requestValidators]) {
      expect(part).not.toHaveProperty('restApiId')
    }
  }))

test('the same document again is no change, another one is exactly what differs', () =>
  withWorld(async ({ owner }) => {
    const { id: restApiId } = await importRestApi(owner, { body: JSON.stringify(document) })
    await createDeployment(owner, { restApiId, stageName: 'prod' })
    await putRestApi(owner, { restApiId, mode: 'overwrite', body: JSON.stringify(document, null, 4) })
    expect((await diffDeployment(owner, { restApiId, stageName: 'prod' })).changes).toEqual([])
    const body = JSON.stringify(document).replace('example.org/hours', 'example.org/opening-hours')
    await putRestApi(owner, { restApiId, mode: 'overwrite', body })
    expect((await diffDeployment(owner, { restApiId, stageName: 'prod' })).changes).toMatchObject([
      { outcome: 'changed', name: 'GET /hours', differences: [{ aspect: 'integration' }] },
    ])
  }))

test('a method without integration can be compared but not deployed', () =>
  withWorld(async ({ owner, db }) => {
    const { restApiId, resourceId } = await createTestApi(owner)
    await deleteIntegration(owner, { restApiId, resourceId, httpMethod: 'GET' })
    const definition = await readDefinition(db, restApiId)
    const [method] = comparableDefinition(definition).resources.flatMap(({ methods }) => methods)
    expect(method).toMatchObject({ httpMethod: 'GET', apiKeyRequired: true })
    expect(method).not.toHaveProperty('integration')
    expect(() => deployedDefinition(definition)).toThrow('No integration defined for method')
  }))

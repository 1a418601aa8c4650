import { expect, test } from 'vitest'
import { withWorld } from '#server/testing/with-world.ts'
import { createRestApi } from '../apis/create-rest-api.ts'
import { putMethod } from '../methods/put-method.ts'
import { createResource } from '../resources/create-resource.ts'
import { importRestApi } from './import-rest-api.ts'
import { readDefinition } from './read-definition.ts'

test('resources come in the order of the document, others after them by name; methods in the usual order', () =>
  withWorld(async ({ owner, db }) => {
    const { id, rootResourceId } = await importRestApi(owner, {
      body: `
openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /zebras: {delete: {responses: {}}, get: {responses: {}}, post: {responses: {}}}
  /apes/{id}: {put: {responses: {}}}
  /bears: {x-amazon-apigateway-any-method: {responses: {}}, head: {responses: {}}}
`,
    })
    await createResource(owner, { restApiId: id, parentId: rootResourceId, pathPart: 'added' })
    const { resources } = await readDefinition(db, id)
    expect(resources.map(({ path }) => path)).toEqual(['/zebras', '/apes/{id}', '/bears', '/', '/added', '/apes'])
    expect(resources.map(({ methods }) => methods.map(({ httpMethod }) => httpMethod))).toEqual([
      ['GET', 'POST', 'DELETE'],
      ['PUT'],
      ['ANY', 'HEAD'],
      [],
      [],
      [],
    ])
  }))

test('an API that was made by hand reads the same way; what is absent is absent', () =>
  withWorld(async ({ owner, db }) => {
    const { id, rootResourceId } = await createRestApi(owner, { name: 'By hand' })
    await putMethod(owner, {
      restApiId: id,
      resourceId: rootResourceId,
      httpMethod: 'GET',
      authorizationType: 'NONE',
    })
    const definition = await readDefinition(db, id)
    expect(definition.api).toMatchObject({ id, name: 'By hand', apiKeySource: 'HEADER', binaryMediaTypes: [] })
    for (const member of ['description', 'version', 'policy', 'minimumCompressionSize', 'openapiExtras']) {
      expect(definition.api).not.toHaveProperty(member)
    }
    expect(definition.resources).toMatchObject([{ path: '/', methods: [{ httpMethod: 'GET', apiKeyRequired: false }] }])
    expect(definition.resources[0]?.methods[0]).not.toHaveProperty('integration')
    expect(definition.models.map(({ name }) => name)).toEqual(['Empty', 'Error'])
    expect(definition).toMatchObject({
      requestValidators: [],
      authorizers: [],
      gatewayResponses: [],
      documentationParts: [],
    })
  }))

test('rows carry AWS members only, not the keys of the tables', () =>
  withWorld(async ({ owner, db }) => {
    const { id } = await importRestApi(owner, {
      body: `
openapi: 3.0.3
info: {title: T, version: '1'}
x-amazon-apigateway-request-validators: {all: {validateRequestBody: true}}
x-amazon-apigateway-gateway-responses: {THROTTLED: {}}
paths: {/a: {get: {security: [{l: []}], responses: {}}}}
components:
  schemas: {A: {type: string}}
  securitySchemes: {l: {type: apiKey, in: header, name: X, x-amazon-apigateway-authorizer: {type: request, authorizerUri: u}}}
`,
    })
    const { models, requestValidators, authorizers, gatewayResponses, resources } = await readDefinition(db, id)
    expect(models).toEqual([{ name: 'A', contentType: 'application/json', schema: '{"type":"string"}' }])
    expect(requestValidators).toEqual([
      { id: expect.any(String), name: 'all', validateRequestBody: true, validateRequestParameters: false },
    ])
    expect(authorizers).toEqual([{ id: expect.any(String), name: 'l', type: 'REQUEST', authorizerUri: 'u' }])
    expect(gatewayResponses).toEqual([{ responseType: 'THROTTLED', responseParameters: {}, responseTemplates: {} }])
    expect(resources[0]?.methods[0]).toMatchObject({ authorizationType: 'CUSTOM', authorizerId: authorizers[0]?.id })
    expect(resources[0]?.methods[0]).not.toHaveProperty('restApiId')
  }))

test('404 for an API that is not there', () =>
  withWorld(async ({ db }) => {
    await expect(readDefinition(db, 'nope')).rejects.toMatchObject({ failure: 'NotFoundException' })
  }))

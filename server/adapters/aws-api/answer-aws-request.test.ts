import {
  CreateResourceCommand,
  CreateRestApiCommand,
  GetResourcesCommand,
  GetRestApisCommand,
  PutIntegrationCommand,
  PutIntegrationResponseCommand,
  PutMethodCommand,
  PutMethodResponseCommand,
  UpdateMethodCommand,
  UpdateRestApiCommand,
} from '@aws-sdk/client-api-gateway'
import { expect, test } from 'vitest'
import { withWorld } from '#server/testing/with-world.ts'
import { createWireClient } from './testing/wire-client.ts'

test('the real SDK builds an API', () =>
  withWorld(async ({ owner }) => {
    const client = await createWireClient(owner)
    const api = await client.send(new CreateRestApiCommand({ name: 'Pets', binaryMediaTypes: ['image/png'] }))
    expect(api).toMatchObject({ name: 'Pets', apiKeySource: 'HEADER', createdDate: owner.now() })
    const restApiId = api.id
    const resource = await client.send(
      new CreateResourceCommand({ restApiId, parentId: api.rootResourceId, pathPart: '{id}' }),
    )
    const key = { restApiId, resourceId: resource.id, httpMethod: 'GET' }
    await client.send(
      new PutMethodCommand({
        ...key,
        authorizationType: 'NONE',
        requestParameters: { 'method.request.path.id': true },
      }),
    )
    await client.send(new PutMethodResponseCommand({ ...key, statusCode: '200' }))
    await client.send(
      new PutIntegrationCommand({
        ...key,
        type: 'HTTP',
        integrationHttpMethod: 'GET',
        uri: 'http://localhost:9999/pets/{id}',
        requestParameters: { 'integration.request.path.id': 'method.request.path.id' },
      }),
    )
    await client.send(new PutIntegrationResponseCommand({ ...key, statusCode: '200' }))
    const updated = await client.send(
      new UpdateMethodCommand({
        ...key,
        patchOperations: [
          { op: 'replace', path: '/apiKeyRequired', value: 'true' },
          { op: 'add', path: '/requestModels/application~1json', value: 'Empty' },
        ],
      }),
    )
    expect(updated).toMatchObject({ apiKeyRequired: true, requestModels: { 'application/json': 'Empty' } })
    const resources = await client.send(new GetResourcesCommand({ restApiId, embed: ['methods'] }))
    expect(resources.items).toMatchObject([
      { path: '/' },
      { path: '/{id}', resourceMethods: { GET: { methodIntegration: { httpMethod: 'GET', timeoutInMillis: 29000 } } } },
    ])
    const renamed = await client.send(
      new UpdateRestApiCommand({ restApiId, patchOperations: [{ op: 'replace', path: '/name', value: 'Cats' }] }),
    )
    expect(renamed).toMatchObject({ name: 'Cats', tags: {} })
    const { items } = await client.send(new GetRestApisCommand({ limit: 5 }))
    expect(items).toMatchObject([{ id: restApiId, name: 'Cats', binaryMediaTypes: ['image/png'] }])
  }))

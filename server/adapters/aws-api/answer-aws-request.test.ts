import {
  CreateResourceCommand,
  CreateRestApiCommand,
  GetAccountCommand,
  GetExportCommand,
  GetResourcesCommand,
  GetRestApiCommand,
  ImportRestApiCommand,
  NotFoundException,
  PutIntegrationCommand,
  PutIntegrationResponseCommand,
  PutMethodCommand,
  PutMethodResponseCommand,
  paginateGetRestApis,
  UpdateMethodCommand,
  UpdateRestApiCommand,
} from '@aws-sdk/client-api-gateway'
import { expect, test, vi } from 'vitest'
import { createDeployment } from '#server/rest-apis/deployments/create-deployment.ts'
import { createSecrets } from '#server/secrets.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { answerAwsRequest } from './answer-aws-request.ts'
import { sendSigned, signedRequest } from './testing/send-signed.ts'
import { createTestAccessKey, createWireClient } from './testing/wire-client.ts'

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
  }))

test('the real SDK patches an API, or leaves it as it was', () =>
  withWorld(async ({ owner }) => {
    const client = await createWireClient(owner)
    const { id: restApiId } = await client.send(new CreateRestApiCommand({ name: 'Pets', description: 'Old' }))
    const patched = await client.send(
      new UpdateRestApiCommand({
        restApiId,
        patchOperations: [
          { op: 'replace', path: '/name', value: 'Cats' },
          { op: 'remove', path: '/description' },
          { op: 'replace', path: '/minimumCompressionSize', value: '10' },
          { op: 'add', path: '/binaryMediaTypes/image~1png' },
          { op: 'replace', path: '/endpointConfiguration/types/EDGE', value: 'REGIONAL' },
          { op: 'replace', path: '/policy', value: '{"Statement":[]}' },
        ],
      }),
    )
    expect(patched).toMatchObject({
      name: 'Cats',
      minimumCompressionSize: 10,
      binaryMediaTypes: ['image/png'],
      endpointConfiguration: { types: ['REGIONAL'] },
      policy: '{\\"Statement\\":[]}',
      tags: {},
    })
    expect(patched).not.toHaveProperty('description')
    const refused = new UpdateRestApiCommand({
      restApiId,
      patchOperations: [
        { op: 'replace', path: '/name', value: 'Dogs' },
        { op: 'replace', path: '/minimumCompressionSize', value: 'big' },
      ],
    })
    await expect(client.send(refused)).rejects.toMatchObject({
      name: 'BadRequestException',
      message: 'Invalid minimum compression size, must be between 0 and 10485760',
    })
    expect(await client.send(new GetRestApiCommand({ restApiId }))).toMatchObject({ name: 'Cats' })
  }))

test('the real SDK imports a document and exports what a stage serves', () =>
  withWorld(async ({ owner }) => {
    const client = await createWireClient(owner)
    const integration = { type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode": 200}' } }
    const get = { responses: { 200: { description: 'ok' } }, 'x-amazon-apigateway-integration': integration }
    const document = { openapi: '3.0.1', info: { title: 'Imported', version: '1' }, paths: { '/x': { get } } }
    const api = await client.send(
      new ImportRestApiCommand({
        body: new TextEncoder().encode(JSON.stringify(document)),
        parameters: { endpointConfigurationTypes: 'REGIONAL' },
      }),
    )
    expect(api).toMatchObject({ name: 'Imported', endpointConfiguration: { types: ['REGIONAL'] } })
    await createDeployment(owner, { restApiId: api.id ?? '', stageName: 'prod' })
    const exported = await client.send(
      new GetExportCommand({ restApiId: api.id, stageName: 'prod', exportType: 'oas30', accepts: 'application/json' }),
    )
    expect(exported.contentDisposition).toMatch(/^attachment; filename="oas30_.*\.json"$/)
    expect(JSON.parse(new TextDecoder().decode(exported.body))).toMatchObject({ info: { title: 'Imported' } })
  }))

test('the real SDK pages through a list', () =>
  withWorld(async ({ owner }) => {
    const client = await createWireClient(owner)
    for (const name of ['a', 'b', 'c']) await client.send(new CreateRestApiCommand({ name }))
    const names: (string | undefined)[] = []
    for await (const page of paginateGetRestApis({ client, pageSize: 2 }, {})) {
      names.push(...(page.items ?? []).map((api) => api.name))
    }
    expect(names.sort()).toEqual(['a', 'b', 'c'])
  }))

test('the real SDK gets AWS’s errors as its own classes', () =>
  withWorld(async ({ owner }) => {
    const client = await createWireClient(owner)
    const missing = client.send(new GetRestApiCommand({ restApiId: 'nope' }))
    await expect(missing).rejects.toBeInstanceOf(NotFoundException)
    await expect(missing).rejects.toMatchObject({
      message: `Invalid API identifier specified ${owner.accountId}:nope`,
      $metadata: { httpStatusCode: 404, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    })
    const wrong = new PutIntegrationCommand({ restApiId: 'a', resourceId: 'b', httpMethod: 'GET', type: 'MOCK' })
    Object.assign(wrong.input, { type: 'FTP' })
    await expect(client.send(wrong)).rejects.toMatchObject({
      name: 'ValidationException',
      message:
        "1 validation error detected: Value 'FTP' at 'putIntegrationInput.type' failed to satisfy constraint: Member must satisfy enum value set: [HTTP, MOCK, AWS_PROXY, HTTP_PROXY, AWS]",
    })
  }))

test('a client in any region is served', () =>
  withWorld(async ({ owner }) => {
    const client = await createWireClient(owner, { region: 'ap-southeast-7' })
    expect(await client.send(new GetAccountCommand({}))).toMatchObject({ features: ['UsagePlans'] })
  }))

test('413 for a body over 10 MB, which is not read to its end', () =>
  withWorld(async ({ owner }) => {
    const key = await createTestAccessKey(owner)
    const signed = await signedRequest(
      owner,
      key,
      { verb: 'POST', path: '/restapis', body: '{}' },
      { namesHash: false },
    )
    let sent = 0
    const endless = new ReadableStream({
      pull(controller) {
        sent += 1
        controller.enqueue(new Uint8Array(1024 * 1024))
      },
    })
    const init: RequestInit & { duplex: 'half' } = {
      method: 'POST',
      headers: signed.headers,
      body: endless,
      duplex: 'half',
    }
    const answer = await answerAwsRequest(new Request(signed.url, init), owner)
    expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([413, 'RequestEntityTooLargeException:'])
    expect(sent).toBeLessThan(15)
    const declared = new Headers(signed.headers)
    declared.set('content-length', String(11 * 1024 * 1024))
    const second = new Request(signed.url, { method: 'POST', headers: declared, body: '{}' })
    expect((await answerAwsRequest(second, owner)).status).toBe(413)
  }))

test('500 InternalFailure for a bug, with the request id and without its message', () =>
  withWorld(async ({ owner }) => {
    const key = await createTestAccessKey(owner)
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const broken = { ...owner, secrets: createSecrets('another secret than the key was encrypted with') }
    const answer = await sendSigned(broken, key, { verb: 'GET', path: '/restapis' })
    const requestId = answer.headers.get('x-amzn-requestid') ?? ''
    expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([500, 'InternalFailure:'])
    expect(await answer.text()).toBe('{}')
    expect(log.mock.calls[0]?.[0]).toContain(requestId)
    log.mockRestore()
  }))

import {
  APIGatewayClient,
  CreateApiKeyCommand,
  CreateDeploymentCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  CreateUsagePlanCommand,
  CreateUsagePlanKeyCommand,
  DeleteRestApiCommand,
  GetResourcesCommand,
  GetStageCommand,
  GetUsageCommand,
  PutIntegrationCommand,
  PutMethodCommand,
  UpdateIntegrationCommand,
  UpdateStageCommand,
  UpdateUsagePlanCommand,
} from '@aws-sdk/client-api-gateway'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Backend, startBackend } from '../servers/backend.ts'
import { type Product, startProduct } from '../servers/product.ts'

/** The provider's journey with the real AWS SDK: everything from an empty account to a metered, limited API. */
let product: Product
let backend: Backend
let client: APIGatewayClient

const state = { apiId: '', planId: '', keyId: '', keyValue: '', rootId: '', petsId: '' }

beforeAll(async () => {
  const credentials = { accessKeyId: 'AKIATESTTESTTESTTEST', secretAccessKey: 'a secret access key for tests' }
  backend = await startBackend()
  product = await startProduct({
    ADMIN_ACCESS_KEY_ID: credentials.accessKeyId,
    ADMIN_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  })
  client = new APIGatewayClient({ endpoint: `${product.url}/aws`, region: 'eu-central-1', credentials, maxAttempts: 1 })
})

afterAll(async () => {
  client?.destroy()
  await product?.stop()
  await backend?.stop()
})

/** A call by path; `eventually` repeats it until the answer has the status, since a deploy takes up to a second. */
async function call(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return await fetch(`${product.gatewayUrl}/_aws/execute-api/${state.apiId}/prod${path}`, { headers })
}

async function eventually(status: number, path: string, headers: Record<string, string> = {}): Promise<Response> {
  const deadline = Date.now() + 3000
  for (;;) {
    const answer = await call(path, headers)
    if (answer.status === status || Date.now() > deadline) return answer
    await answer.arrayBuffer()
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

describe('the provider journey by SDK', () => {
  test('creates an API with a proxy method that needs a key', async () => {
    const api = await client.send(new CreateRestApiCommand({ name: 'pets', description: 'by SDK' }))
    expect(api.id).toMatch(/^[a-z0-9]{10}$/)
    expect(api.createdDate).toBeInstanceOf(Date)
    state.apiId = api.id ?? ''
    const { items } = await client.send(new GetResourcesCommand({ restApiId: api.id }))
    expect(items).toEqual([{ id: api.rootResourceId, path: '/' }])
    state.rootId = api.rootResourceId ?? ''
    const pets = await client.send(
      new CreateResourceCommand({ restApiId: api.id, parentId: state.rootId, pathPart: 'pets' }),
    )
    state.petsId = pets.id ?? ''
    const one = await client.send(new CreateResourceCommand({ restApiId: api.id, parentId: pets.id, pathPart: '{id}' }))
    for (const [resourceId, uri, mapping] of [
      [pets.id, `${backend.url}/v1/pets`, undefined],
      [one.id, `${backend.url}/v1/pets/{id}`, { 'integration.request.path.id': 'method.request.path.id' }],
    ] as const) {
      const method = { restApiId: api.id, resourceId, httpMethod: 'GET' }
      await client.send(
        new PutMethodCommand({
          ...method,
          authorizationType: 'NONE',
          apiKeyRequired: true,
          ...(mapping ? { requestParameters: { 'method.request.path.id': true } } : {}),
        }),
      )
      const integration = await client.send(
        new PutIntegrationCommand({
          ...method,
          type: 'HTTP_PROXY',
          integrationHttpMethod: 'GET',
          uri,
          ...(mapping ? { requestParameters: mapping } : {}),
        }),
      )
      expect(integration).toMatchObject({
        type: 'HTTP_PROXY',
        timeoutInMillis: 29000,
        passthroughBehavior: 'WHEN_NO_MATCH',
      })
    }
  })

  test('deploys it and is live within a second', async () => {
    const deployment = await client.send(new CreateDeploymentCommand({ restApiId: state.apiId, stageName: 'prod' }))
    expect(deployment.id).toMatch(/^[a-z0-9]{6}$/)
    const started = Date.now()
    let answer = ''
    while (!answer.includes('Missing Authentication Token') && Date.now() - started < 10_000) {
      answer = await (await call('/no-such-resource')).text()
    }
    expect(answer).toBe('{"message":"Missing Authentication Token"}')
    // Promised is a second; machines are shared.
    expect(Date.now() - started).toBeLessThan(5000)
    expect(await (await call('/pets')).text()).toBe('{"message":"Forbidden"}')
  })

  test('admits a key of a usage plan, with path parameters and query intact', async () => {
    const plan = await client.send(
      new CreateUsagePlanCommand({
        name: 'basic',
        throttle: { rateLimit: 1000, burstLimit: 1000 },
        quota: { limit: 20, period: 'DAY' },
        apiStages: [{ apiId: state.apiId, stage: 'prod' }],
      }),
    )
    const key = await client.send(new CreateApiKeyCommand({ name: 'first', enabled: true }))
    expect(key.value).toMatch(/^[A-Za-z0-9]{40}$/)
    await client.send(new CreateUsagePlanKeyCommand({ usagePlanId: plan.id, keyId: key.id, keyType: 'API_KEY' }))
    Object.assign(state, { planId: plan.id, keyId: key.id, keyValue: key.value })
    const answer = await eventually(200, '/pets/7?limit=3&limit=4', { 'x-api-key': state.keyValue })
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ method: 'GET', url: '/v1/pets/7?limit=3&limit=4' })
    expect(answer.headers.get('x-backend')).toBe('yes')
    expect((await call('/pets', { 'x-api-key': `${state.keyValue}x` })).status).toBe(403)
  })

  test("stops at the quota with AWS's answer, having let exactly that many through", async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, () => call('/pets', { 'x-api-key': state.keyValue })))
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(19)
    const refused = answers.find(({ status }) => status === 429)
    expect(refused?.headers.get('x-amzn-errortype')).toBe('LimitExceededException')
    expect(await refused?.text()).toBe('{"message":"Limit Exceeded"}')
  })

  test('reports the usage that it enforced', async () => {
    const today = new Date().toISOString().slice(0, 10)
    const deadline = Date.now() + 5000
    let used: number[][] | undefined
    do {
      await new Promise((resolve) => setTimeout(resolve, 300))
      const usage = await client.send(
        new GetUsageCommand({ usagePlanId: state.planId, keyId: state.keyId, startDate: today, endDate: today }),
      )
      used = usage.items?.[state.keyId]
    } while (used?.[0]?.[0] !== 20 && Date.now() < deadline)
    expect(used).toEqual([[20, 0]])
  })

  test("throttles at the plan's rate with AWS's answer", async () => {
    await client.send(
      new UpdateUsagePlanCommand({
        usagePlanId: state.planId,
        patchOperations: [
          { op: 'replace', path: '/quota/limit', value: '100000' },
          { op: 'replace', path: '/throttle/rateLimit', value: '0.5' },
          { op: 'replace', path: '/throttle/burstLimit', value: '5' },
        ],
      }),
    )
    await eventually(200, '/pets', { 'x-api-key': state.keyValue })
    const answers = await Promise.all(Array.from({ length: 30 }, () => call('/pets', { 'x-api-key': state.keyValue })))
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThanOrEqual(24)
    expect(refused[0]?.headers.get('x-amzn-errortype')).toBe('TooManyRequestsException')
    expect(await refused[0]?.text()).toBe('{"message":"Too Many Requests"}')
  })

  test('rolls a stage back to an earlier deployment', async () => {
    await client.send(
      new UpdateUsagePlanCommand({
        usagePlanId: state.planId,
        patchOperations: [{ op: 'remove', path: '/throttle' }],
      }),
    )
    const before = await client.send(new GetStageCommand({ restApiId: state.apiId, stageName: 'prod' }))
    await client.send(
      new UpdateIntegrationCommand({
        restApiId: state.apiId,
        resourceId: state.petsId,
        httpMethod: 'GET',
        patchOperations: [{ op: 'replace', path: '/uri', value: `${backend.url}/v2/pets` }],
      }),
    )
    await client.send(new CreateDeploymentCommand({ restApiId: state.apiId, stageName: 'prod' }))
    await becomes('/v2/pets')
    await client.send(
      new UpdateStageCommand({
        restApiId: state.apiId,
        stageName: 'prod',
        patchOperations: [{ op: 'replace', path: '/deploymentId', value: before.deploymentId }],
      }),
    )
    await becomes('/v1/pets')
  })

  test("answers AWS's errors to the SDK", async () => {
    const unknown = new GetStageCommand({ restApiId: state.apiId, stageName: 'nope' })
    await expect(client.send(unknown)).rejects.toMatchObject({ name: 'NotFoundException' })
    const stranger = new APIGatewayClient({
      endpoint: `${product.url}/aws`,
      region: 'us-east-1',
      credentials: { accessKeyId: 'AKIATESTTESTTESTTEST', secretAccessKey: 'wrong' },
      maxAttempts: 1,
    })
    await expect(stranger.send(unknown)).rejects.toMatchObject({ name: 'InvalidSignatureException' })
    stranger.destroy()
  })

  test('deletes the API and stops serving it', async () => {
    await client.send(new DeleteRestApiCommand({ restApiId: state.apiId }))
    const answer = await eventually(403, '/pets', { 'x-api-key': state.keyValue })
    expect(answer.status).toBe(403)
  })
})

async function becomes(url: string): Promise<void> {
  const deadline = Date.now() + 3000
  let seen = ''
  while (seen !== url && Date.now() < deadline) {
    const answer = await call('/pets', { 'x-api-key': state.keyValue })
    const body: { url?: string } = answer.status === 200 ? await answer.json() : {}
    seen = body.url ?? ''
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  expect(seen).toBe(url)
}

import { createHash, createHmac } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import {
  APIGatewayClient,
  CreateDeploymentCommand,
  CreateStageCommand,
  FlushStageCacheCommand,
  GetResourcesCommand,
  ImportRestApiCommand,
  TestInvokeMethodCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway'
import { SignatureV4 } from '@smithy/signature-v4'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Product, startProduct } from '../servers/product.ts'

/**
 * One imported API that uses what a REST API can use, in the whole product: the configuration travels from the SDK over
 * database and threads to the pipeline. What each part answers in detail is tested beside the part.
 */
const credentials = { accessKeyId: 'AKIATESTTESTTESTTEST', secretAccessKey: 'a secret access key for tests' }
let product: Product
let lambda: Server
let client: APIGatewayClient
let restApiId = ''
/** Events that the Lambda-compatible endpoint got, by function. */
const events: { name: string; event: Record<string, unknown> }[] = []

beforeAll(async () => {
  lambda = createServer((request, response) => void answerFunction(request).then((body) => response.end(body)))
  await new Promise<void>((resolve) => lambda.listen(0, '127.0.0.1', resolve))
  product = await startProduct({
    ADMIN_ACCESS_KEY_ID: credentials.accessKeyId,
    ADMIN_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_ENDPOINT_URL_LAMBDA: `http://127.0.0.1:${(lambda.address() as AddressInfo).port}`,
    RATE_LIMIT_HEADERS: 'on',
  })
  client = new APIGatewayClient({ endpoint: `${product.url}/aws`, region: 'us-east-1', credentials, maxAttempts: 1 })
  const api = await client.send(new ImportRestApiCommand({ body: new TextEncoder().encode(JSON.stringify(document)) }))
  restApiId = api.id ?? ''
  const deployment = await client.send(new CreateDeploymentCommand({ restApiId }))
  const variables = { greeting: 'hello' }
  await client.send(new CreateStageCommand({ restApiId, stageName: 'prod', deploymentId: deployment.id, variables }))
  await eventually(async () => (await post('/echo', '{}')).status === 200)
})

afterAll(async () => {
  client?.destroy()
  await product?.stop()
  lambda?.closeAllConnections()
  await new Promise((resolve) => lambda?.close(resolve))
})

/** `authorizer` lets `Bearer good` pass; every other function answers with its event. */
async function answerFunction(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const event = JSON.parse(Buffer.concat(chunks).toString())
  const name = /function(?:%3A|:)([a-z]+)/i.exec(request.url ?? '')?.[1] ?? ''
  events.push({ name, event })
  if (name !== 'authorizer') return JSON.stringify({ statusCode: 201, body: JSON.stringify(event) })
  const Effect = event.authorizationToken === 'Bearer good' ? 'Allow' : 'Deny'
  return JSON.stringify({
    principalId: 'user-1',
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect, Action: 'execute-api:Invoke', Resource: event.methodArn }],
    },
    context: { tier: 7 },
  })
}

const invocation = (name: string) =>
  `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:${name}/invocations`

const mock = (template: string, more: object = {}, request = '{"statusCode": 200}') => ({
  responses: { 200: { description: 'ok' } },
  'x-amazon-apigateway-integration': {
    type: 'mock',
    requestTemplates: { 'application/json': request },
    responses: { default: { statusCode: '200', responseTemplates: { 'application/json': template } } },
  },
  ...more,
})

/** A mock's answer has no body of its own: what the request template keeps in an override, the answer's template reads. */
const keep = `#set($context.requestOverride.path.pet = $input.json('$'))
#set($root = $input.path('$'))
#set($context.requestOverride.path.tags = "#foreach($tag in $root.tags)$tag#if($foreach.hasNext),#end#end")
{"statusCode": 200}`

const echo = `{
  "pet": $context.requestOverride.path.pet,
  "tags": "$context.requestOverride.path.tags",
  "greeting": "$stageVariables.greeting",
  "verb": "$context.httpMethod",
  "canary": "$context.isCanaryRequest",
  "query": "$util.escapeJavaScript($input.params('q'))"
}`

const document = {
  openapi: '3.0.1',
  info: { title: 'everything', version: '1' },
  'x-amazon-apigateway-minimum-compression-size': 1000,
  'x-amazon-apigateway-request-validators': { body: { validateRequestBody: true, validateRequestParameters: true } },
  'x-amazon-apigateway-gateway-responses': {
    BAD_REQUEST_BODY: {
      statusCode: 422,
      responseTemplates: { 'application/json': '{"why":"$context.error.validationErrorString"}' },
    },
  },
  components: {
    schemas: { Pet: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } } },
    securitySchemes: {
      sigv4: {
        type: 'apiKey',
        in: 'header',
        name: 'Authorization',
        'x-amazon-apigateway-authtype': 'awsSigv4',
      },
      lambda: {
        type: 'apiKey',
        in: 'header',
        name: 'Authorization',
        'x-amazon-apigateway-authtype': 'custom',
        'x-amazon-apigateway-authorizer': {
          type: 'token',
          authorizerUri: invocation('authorizer'),
          authorizerResultTtlInSeconds: 60,
        },
      },
    },
  },
  paths: {
    '/echo': { post: mock(echo, {}, keep) },
    '/pets': {
      post: mock('{}', {
        'x-amazon-apigateway-request-validator': 'body',
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } } },
      }),
    },
    '/signed': { get: mock('{"arn":"$context.identity.userArn"}', { security: [{ sigv4: [] }] }) },
    '/login': {
      get: mock('{"who":"$context.authorizer.principalId","tier":"$context.authorizer.tier"}', {
        security: [{ lambda: [] }],
      }),
    },
    '/function': {
      get: {
        responses: {},
        'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri: invocation('echo') },
      },
    },
    '/cached': { get: mock('{"id":"$context.requestId"}') },
    '/long': { get: mock(`{"text":"${'x'.repeat(5000)}"}`) },
  },
}

function call(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${product.gatewayUrl}/_aws/execute-api/${restApiId}/prod${path}`, init)
}

function post(path: string, body: string): Promise<Response> {
  return call(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
}

/** A deploy and a change of a stage are live within a second. */
async function eventually(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 5000
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error('It did not become so within 5 seconds')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

test('a mapping template sees body, parameters, context and stage variables', async () => {
  const body = JSON.stringify({ name: 'Rex', tags: ['a', 'b'] })
  const answer = await post(`/echo?q=${encodeURIComponent('say "hi"')}`, body)
  expect(answer.headers.get('content-type')).toBe('application/json')
  expect(await answer.json()).toEqual({
    pet: { name: 'Rex', tags: ['a', 'b'] },
    tags: 'a,b',
    greeting: 'hello',
    verb: 'POST',
    canary: expect.any(String),
    query: 'say "hi"',
  })
})

test('a body that does not fit its model is refused by the API’s own gateway response', async () => {
  expect((await post('/pets', '{"name":"Rex"}')).status).toBe(200)
  const refused = await post('/pets', '{"name":7}')
  expect(refused.status).toBe(422)
  expect(refused.headers.get('x-amzn-errortype')).toBe('BadRequestException')
  expect((await refused.json()).why).toContain('instance type (integer)')
})

test('AWS_IAM takes a signature with an access key of the account, and no other caller', async () => {
  const url = new URL(`${product.gatewayUrl}/_aws/execute-api/${restApiId}/prod/signed`)
  const sign = async (secretAccessKey: string) => {
    const signer = new SignatureV4({
      service: 'execute-api',
      region: 'us-east-1',
      credentials: { ...credentials, secretAccessKey },
      sha256: Sha256,
    })
    const { hostname, pathname, host, protocol } = url
    const request = { method: 'GET', protocol, hostname, path: pathname, headers: { host }, query: {} }
    return (await signer.sign(request)).headers
  }
  const { host: _, ...headers } = await sign(credentials.secretAccessKey)
  const signed = await fetch(url, { headers })
  expect([signed.status, await signed.json()]).toEqual([
    200,
    { arn: expect.stringMatching(/^arn:aws:iam::\d{12}:user\//) },
  ])
  const { host: __, ...wrong } = await sign('another secret')
  expect((await fetch(url, { headers: wrong })).status).toBe(403)
  const unsigned = await fetch(url)
  expect([unsigned.status, await unsigned.json()]).toEqual([403, { message: 'Missing Authentication Token' }])
})

test('a Lambda authorizer is asked once per token, and its context reaches the template', async () => {
  const login = (authorization: string) => call('/login', { headers: { authorization } })
  for (let time = 0; time < 3; time++) {
    expect(await (await login('Bearer good')).json()).toEqual({ who: 'user-1', tier: '7' })
  }
  expect(events.filter(({ event }) => event.authorizationToken === 'Bearer good').length).toBeGreaterThan(0)
  expect(events.filter(({ event }) => event.authorizationToken === 'Bearer good').length).toBeLessThan(3)
  expect((await login('Bearer bad')).status).toBe(403)
  expect((await call('/login')).status).toBe(401)
})

test('AWS_PROXY gives the endpoint that AWS_ENDPOINT_URL_LAMBDA names the whole request', async () => {
  const answer = await call('/function?a=1&a=2', { headers: { 'X-One': '1' } })
  expect(answer.status).toBe(201)
  expect(await answer.json()).toMatchObject({
    resource: '/function',
    httpMethod: 'GET',
    multiValueQueryStringParameters: { a: ['1', '2'] },
    stageVariables: { greeting: 'hello' },
    requestContext: { stage: 'prod', apiId: restApiId },
  })
})

test('answers above the minimum size are compressed for who takes it', async () => {
  const answer = await call('/long', { headers: { 'accept-encoding': 'gzip' } })
  expect(answer.headers.get('content-encoding')).toBe('gzip')
  expect(await answer.json()).toEqual({ text: 'x'.repeat(5000) })
  const plain = await call('/long', { headers: { 'accept-encoding': 'identity' } })
  expect(plain.headers.get('content-encoding')).toBeNull()
})

test('a cached answer is served until the cache is flushed', async () => {
  const id = async () => (await (await call('/cached')).json()).id
  const patchOperations = [
    { op: 'replace' as const, path: '/cacheClusterEnabled', value: 'true' },
    { op: 'replace' as const, path: '/cacheClusterSize', value: '0.5' },
    { op: 'replace' as const, path: '/*/*/caching/enabled', value: 'true' },
  ]
  expect(await id()).not.toBe(await id())
  await client.send(new UpdateStageCommand({ restApiId, stageName: 'prod', patchOperations }))
  await eventually(async () => new Set([await id(), await id()]).size === 1)
  const before = await id()
  await client.send(new FlushStageCacheCommand({ restApiId, stageName: 'prod' }))
  await eventually(async () => (await id()) !== before)
})

test('a canary takes its share with its own variables, and says so', async () => {
  const greeting = async () => (await (await post('/echo', '{}')).json()).greeting
  const canarySettings = { percentTraffic: 100, stageVariableOverrides: { greeting: 'canary' } }
  await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'prod', canarySettings }))
  await eventually(async () => (await greeting()) === 'canary')
  const patchOperations = [{ op: 'remove' as const, path: '/canarySettings' }]
  await client.send(new UpdateStageCommand({ restApiId, stageName: 'prod', patchOperations }))
  await eventually(async () => (await greeting()) === 'hello')
})

test('access and execution logs are on the disk', async () => {
  const format = '{"id":"$context.requestId","status":$context.status,"path":"$context.resourcePath"}'
  const destinationArn = 'arn:aws:logs:us-east-1:123456789012:log-group:everything'
  const patchOperations = [
    { op: 'replace' as const, path: '/accessLogSettings/destinationArn', value: destinationArn },
    { op: 'replace' as const, path: '/accessLogSettings/format', value: format },
    { op: 'replace' as const, path: '/*/*/logging/loglevel', value: 'INFO' },
  ]
  await client.send(new UpdateStageCommand({ restApiId, stageName: 'prod', patchOperations }))
  const lines = () =>
    globSync('logs/**/*.log', { cwd: product.dataFolder })
      .map((file) => readFileSync(path.join(product.dataFolder, file), 'utf8'))
      .join('')
  const ids: (string | null)[] = []
  await eventually(async () => {
    const answer = await post('/echo', '{}')
    await answer.arrayBuffer()
    ids.push(answer.headers.get('x-amzn-requestid'))
    const logged = lines()
    return ids.some((id) => logged.includes(`{"id":"${id}","status":200,"path":"/echo"}`))
  })
  await eventually(async () => lines().includes('Method completed with status: 200'))
})

test('TestInvokeMethod runs the draft and says what happened', async () => {
  const resources = await client.send(new GetResourcesCommand({ restApiId }))
  const resourceId = resources.items?.find((item) => item.path === '/echo')?.id
  const result = await client.send(
    new TestInvokeMethodCommand({
      restApiId,
      resourceId,
      httpMethod: 'POST',
      pathWithQueryString: '/echo?q=1',
      body: '{"name":"Rex","tags":[]}',
      stageVariables: { greeting: 'test' },
    }),
  )
  expect(result.status).toBe(200)
  expect(JSON.parse(result.body ?? '')).toMatchObject({ pet: { name: 'Rex' }, greeting: 'test', query: '1' })
  expect(result.log).toContain('Execution log for request')
  expect(result.log).toContain('Method completed with status: 200')
})

/** The hash that the signer takes, over Node's own. */
class Sha256 {
  readonly #hash
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytes(secret))
  }
  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.#hash.update(bytes(data))
  }
  async digest(): Promise<Uint8Array> {
    return this.#hash.digest()
  }
}

function bytes(data: string | ArrayBuffer | ArrayBufferView): Uint8Array {
  if (typeof data === 'string') return Buffer.from(data)
  return ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array(data)
}

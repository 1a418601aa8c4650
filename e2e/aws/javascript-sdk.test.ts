import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compile, type SdkModule, writeFiles } from '#server/rest-apis/sdks/testing/generated-sdk.ts'
import { unzipped } from '#server/rest-apis/sdks/testing/unzipped.ts'
import { until } from '../gateway/caller.ts'
import { type ServerProcess, startServerProcess } from '../gateway/start-process.ts'
import { chromiumArguments, findChromium } from '../servers/chromium.ts'

/** The JavaScript SDK of a deployed stage, downloaded, compiled, and called against the running gateway. */
const credentials = { accessKeyId: 'AKIATESTTESTTESTTEST', secretAccessKey: 'a secret access key for tests' }
const root = 'apiGateway-js-sdk/'
let folder: string
let server: ServerProcess
let backend: Server
let site: Server
let sdk: SdkModule
let apiKey = ''
let restApiId = ''
let endpoint = ''

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-sdk-'))
  backend = await listen((request, response) => void echo(request, response))
  server = await startServerProcess({
    DATA_DIR: path.join(folder, 'data'),
    GATEWAY_PORT: '0',
    GATEWAY_THREADS: '2',
    DATABASE_URL: '',
    ADMIN_ACCESS_KEY_ID: credentials.accessKeyId,
    ADMIN_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  })
  await deploy()
  const answer = await server.call<{ body: Record<string, number> }>('GetSdk', {
    restApiId,
    stageName: 'prod',
    sdkType: 'javascript',
  })
  writeFiles(folder, await unzipped(Uint8Array.from(Object.values(answer.body))))
  sdk = await import(/* @vite-ignore */ pathToFileURL(path.join(folder, root, 'index.js')).href)
  site = await listen(servePage)
  const ask = async () => (await fetch(`${endpoint}/pets`, { headers: { 'x-api-key': apiKey } })).status
  await until(ask, (status) => status === 200)
})

afterAll(async () => {
  await server?.stop()
  for (const one of [backend, site]) {
    one?.closeAllConnections()
    one?.close()
  }
  rmSync(folder, { recursive: true, force: true })
})

async function listen(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<Server> {
  const listening = createServer(answer)
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
  return listening
}

const portOf = (one: Server) => (one.address() as AddressInfo).port

const cors = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization,content-type,x-amz-date,x-amz-security-token,x-api-key,x-trace',
  'access-control-allow-methods': '*',
}

/** Answers with what it was asked; `?status=503` fails the first time that a `once` is seen. */
const seen = new Set<string>()
async function echo(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://backend')
  const once = searchParams.get('once') ?? ''
  const fails = once !== '' && !seen.has(once)
  seen.add(once)
  const body = {
    method: request.method,
    path: pathname,
    query: [...searchParams],
    trace: request.headers['x-trace'],
    body: Buffer.concat(chunks).toString(),
  }
  response.writeHead(fails ? 503 : 200, { 'content-type': 'application/json', ...cors })
  response.end(JSON.stringify(fails ? { message: 'Not now' } : body))
}

async function deploy(): Promise<void> {
  const api = await server.call<{ id: string }>('ImportRestApi', { body: JSON.stringify(document(portOf(backend))) })
  restApiId = api.id
  endpoint = `http://localhost:${server.gatewayPort}/_aws/execute-api/${restApiId}/prod`
  await server.call('CreateDeployment', { restApiId, stageName: 'prod' })
  const key = await server.call<{ id: string; value: string }>('CreateApiKey', { name: 'Test', enabled: true })
  apiKey = key.value
  const apiStages = [{ apiId: restApiId, stage: 'prod' }]
  const plan = await server.call<{ id: string }>('CreateUsagePlan', { name: 'Test', apiStages })
  await server.call('CreateUsagePlanKey', { usagePlanId: plan.id, keyId: key.id, keyType: 'API_KEY' })
  await server.call('UpdateStage', {
    restApiId,
    stageName: 'prod',
    methodSettings: { 'slow/GET': { throttlingRateLimit: 2, throttlingBurstLimit: 1 } },
  })
}

function document(port: number) {
  const proxy = (where: string, names: readonly string[] = []) => ({
    'x-amazon-apigateway-integration': {
      type: 'http_proxy',
      httpMethod: 'ANY',
      uri: `http://127.0.0.1:${port}${where}`,
      requestParameters: Object.fromEntries(
        names.map((name) => [`integration.request.path.${name}`, `method.request.path.${name}`]),
      ),
    },
  })
  const echoed = { $ref: '#/components/schemas/Echo' }
  const responses = { 200: { description: 'What was sent', content: { 'application/json': { schema: echoed } } } }
  const options = (where: string, names: readonly string[] = []) => ({ responses: {}, ...proxy(where, names) })
  const petId = { name: 'petId', in: 'path', required: true, schema: { type: 'string' } }
  const text = { type: 'string' }
  return {
    openapi: '3.0.1',
    info: { title: 'Echo */ "shop"', version: '3.2.1', description: 'Says what it hears' },
    'x-amazon-apigateway-gateway-responses': {
      DEFAULT_4XX: { responseParameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': "'*'" } },
    },
    paths: {
      '/pets': {
        get: {
          summary: 'All pets',
          parameters: [
            { name: 'tag', in: 'query', schema: text },
            { name: 'once', in: 'query', schema: text },
            { name: 'x-trace', in: 'header', schema: text },
          ],
          security: [{ api_key: [] }],
          responses,
          ...proxy('/pets'),
        },
        post: {
          operationId: 'addPet',
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } },
          },
          security: [{ api_key: [] }],
          responses,
          ...proxy('/pets'),
        },
        options: options('/pets'),
      },
      '/pets/{petId}': {
        get: { parameters: [petId], security: [{ sigv4: [] }], responses, ...proxy('/pets/{petId}', ['petId']) },
        put: { parameters: [petId], security: [{ sigv4: [] }], responses, ...proxy('/pets/{petId}', ['petId']) },
        options: options('/pets', []),
      },
      '/slow': { get: { responses, ...proxy('/slow') } },
      '/files/{path+}': { 'x-amazon-apigateway-any-method': { responses, ...proxy('/files/{path}', ['path']) } },
    },
    components: {
      schemas: {
        Pet: {
          type: 'object',
          required: ['name'],
          properties: { name: text, mother: { $ref: '#/components/schemas/Pet' } },
        },
        Echo: { type: 'object', properties: { method: text, path: text, body: text } },
      },
      securitySchemes: {
        api_key: { type: 'apiKey', in: 'header', name: 'x-api-key' },
        sigv4: { type: 'apiKey', in: 'header', name: 'Authorization', 'x-amazon-apigateway-authtype': 'awsSigv4' },
      },
    },
  }
}

const use = `import { createClient, type Models } from './${root}index.js'
const client = createClient({ apiKey: 'k' })
const rex: Models.Pet = { name: 'Rex', mother: { name: 'Fay' } }
export async function right(): Promise<string | undefined> {
  await client.petsGet({ tag: ['a', 'b'], 'x-trace': 't' })
  await client.filesPathDelete({ path: 'a/b' })
  return (await client.addPet({}, rex)).data.path
}
export async function wrong(): Promise<void> {
  // @ts-expect-error
  await client.addPet({}, { mother: rex })
  // @ts-expect-error
  await client.addPet({})
  // @ts-expect-error
  await client.petsPetIdGet({})
  // @ts-expect-error
  await client.petsGet({ tags: 'a' })
  // @ts-expect-error
  ;(await client.petsGet()).data.none
}
`

test('it compiles strictly; wrong uses are errors', () => {
  writeFileSync(path.join(folder, 'use.ts'), use)
  expect(compile(folder, ['use.ts'])).toBe('')
})

describe('in Node', () => {
  test('parameters, bodies and the API key arrive', async () => {
    const client = sdk.createClient({ endpoint, apiKey })
    const all = await client.petsGet?.({ tag: ['a b', 'c&d'], 'x-trace': 't-1' })
    expect([all?.status, all?.data]).toEqual([
      200,
      expect.objectContaining({
        method: 'GET',
        path: '/pets',
        query: [
          ['tag', 'a b'],
          ['tag', 'c&d'],
        ],
        trace: 't-1',
      }),
    ])
    expect((await client.addPet?.({}, { name: 'Räx "1"' }))?.data).toMatchObject({
      method: 'POST',
      body: '{"name":"Räx \\"1\\""}',
    })
    expect((await client.filesPathPatch?.({ path: 'a b/c' }, { x: 1 }))?.data).toMatchObject({
      method: 'PATCH',
      path: '/files/a%20b/c',
    })
  })

  test('without the key the gateway says no, with its words', async () => {
    const call = sdk.createClient({ endpoint }).petsGet?.()
    await expect(call).rejects.toThrow(sdk.ApiError)
    await expect(call).rejects.toMatchObject({
      status: 403,
      data: { message: 'Forbidden' },
      requestId: expect.any(String),
    })
  })

  test.each(['42', "a b/ü?'(*)", '%2F'])('a signed call is let in, body and all: %j', async (petId) => {
    const client = sdk.createClient({ endpoint, credentials })
    expect((await client.petsPetIdGet?.({ petId }))?.status).toBe(200)
    expect(
      (await client.petsPetIdPut?.({ petId }, { name: 'Räx' }, { queryParams: { b: ['2', '1'], a: 'ü +' } }))?.data,
    ).toMatchObject({
      method: 'PUT',
      body: '{"name":"Räx"}',
    })
    const wrong = sdk.createClient({ endpoint, credentials: { ...credentials, secretAccessKey: 'another' } })
    await expect(wrong.petsPetIdGet?.({ petId })).rejects.toMatchObject({ status: 403 })
  })

  test('what the stage throttles comes through in the end', async () => {
    const statuses: number[] = []
    const client = sdk.createClient({
      endpoint,
      maxAttempts: 30,
      baseDelayMs: 20,
      maxDelayMs: 2000,
      async fetch(url: string, request: RequestInit) {
        const response = await fetch(url, request)
        statuses.push(response.status)
        return response
      },
    })
    const results = await Promise.all(Array.from({ length: 8 }, () => client.slowGet?.()))
    expect(results.map((result) => result?.status)).toEqual(Array(8).fill(200))
    expect(statuses).toContain(429)
  })

  test('a backend that fails once is asked again', async () => {
    const client = sdk.createClient({ endpoint, apiKey, baseDelayMs: 1 })
    expect((await client.petsGet?.({ once: 'node' }))?.status).toBe(200)
    expect(seen).toContain('node')
  })
})

/** The SDK's folder, and two pages that use it. */
function servePage({ url = '/' }: IncomingMessage, response: ServerResponse): void {
  const pages: Readonly<Record<string, string>> = {
    '/module': `<script type="module">import * as sdk from '/${root}index.js'; window.sdk = sdk</script>`,
    '/script': `<script src="/${root}dist/apigClient.js"></script><script>window.sdk = apigClientFactory</script>`,
  }
  const page = pages[url]
  const type = page === undefined ? 'text/javascript' : 'text/html'
  try {
    const body = page === undefined ? readFileSync(path.join(folder, path.normalize(url))) : `<!doctype html>${page}`
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body)
  } catch {
    response.writeHead(404).end()
  }
}

describe('in Chromium, on a page of another origin', () => {
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments })
  })
  afterAll(() => browser?.close())

  test.each(['/module', '/script'])('%s: API key, signature, retry and errors', async (place) => {
    page = await browser.newPage()
    await page.goto(`http://localhost:${portOf(site)}${place}`)
    await page.waitForFunction('window.sdk !== undefined')
    const script = `(async () => {
      const { createClient, ApiError } = window.sdk
      const client = createClient(${JSON.stringify({ endpoint, apiKey, credentials, baseDelayMs: 1 })})
      const refused = await createClient(${JSON.stringify({ endpoint })}).petsGet().catch((error) => error)
      return {
        got: (await client.petsGet({ tag: 'ü', once: ${JSON.stringify(place)} })).data.query,
        added: (await client.addPet({}, { name: 'Rex' })).data.body,
        signed: (await client.petsPetIdPut({ petId: "a b'" }, { name: 'Räx' })).data.body,
        refused: [refused instanceof ApiError, refused.status, refused.data],
      }
    })()`
    expect(await page.evaluate(script)).toEqual({
      got: [
        ['tag', 'ü'],
        ['once', place],
      ],
      added: '{"name":"Rex"}',
      signed: '{"name":"Räx"}',
      refused: [true, 403, { message: 'Forbidden' }],
    })
    expect(seen).toContain(place)
    await page.close()
  })
})

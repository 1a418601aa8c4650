import { Validator } from '@seriousme/openapi-schema-validator'
import { Collection, type Item } from 'postman-collection'
import { describe, expect, test } from 'vitest'
import type { Context } from '#server/context.ts'
import { createSampleApi } from '#server/first-start/create-sample-api.ts'
import { createDeployment } from '#server/rest-apis/deployments/create-deployment.ts'
import { importRestApi } from '#server/rest-apis/openapi/import-rest-api.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { getCatalogueProduct } from '../catalogue/get-catalogue-product.ts'
import { objectOf } from '../catalogue/merge-documents.ts'
import { createProduct } from '../products/create-product.ts'
import { readOperations } from '../reading/read-operations.ts'
import { downloadDocument } from './download-document.ts'
import { postmanCollection } from './postman-collection.ts'

/** The sample and a second API with what 3.0 and 3.1 write differently, as one product. */
async function offerTwoApis(owner: Context) {
  const { id: sample } = await createSampleApi(owner, {})
  const { id: second } = await importRestApi(owner, { body: Buffer.from(JSON.stringify(shopDocument)) })
  const { id: secret } = await importRestApi(owner, {
    body: Buffer.from(JSON.stringify({ ...shopDocument, info: { title: 'Secret', version: '1' } })),
  })
  for (const restApiId of [sample, second, secret]) await createDeployment(owner, { restApiId, stageName: 'prod' })
  await createProduct(owner, {
    name: 'Both',
    tagline: 'Two in one',
    published: true,
    stages: [sample, second].map((restApiId) => ({ restApiId, stageName: 'prod' })),
  })
  return { sample, second, secret }
}

const shopDocument = {
  openapi: '3.0.1',
  info: { title: 'Shop', version: '1' },
  paths: {
    '/orders/{orderId}': {
      put: {
        tags: ['Orders'],
        summary: 'Change an order',
        parameters: [
          { name: 'orderId', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'dry-run', in: 'query', required: true, schema: { type: 'string' } },
        ],
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } } },
        responses: { 200: { description: 'Changed' } },
        'x-amazon-apigateway-integration': { type: 'http_proxy', httpMethod: 'PUT', uri: 'http://orders.internal/' },
      },
    },
  },
  components: {
    schemas: {
      Order: {
        type: 'object',
        properties: {
          amount: { type: 'number', minimum: 0, exclusiveMinimum: true },
          note: { type: 'string', nullable: true },
        },
      },
    },
  },
}

const read = (context: Context) => getCatalogueProduct(context, { slug: 'both' })

describe('a product of two APIs', () => {
  test.each(['3.0', '3.1'] as const)(
    'OpenAPI %s is valid, has the product’s operations only, and their servers',
    (version) =>
      withWorld(async ({ owner, visitor }) => {
        const { sample, second, secret } = await offerTwoApis(owner)
        const document = downloadDocument((await read(visitor)).document, version)
        const text = JSON.stringify(document)
        const result = await new Validator().validate(JSON.parse(text))
        expect(result.errors ?? []).toEqual([])
        expect(result.valid).toBe(true)
        expect(document.openapi).toMatch(version)
        expect(text).not.toMatch(/x-amazon|x-gatehouse/)
        expect(text).not.toContain(secret)
        const servers = Object.entries(objectOf(document.paths)).map(([path, item]) => [path, objectOf(item).servers])
        const at = (id: string) => [{ url: `http://${id}.execute-api.localhost:8080/prod` }]
        expect(Object.fromEntries(servers)).toMatchObject({ '/status': at(sample), '/orders/{orderId}': at(second) })
        expect(servers).toHaveLength(8)
        expect(text).not.toContain('orders.internal')
      }),
    90_000,
  )

  test(
    'Postman imports the collection, and its requests go where they should',
    () =>
      withWorld(async ({ owner, visitor }) => {
        const { sample, second } = await offerTwoApis(owner)
        const product = await read(visitor)
        const definition = postmanCollection(product, readOperations(product.document))
        const collection = new Collection(JSON.parse(JSON.stringify(definition)))
        const items: Item[] = []
        collection.forEachItem((item) => void items.push(item))
        expect(items).toHaveLength(8)
        const addresses = items.map(
          ({ request }) => `${request.method} ${resolved(collection, request.url.toString())}`,
        )
        expect(addresses).toContain(`GET http://${sample}.execute-api.localhost:8080/prod/status`)
        const order = items.find(({ name }) => name === 'Change an order')
        expect(order?.request.url.getPath()).toBe('/orders/:orderId')
        expect(order?.request.url.variables.has('orderId')).toBe(true)
        expect(resolved(collection, order?.request.url.toString() ?? '')).toMatch(
          `http://${second}.execute-api.localhost:8080/prod/orders/`,
        )
        expect(JSON.parse(order?.request.body?.raw ?? '')).toHaveProperty('amount')
      }),
    90_000,
  )

  test(
    'the key is one variable, sent where it is needed and nowhere else',
    () =>
      withWorld(async ({ owner, visitor }) => {
        await offerTwoApis(owner)
        const product = await read(visitor)
        const collection = new Collection(
          JSON.parse(JSON.stringify(postmanCollection(product, readOperations(product.document)))),
        )
        expect(collection.auth?.parameters().toObject()).toEqual({
          key: 'x-api-key',
          value: '{{apiKey}}',
          in: 'header',
        })
        expect(collection.variables.get('apiKey')).toBe('')
        const open: string[] = []
        collection.forEachItem(({ request }) => {
          if (request.auth?.type === 'noauth') open.push(request.url.getPath())
          else expect(request.auth).toBeUndefined()
        })
        expect(open.toSorted()).toEqual(['/orders/:orderId', '/status'])
      }),
    90_000,
  )
})

function resolved(collection: Collection, text: string): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(collection.variables.get(name)))
}

test('a collection without an operation that needs a key sends none', () => {
  expect(postmanCollection({ name: 'Empty', tagline: '' }, [])).toMatchObject({ auth: { type: 'noauth' }, item: [] })
})

const mock = {
  type: 'mock',
  requestTemplates: { 'application/json': '{"statusCode": 200}' },
  responses: { default: { statusCode: '200' } },
}
const guardedBy = (requirement: object) => ({
  get: {
    security: [requirement],
    responses: { 200: { description: 'OK' } },
    'x-amazon-apigateway-integration': mock,
  },
})
const authorizerUri =
  'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:guard/invocations'
const guardedDocument = {
  openapi: '3.0.1',
  info: { title: 'Guarded', version: '1' },
  paths: {
    '/lambda': guardedBy({ guard: [], api_key: [] }),
    '/pool': guardedBy({ pool: [] }),
    '/iam': guardedBy({ sigv4: [], api_key: [] }),
  },
  components: {
    securitySchemes: {
      api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' },
      sigv4: { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' },
      guard: {
        type: 'apiKey',
        name: 'Unused',
        in: 'header',
        'x-amazon-apigateway-authtype': 'custom',
        'x-amazon-apigateway-authorizer': {
          type: 'request',
          authorizerUri,
          identitySource: 'method.request.header.X-Guard, method.request.querystring.tenant',
        },
      },
      pool: {
        type: 'apiKey',
        name: 'Authorization',
        in: 'header',
        'x-amazon-apigateway-authtype': 'cognito_user_pools',
        'x-amazon-apigateway-authorizer': {
          type: 'cognito_user_pools',
          providerARNs: ['arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_abcdefghi'],
        },
      },
    },
  },
}

describe('a product whose operations are guarded', () => {
  async function readGuarded(owner: Context, visitor: Context) {
    const { id: restApiId } = await importRestApi(owner, { body: Buffer.from(JSON.stringify(guardedDocument)) })
    await createDeployment(owner, { restApiId, stageName: 'prod' })
    await createProduct(owner, { name: 'Both', published: true, stages: [{ restApiId, stageName: 'prod' }] })
    return await read(visitor)
  }

  test(
    'says so in its document: who reads which header, and nothing of the authorizer’s function',
    () =>
      withWorld(async ({ owner, visitor }) => {
        const { document } = await readGuarded(owner, visitor)
        for (const version of ['3.0', '3.1'] as const) {
          const file = JSON.parse(JSON.stringify(downloadDocument(document, version)))
          expect((await new Validator().validate(structuredClone(file))).errors ?? []).toEqual([])
          expect(file.components.securitySchemes).toMatchObject({
            api_key: { name: 'x-api-key' },
            sigv4: { 'x-amazon-apigateway-authtype': 'awsSigv4' },
            guard: { in: 'header', name: 'X-Guard' },
            guard_2: { in: 'query', name: 'tenant' },
            pool: { type: 'http', scheme: 'bearer' },
          })
          expect(file.paths['/lambda'].get.security).toEqual([{ guard: [], guard_2: [], api_key: [] }])
          expect(JSON.stringify(file)).not.toMatch(/lambda:path|userpool|authorizer"/)
        }
        const operations = readOperations(document).map(({ path, access, region }) => [path, access, region])
        expect(operations).toEqual([
          ['/lambda', ['api-key', 'token'], 'us-east-1'],
          ['/pool', ['token'], 'us-east-1'],
          ['/iam', ['api-key', 'signature'], 'us-east-1'],
        ])
      }),
    90_000,
  )

  test(
    'has a variable for each token in Postman, which signs what is to be signed',
    () =>
      withWorld(async ({ owner, visitor }) => {
        const product = await readGuarded(owner, visitor)
        const definition = postmanCollection(product, readOperations(product.document))
        const collection = new Collection(JSON.parse(JSON.stringify(definition)))
        const requests = new Map<string, Item['request']>()
        collection.forEachItem(({ request }) => void requests.set(request.url.getPath(), request))
        for (const name of ['token', 'token2', 'token3', 'awsAccessKeyId']) {
          expect(collection.variables.has(name)).toBe(true)
        }
        expect(requests.get('/lambda')?.auth).toBeUndefined()
        expect(requests.get('/lambda')?.headers.get('X-Guard')).toBe('{{token}}')
        expect(requests.get('/lambda')?.url.getQueryString()).toBe('tenant={{token2}}')
        expect(requests.get('/pool')?.auth?.type).toBe('noauth')
        expect(requests.get('/pool')?.headers.get('Authorization')).toBe('Bearer {{token3}}')
        expect(requests.get('/iam')?.auth?.type).toBe('awsv4')
        expect(requests.get('/iam')?.auth?.parameters().toObject()).toMatchObject({
          region: 'us-east-1',
          service: 'execute-api',
        })
        expect(requests.get('/iam')?.headers.get('x-api-key')).toBe('{{apiKey}}')
      }),
    90_000,
  )
})

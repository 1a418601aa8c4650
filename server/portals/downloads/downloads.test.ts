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

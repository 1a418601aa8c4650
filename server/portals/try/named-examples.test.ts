import { expect, test } from 'vitest'
import { createDeployment } from '../../rest-apis/deployments/create-deployment.ts'
import { putMethodExample } from '../../rest-apis/documentation/put-method-example.ts'
import { putIntegration } from '../../rest-apis/integrations/put-integration.ts'
import { putMethod } from '../../rest-apis/methods/put-method.ts'
import { makeApi } from '../../rest-apis/testing/make-api.ts'
import { withWorld } from '../../testing/with-world.ts'
import { getCatalogueProduct } from '../catalogue/get-catalogue-product.ts'
import { createProduct } from '../products/create-product.ts'
import { tryOperation } from './try-operations.ts'

const named = (values: Record<string, unknown>, summary?: string) => ({
  examples: Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value, ...(summary ? { summary } : {}) }]),
  ),
})
const examplesOf = (operation: object) => tryOperation({ paths: { '/pets': { post: operation } } })?.examples
const body = (values: Record<string, unknown>, required = true) => ({
  requestBody: {
    required,
    content: { 'text/xml': named({ xml: '<a/>' }), 'application/json': named(values, 'A pet') },
  },
})

test('one name is one request, over parameters, headers and the body', () => {
  const parameters = [
    { name: 'limit', in: 'query', ...named({ Rex: 5 }) },
    { name: 'tags', in: 'query', ...named({ Rex: ['a', 'b'], Tom: ['c'] }) },
    { name: 'X-Trace', in: 'header', ...named({ Rex: 'on' }) },
    { name: 'page', in: 'query', example: 3 },
  ]
  expect(examplesOf({ parameters, ...body({ Rex: { name: 'Rex' }, Tom: 'plain' }) })).toEqual([
    {
      name: 'Rex',
      summary: 'A pet',
      values: [
        { in: 'query', name: 'limit', value: '5' },
        { in: 'query', name: 'tags', value: 'a,b' },
        { in: 'header', name: 'X-Trace', value: 'on' },
      ],
      body: '{\n  "name": "Rex"\n}',
    },
    { name: 'Tom', summary: 'A pet', values: [{ in: 'query', name: 'tags', value: 'c' }], body: 'plain' },
  ])
})

test('the newest comes first, whichever part of a request an older one lacks', () => {
  const parameters = [{ name: 'limit', in: 'query', ...named({ old: 1 }) }]
  expect(examplesOf({ parameters, ...body({ newest: 1, newer: 2, old: 3 }) })?.map(({ name }) => name)).toEqual([
    'newest',
    'newer',
    'old',
  ])
})

test('a request that has nothing is known by its good answer, where nothing has to be given', () => {
  const responses = {
    200: { content: { 'application/json': named({ everything: [] }, 'All of them') } },
    404: { content: { 'application/json': named({ missing: {} }) } },
  }
  const parameters = [{ name: 'limit', in: 'query', ...named({ few: 5 }) }]
  expect(examplesOf({ parameters, responses })).toEqual([
    { name: 'few', summary: undefined, values: [{ in: 'query', name: 'limit', value: '5' }], body: undefined },
    { name: 'everything', summary: 'All of them', values: [], body: undefined },
  ])
  expect(examplesOf({ parameters, responses, ...body({ Rex: 1 }) })?.map(({ name }) => name)).toEqual(['Rex', 'few'])
})

test('references are followed, and what has no value is none', () => {
  const document = {
    paths: {
      '/pets': {
        get: {
          parameters: [
            {
              name: 'a',
              in: 'query',
              examples: { one: { $ref: '#/components/examples/One' }, far: { externalValue: 'x' } },
            },
          ],
        },
      },
    },
    components: { examples: { One: { value: 1 } } },
  }
  expect(tryOperation(document)?.examples.map(({ name }) => name)).toEqual(['one'])
})

test('examples that are too much for a page stay out of the pane', () => {
  const large = 'x'.repeat(90_000)
  const names = Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [name, large]))
  expect(examplesOf(body(names))?.map(({ name }) => name)).toEqual(['a', 'b'])
})

test('what the console keeps is what consumers find, once it is deployed', () =>
  withWorld(async ({ owner, visitor }) => {
    const { restApiId, petsId, get } = await makeApi(owner)
    await putIntegration(owner, { ...get, type: 'MOCK' })
    const list = { restApiId, resourceId: petsId, httpMethod: 'GET' }
    await putMethod(owner, {
      ...list,
      authorizationType: 'NONE',
      requestParameters: { 'method.request.querystring.limit': false, 'method.request.header.X-Trace': false },
    })
    await putIntegration(owner, { ...list, type: 'MOCK' })
    const place = { restApiId, path: '/pets', httpMethod: 'GET' }
    const response = { statusCode: '200', contentType: 'application/json', text: '[]' }
    await putMethodExample(owner, { ...place, name: 'All', response })
    await putMethodExample(owner, {
      ...place,
      name: 'Five',
      summary: 'The first five',
      query: { limit: '5' },
      headers: { 'X-Trace': 'on' },
      response,
    })
    await createDeployment(owner, { restApiId, stageName: 'prod' })
    await createProduct(owner, { name: 'Pets', published: true, stages: [{ restApiId, stageName: 'prod' }] })
    const { document } = await getCatalogueProduct(visitor, { slug: 'pets' })
    expect(tryOperation(document, { id: 'get-pets' })?.examples).toEqual([
      {
        name: 'Five',
        summary: 'The first five',
        values: expect.arrayContaining([
          { in: 'query', name: 'limit', value: '5' },
          { in: 'header', name: 'X-Trace', value: 'on' },
        ]),
        body: undefined,
      },
      { name: 'All', summary: undefined, values: [], body: undefined },
    ])
  }))

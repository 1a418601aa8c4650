import { expect, test } from 'vitest'
import { mergeDocuments } from '../catalogue/merge-documents.ts'
import { documentAccess, operationSummaries, tryOperation } from './try-operations.ts'

const document = mergeDocuments({ title: 'Museum', version: '1' }, [
  {
    restApiId: 'abc',
    stageName: 'prod',
    invokeUrl: 'http://abc.execute-api.localhost:8080/prod',
    document: {
      paths: {
        '/tickets/{ticketId}': {
          parameters: [{ name: 'ticketId', in: 'path', schema: { type: 'string', format: 'uuid' } }],
          get: { operationId: 'getTicket', responses: {} },
        },
        '/tickets/{ticketID}/': { get: { deprecated: true, responses: {} } },
        '/hours': {
          get: {
            summary: 'Get hours',
            description: 'All **hours**',
            tags: ['Operations', 'Other'],
            security: [{ api_key: [] }],
            parameters: [
              { $ref: '#/components/parameters/Start' },
              { name: 'page', in: 'query', required: true, schema: { type: 'integer', default: 1 } },
              { name: 'kind', in: 'query', schema: { type: 'string', enum: ['a', 'b'] } },
              { name: 'ids', in: 'query', example: [1, 2] },
              { name: 'x-trace', in: 'header', schema: { type: 'string' } },
              { name: 'session', in: 'cookie', schema: { type: 'string' } },
            ],
            responses: {},
          },
          post: {
            requestBody: {
              required: true,
              content: {
                'text/xml': {},
                'application/json': { schema: { $ref: '#/components/schemas/Hours' } },
              },
            },
            responses: {},
          },
        },
      },
      components: {
        parameters: {
          Start: { name: 'start', in: 'query', description: 'From', schema: { type: 'string', example: '2023-02-23' } },
        },
        schemas: { Hours: { type: 'object', properties: { day: { type: 'string', format: 'date' } } } },
      },
    },
  },
])

test('each operation has an id of its own that an address can carry', () => {
  expect(
    operationSummaries(document).map(({ id, summary, tag, deprecated }) => [id, summary, tag, deprecated]),
  ).toEqual([
    ['get-tickets-ticketid', 'getTicket', undefined, false],
    ['get-tickets-ticketid-2', undefined, undefined, true],
    ['get-hours', 'Get hours', 'Operations', false],
    ['post-hours', undefined, undefined, false],
  ])
})

test('a form that works as it is: where to, with what, with a key or not', () => {
  expect(tryOperation(document, { id: 'get-hours' })).toMatchObject({
    httpMethod: 'GET',
    restApiId: 'abc',
    stageName: 'prod',
    stagePath: '/hours',
    baseUrl: 'http://abc.execute-api.localhost:8080/prod',
    description: 'All **hours**',
    access: ['api-key'],
    body: undefined,
    parameters: [
      { name: 'start', in: 'query', required: false, description: 'From', example: '2023-02-23' },
      { name: 'page', required: true, example: '1' },
      { name: 'kind', example: 'a', values: ['a', 'b'] },
      { name: 'ids', example: '1,2' },
      { name: 'x-trace', in: 'header', example: '' },
    ],
  })
  expect(tryOperation(document, { id: 'post-hours' })).toMatchObject({
    access: [],
    body: { contentType: 'application/json', required: true, example: '{\n  "day": "2030-01-31"\n}' },
  })
  expect(tryOperation(document, { id: 'get-tickets-ticketid' })?.parameters).toMatchObject([
    { name: 'ticketId', in: 'path', required: true, example: '123e4567-e89b-12d3-a456-426614174000' },
  ])
})

test('lists go into the query once for each value, and choices in a list are told', () => {
  const list = { type: 'array', items: { type: 'string', enum: ['open', 'paid'] } }
  const parameters = [
    { name: 'status', in: 'query', schema: list },
    { name: 'joined', in: 'query', explode: false, schema: list },
    { name: 'piped', in: 'query', style: 'pipeDelimited', schema: list },
    { name: 'x-tags', in: 'header', schema: list },
  ]
  const found = tryOperation({ paths: { '/x': { get: { parameters } } } })
  expect(found?.parameters.map(({ name, isList, isRepeated, values }) => [name, isList, isRepeated, values])).toEqual([
    ['status', true, true, ['open', 'paid']],
    ['joined', true, undefined, ['open', 'paid']],
    ['piped', true, undefined, ['open', 'paid']],
    ['x-tags', true, undefined, ['open', 'paid']],
  ])
})

test.each([
  ['application/json', { type: 'object', properties: { a: { type: 'string' } } }, 'object'],
  ['multipart/form-data', { type: 'object', properties: { a: { type: 'string', format: 'binary' } } }, 'object'],
  ['application/x-www-form-urlencoded', { type: 'object', properties: { a: { type: 'string' } } }, 'object'],
  ['application/pdf', undefined, 'file'],
  ['text/csv', { type: 'string', format: 'binary' }, 'file'],
  ['text/plain', { type: 'string' }, undefined],
  ['application/json', {}, undefined],
])('the form of a body of %s with %j: %s', (type, schema, kind) => {
  const requestBody = { content: { [type]: { schema } } }
  expect(tryOperation({ paths: { '/x': { post: { requestBody } } } })?.body?.form?.kind).toBe(kind)
})

test.each([undefined, 'no-such-operation'])('without a choice, a GET that needs nothing filled in: %s', (id) =>
  expect(tryOperation(document, { id })?.id).toBe('get-hours'),
)

test('for who has no key, one that needs none; but rather a GET with a key than a POST without', () => {
  const get = (security: object[]) => ({ get: { security, responses: {} } })
  const paths = { '/keyed': get([{ api_key: [] }]), '/status': get([]) }
  expect(tryOperation({ paths }, { preferOpen: true })?.id).toBe('get-status')
  expect(tryOperation({ paths })?.id).toBe('get-keyed')
  const writes = { '/open': { post: { responses: {} } }, '/keyed': get([{ api_key: [] }]) }
  expect(tryOperation({ paths: writes }, { preferOpen: true })?.id).toBe('get-keyed')
})

test('a path of another stage goes to that stage', () => {
  const stage = (restApiId: string) => ({
    restApiId,
    stageName: 'prod',
    invokeUrl: `http://${restApiId}.localhost:8080/prod`,
    document: { paths: { '/x': { get: { responses: {} } } } },
  })
  const merged = mergeDocuments({ title: 'Two', version: '1' }, [stage('a'), stage('b')])
  expect(operationSummaries(merged).map(({ path }) => path)).toEqual(['/x', '/prod/x'])
  expect(tryOperation(merged, { id: 'get-prod-x' })).toMatchObject({
    restApiId: 'b',
    stagePath: '/x',
    path: '/prod/x',
    baseUrl: 'http://b.localhost:8080',
  })
})

test('a product without operations has nothing to try', () => {
  expect(tryOperation({})).toBeUndefined()
  expect(operationSummaries({ paths: { '/x': null } })).toEqual([])
})

const guarded = {
  guard: { type: 'apiKey', name: 'X-Guard', in: 'header', 'x-amazon-apigateway-authtype': 'custom' },
  sigv4: { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' },
}

test('tokens have a place of their own and are no parameters; what is easiest to send needs none', () => {
  const parameters = [
    { name: 'x-guard', in: 'header', required: true, schema: { type: 'string' } },
    { name: 'X-Guard', in: 'query', schema: { type: 'string' } },
  ]
  const paths = {
    '/guarded': { get: { parameters, security: [{ guard: [] }] } },
    '/signed': { get: { security: [{ sigv4: [] }] } },
    '/open': { get: {} },
  }
  const document = { paths, components: { securitySchemes: guarded } }
  expect(tryOperation(document)?.id).toBe('get-open')
  expect(tryOperation(document, { id: 'get-guarded' })).toMatchObject({
    access: ['token'],
    tokens: [{ scheme: 'guard', in: 'header', name: 'X-Guard' }],
    parameters: [{ name: 'X-Guard', in: 'query' }],
  })
  expect(documentAccess(document)).toEqual(['token', 'signature'])
  expect(documentAccess({ ...document, paths: { '/open': paths['/open'] } })).toEqual([])
})

test('a signed request is made in the region of its stage', () => {
  const merged = mergeDocuments({ title: 'Signed', version: '1' }, [
    {
      restApiId: 'a',
      stageName: 'prod',
      invokeUrl: 'http://a.localhost:8080/prod',
      region: 'eu-central-1',
      document: { paths: { '/x': { get: { security: [{ sigv4: [] }] } } }, components: { securitySchemes: guarded } },
    },
  ])
  expect(tryOperation(merged)).toMatchObject({ access: ['signature'], region: 'eu-central-1' })
})

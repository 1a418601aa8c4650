import { expect, test } from 'vitest'
import { consumerDocument } from './consumer-document.ts'

test('nothing of the provider’s backends and roles is left, however deep', () => {
  const document = consumerDocument({
    openapi: '3.0.1',
    info: { title: 'Secret' },
    servers: [{ url: 'https://internal' }],
    'x-amazon-apigateway-policy': {},
    paths: {
      '/x': {
        get: {
          responses: { 200: { description: 'OK', 'x-amazon-apigateway-x': 1 } },
          'x-amazon-apigateway-integration': { uri: 'http://10.0.0.1/' },
          'x-gatehouse-note': 'internal',
          parameters: [{ name: 'q', in: 'query', 'X-Amazon-thing': 1 }],
        },
      },
    },
    components: { securitySchemes: { sigv4: { type: 'apiKey', 'x-amazon-apigateway-authtype': 'awsSigv4' } } },
  })
  expect(JSON.stringify(document)).not.toMatch(/x-amazon|x-gatehouse|10\.0\.0\.1|internal/i)
  expect(document).toEqual({
    paths: {
      '/x': { get: { responses: { 200: { description: 'OK' } }, parameters: [{ name: 'q', in: 'query' }] } },
    },
    components: { securitySchemes: { sigv4: { type: 'apiKey' } } },
  })
})

test('ANY is spelt out, and a method of its own beside it wins', () => {
  const { paths } = consumerDocument({
    paths: {
      '/{proxy+}': {
        'x-amazon-apigateway-any-method': { operationId: 'all', responses: {} },
        get: { operationId: 'read', responses: {} },
      },
    },
  })
  expect(paths).toEqual({
    '/{proxy}': {
      get: { operationId: 'read', responses: {} },
      post: { responses: {} },
      put: { responses: {} },
      patch: { responses: {} },
      delete: { responses: {} },
    },
  })
})

test('a bare OPTIONS is not for people; a documented one is', () => {
  const { paths } = consumerDocument({
    paths: {
      '/cors': { options: { responses: {} } },
      '/both': { options: { responses: {} }, post: { responses: {} }, parameters: [{ name: 'id' }] },
      '/own': { options: { summary: 'What can I do?', responses: {} } },
    },
  })
  expect(paths).toEqual({
    '/both': { post: { responses: {} }, parameters: [{ name: 'id' }] },
    '/own': { options: { summary: 'What can I do?', responses: {} } },
  })
})

test('a document without paths stays one', () => expect(consumerDocument({})).toEqual({ paths: {} }))

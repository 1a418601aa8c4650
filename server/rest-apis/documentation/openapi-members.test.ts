import { expect, test } from 'vitest'
import { documentationPartTypes } from './documentation-location.ts'
import { openapiMembers } from './openapi-members.ts'

test('every type gives its text, and nothing that OpenAPI does not have there', () => {
  for (const type of documentationPartTypes) {
    const properties = { description: 'Text', secret: 'no', operationId: 'x', $ref: '#/x', in: 'query', name: 'y' }
    expect(openapiMembers(type, properties)).toEqual({ description: 'Text' })
  }
  expect(openapiMembers('toString', { description: 'Text' })).toEqual({})
})

test.each([
  ['METHOD', { summary: 'S', tags: ['a'], externalDocs: { url: 'u' }, deprecated: true }],
  ['RESOURCE', { summary: 'S' }],
  ['QUERY_PARAMETER', { example: 0, examples: {}, style: 'form', explode: false, schema: { type: 'integer' } }],
  ['REQUEST_BODY', { required: false, content: {} }],
  ['RESPONSE', { links: {} }],
  ['RESPONSE_HEADER', { deprecated: false, schema: {} }],
  ['RESPONSE_BODY', { content: {} }],
  ['MODEL', { title: 'T', example: null }],
  ['API', { info: { contact: { name: 'n' } }, tags: [{ name: 'a' }], externalDocs: {} }],
])('%s gives %j', (type, properties) => {
  expect(openapiMembers(type, properties)).toEqual(properties)
})

test.each([
  ['METHOD', { summary: {}, description: 1, tags: 'a', externalDocs: [], deprecated: 'yes' }],
  ['METHOD', { tags: [1] }],
  ['QUERY_PARAMETER', { description: null, deprecated: 'true', examples: [], schema: true }],
  ['RESPONSE_BODY', { content: 'text' }],
  ['API', { tags: { name: 'a' }, info: 'text', externalDocs: 'url' }],
])('%s gives nothing of another kind: %j', (type, properties) => {
  expect(openapiMembers(type, properties)).toEqual({})
})

test('extensions are kept, but AWS’s are not: they configure', () => {
  expect(openapiMembers('METHOD', { 'x-order': 1, 'x-amazon-apigateway-integration': {}, 'X-Amazon-a': 1 })).toEqual({
    'x-order': 1,
  })
})

test('within objects and lists too, what is of another kind is left out', () => {
  const properties = {
    info: { contact: { name: {}, email: 'a@example.org' }, license: 'MIT', termsOfService: 1 },
    tags: [{ name: 'a', description: {}, 'x-order': 1 }, { description: 'nameless' }, 'text', { name: 'b', other: 1 }],
    externalDocs: { url: 'u', description: ['no'], 'x-kind': 1 },
  }
  expect(openapiMembers('API', properties)).toEqual({
    info: { contact: { email: 'a@example.org' } },
    tags: [{ name: 'a', 'x-order': 1 }, { name: 'b' }],
    externalDocs: { url: 'u', 'x-kind': 1 },
  })
})

test('the API’s title and version are its own, whatever its documentation says', () => {
  const info = { title: 'T', version: '9', description: 'D', license: { name: 'MIT' }, contact: 'c', 'x-logo': 1 }
  expect(openapiMembers('API', { info })).toEqual({ info: { description: 'D', license: { name: 'MIT' }, 'x-logo': 1 } })
})

import { expect, test } from 'vitest'
import { documentationRoot } from './documentation-root.ts'
import { InvalidDocument } from './invalid-document.ts'

const documentation = { documentationParts: [{ location: { type: 'API' }, properties: {} }] }

test('the extension alone, under its name or as it is, becomes a document without paths', () => {
  const document = {
    openapi: '3.0.1',
    info: { title: '-' },
    paths: {},
    'x-amazon-apigateway-documentation': documentation,
  }
  expect(documentationRoot(documentation)).toEqual(document)
  expect(documentationRoot({ 'x-amazon-apigateway-documentation': documentation })).toEqual(document)
})

test('a whole document stays as it is, but needs no title', () => {
  const swagger = { swagger: '2.0', info: { title: 'Pets', description: 'About' }, paths: {} }
  expect(documentationRoot(swagger)).toEqual(swagger)
  expect(documentationRoot({ openapi: '3.1.0', paths: {} })).toEqual({
    openapi: '3.1.0',
    info: { title: '-' },
    paths: {},
  })
})

test.each([{}, { paths: {} }, { documentationParts: 'text' }])('%j is neither', (root) => {
  expect(() => documentationRoot(root)).toThrow(InvalidDocument)
})

import { expect, test } from 'vitest'
import { readOperations } from './read-operations.ts'

const document = {
  paths: {
    '/pets/{id}': {
      get: {
        summary: 'One pet',
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer', example: 7 } }],
        responses: {
          200: { description: 'The pet', content: { 'application/json': { example: { name: 'Rex' } } } },
          404: { $ref: '#/components/responses/Missing' },
          default: { content: { 'text/plain': { schema: { type: 'string', example: 'sorry' } } } },
        },
      },
      delete: { responses: { 204: { description: 'Gone' } } },
    },
  },
  components: { responses: { Missing: { description: 'There is none' } } },
}

test('an operation has its parameters with types, and its responses with examples', () => {
  const [get, remove] = readOperations(document)
  expect(get).toMatchObject({
    id: 'get-pets-id',
    parameters: [{ name: 'id', in: 'path', required: true, type: 'integer', example: '7' }],
    responses: [
      { status: '200', description: 'The pet', contentType: 'application/json', example: '{\n  "name": "Rex"\n}' },
      { status: '404', description: 'There is none', contentType: undefined, example: undefined },
      { status: 'default', description: '', contentType: 'text/plain', example: 'sorry' },
    ],
  })
  expect(remove?.responses).toEqual([
    { status: '204', description: 'Gone', contentType: undefined, example: undefined },
  ])
})

test('a document without paths has no operations', () => {
  expect(readOperations({})).toEqual([])
})

test('responses that are no objects say nothing, and break nothing', () => {
  const [operation] = readOperations({ paths: { '/a': { get: { responses: { 200: 'fine', 201: null } } } } })
  expect(operation?.responses).toEqual([
    { status: '200', description: '', contentType: undefined, example: undefined },
    { status: '201', description: '', contentType: undefined, example: undefined },
  ])
})

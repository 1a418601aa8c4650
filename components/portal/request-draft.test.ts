import { expect, test } from 'vitest'
import type { TryOperation } from '#server/portals/try/try-operations.ts'
import { buildRequest, exampleDraft, missingParameters } from './request-draft.ts'

const parameter = { required: false, description: undefined, type: undefined, example: '', values: undefined }
const operation: TryOperation = {
  id: 'post-pets-petid',
  httpMethod: 'POST',
  path: '/pets/{petId}',
  summary: undefined,
  tag: undefined,
  deprecated: false,
  restApiId: 'abc',
  stageName: 'prod',
  stagePath: '/pets/{petId}',
  baseUrl: 'http://abc.localhost:8080/prod',
  description: undefined,
  needsKey: true,
  parameters: [
    { ...parameter, name: 'petId', in: 'path', required: true, example: 'a/b' },
    { ...parameter, name: 'page', in: 'query', required: true, example: '1' },
    { ...parameter, name: 'tag', in: 'query', example: 'cat' },
    { ...parameter, name: 'x-trace', in: 'header' },
  ],
  body: { contentType: 'application/json', example: '{}', required: true },
}

test('the example fills in what must be given, and sends as it is', () => {
  const draft = exampleDraft(operation)
  expect(missingParameters(operation, draft)).toEqual([])
  expect(buildRequest(operation, draft, operation.path)).toEqual({
    httpMethod: 'POST',
    path: '/pets/a%2Fb',
    query: [['page', '1']],
    headers: [['content-type', 'application/json']],
    body: '{}',
  })
})

test('what was filled in is sent, what was emptied is not', () => {
  const draft = {
    values: { 'path petId': '7', 'query page': '', 'query tag': 'ü', 'header x-trace': 't' },
    extraHeaders: [
      { id: 1, name: ' x-own ', value: 'v' },
      { id: 2, name: '', value: 'no name' },
      { id: 3, name: 'x-empty', value: '' },
    ],
    body: '',
  }
  expect(buildRequest(operation, draft, operation.path)).toEqual({
    httpMethod: 'POST',
    path: '/pets/7',
    query: [['tag', 'ü']],
    headers: [
      ['x-trace', 't'],
      ['x-own', 'v'],
    ],
    body: undefined,
  })
  expect(missingParameters(operation, draft).map(({ name }) => name)).toEqual(['page'])
})

test('a greedy parameter keeps its slashes', () => {
  const draft = { values: { 'path proxy': 'a b/c' }, extraHeaders: [], body: '' }
  const greedy: TryOperation = {
    ...operation,
    parameters: [{ ...parameter, name: 'proxy', in: 'path', required: true }],
  }
  expect(buildRequest(greedy, draft, '/x/{proxy+}').path).toBe('/x/a%20b/c')
})

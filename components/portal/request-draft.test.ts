import { expect, test } from 'vitest'
import type { FormField } from '#server/portals/try/form-field.ts'
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
  access: ['api-key'],
  tokens: [],
  region: undefined,
  examples: [],
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

test('a named example brings its optional parameters, headers and body; what it lacks is what must be given', () => {
  const rex = {
    name: 'Rex',
    summary: undefined,
    values: [
      { in: 'query' as const, name: 'tag', value: 'dog' },
      { in: 'header' as const, name: 'x-trace', value: 'on' },
    ],
    body: '{"name":"Rex"}',
  }
  const bare = { name: 'Bare', summary: undefined, values: [], body: undefined }
  const several = { ...operation, examples: [rex, bare] }
  const requestOf = (name?: string, one: TryOperation = several) => buildRequest(one, exampleDraft(one, name), one.path)
  expect(requestOf()).toEqual(requestOf('Rex'))
  expect(requestOf('Rex')).toEqual({
    httpMethod: 'POST',
    path: '/pets/a%2Fb',
    query: [
      ['page', '1'],
      ['tag', 'dog'],
    ],
    headers: [
      ['content-type', 'application/json'],
      ['x-trace', 'on'],
    ],
    body: '{"name":"Rex"}',
  })
  // A required body is there all the same; an optional one is not.
  expect(requestOf('Bare')).toMatchObject({ query: [['page', '1']], body: '{}' })
  const body = { contentType: 'application/json', example: '{}', required: false }
  expect(requestOf('Bare', { ...several, body }).body).toBeUndefined()
  expect(requestOf('no such example')).toEqual(requestOf(undefined, operation))
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
    files: {},
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
  const draft = { values: { 'path proxy': 'a b/c' }, extraHeaders: [], body: '', files: {} }
  const greedy: TryOperation = {
    ...operation,
    parameters: [{ ...parameter, name: 'proxy', in: 'path', required: true }],
  }
  expect(buildRequest(greedy, draft, '/x/{proxy+}').path).toBe('/x/a%20b/c')
})

test('a list goes into the query once for each value, unless it is joined', () => {
  const list = { ...parameter, in: 'query' as const, isList: true }
  const parameters = [
    { ...list, name: 'status', isRepeated: true },
    { ...list, name: 'joined' },
  ]
  const draft = { ...exampleDraft({ ...operation, parameters }), body: '' }
  const values = { 'query status': 'open, paid,', 'query joined': 'a,b' }
  const { query } = buildRequest({ ...operation, parameters }, { ...draft, values }, '/x')
  expect(query).toEqual([
    ['status', 'open'],
    ['status', 'paid'],
    ['joined', 'a,b'],
  ])
})

const facts = { description: undefined, type: undefined, example: undefined }
const form: FormField = {
  ...facts,
  kind: 'object',
  members: [
    { name: 'title', required: true, field: { ...facts, kind: 'text' } },
    { name: 'tags', required: false, field: { ...facts, kind: 'list', item: { ...facts, kind: 'text' } } },
    { name: 'photo', required: false, field: { ...facts, kind: 'file' } },
  ],
}
const photo = new File(['x'], 'a.png')
const example = '{"title":"T","tags":["a","b"],"photo":"string"}'

test('the example of a form of pairs is pairs', () => {
  const body = { contentType: 'application/x-www-form-urlencoded', example, required: true, form }
  const draft = exampleDraft({ ...operation, body })
  expect(draft.body).toBe('title=T&tags=a&tags=b&photo=string')
  expect(buildRequest({ ...operation, body }, draft, '/x').body).toBe(draft.body)
})

test('a form with files goes in parts, whose type only their writer knows', () => {
  const body = { contentType: 'multipart/form-data', example, required: true, form }
  const draft = { ...exampleDraft({ ...operation, body }), files: { photo } }
  const { parts, headers, body: text } = buildRequest({ ...operation, body }, draft, '/x')
  expect(parts).toEqual([
    ['title', 'T'],
    ['tags', 'a'],
    ['tags', 'b'],
    ['photo', photo],
  ])
  expect([headers, text]).toEqual([[], undefined])
})

test('a body that is one file has the type that the document names', () => {
  const body = { contentType: 'image/png', example: '', required: true, form: { ...facts, kind: 'file' as const } }
  const draft = exampleDraft({ ...operation, body })
  const without = buildRequest({ ...operation, body }, draft, '/x')
  expect([without.headers, without.file]).toEqual([[], undefined])
  const built = buildRequest({ ...operation, body }, { ...draft, files: { '': photo } }, '/x')
  expect([built.headers, built.file]).toEqual([[['content-type', 'image/png']], photo])
})

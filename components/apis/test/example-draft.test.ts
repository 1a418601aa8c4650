import { expect, test } from 'vitest'
import type { TracedMethodTest } from '#server/rest-apis/test-invoke/trace-method.ts'
import { exampleOfTest } from './example-draft.ts'
import { emptyForm } from './test-form.ts'
import type { PastTest } from './test-history.ts'

const method = { httpMethod: 'POST', authorizationType: 'NONE', apiKeyRequired: false }
const form = {
  ...emptyForm(method, 'POST', { contentType: 'application/json; charset=utf-8', text: '{"name":"Rex"}' }),
  path: { id: '7' },
  query: [['page', '2']] as const,
}

function tested(methodResponse: TracedMethodTest['trace']['methodResponse']): PastTest {
  const trace = { methodResponse } as TracedMethodTest['trace']
  const result: TracedMethodTest = {
    status: 200,
    body: 'raw',
    headers: {},
    multiValueHeaders: {},
    log: '',
    latency: 1,
    trace,
  }
  const call = {
    restApiId: 'a',
    resourceId: 'r',
    httpMethod: 'POST',
    pathWithQueryString: '/',
    headers: {},
    multiValueHeaders: {},
    body: '',
    stageVariables: {},
  }
  return { id: 1, at: 0, form, call, outcome: { result } }
}

const answer = {
  kind: 'method-response',
  status: 201,
  headers: [['Content-Type', 'application/json;charset=UTF-8']],
  body: { text: '{"id":1,"key":"*****1234"}' },
} as const

test('a test becomes an example, with the answer as the trace has it', () => {
  expect(exampleOfTest('Rex', 'A dog', tested(answer))).toEqual({
    name: 'Rex',
    summary: 'A dog',
    pathParameters: { id: '7' },
    query: { page: '2' },
    headers: {},
    body: { contentType: 'application/json', text: '{"name":"Rex"}' },
    response: { statusCode: '201', contentType: 'application/json', text: '{\n  "id": 1,\n  "key": "*****1234"\n}' },
  })
})

test.each([
  ['is cut', { ...answer, body: { text: 'x', note: 'cut' as const } }],
  ['is no text', { ...answer, body: { text: '', note: 'binary' as const } }],
  ['is empty', { ...answer, body: { text: '' } }],
  ['is not there', undefined],
])('an answer that %s is left out', (_, given) => {
  const draft = exampleOfTest('Rex', '', tested(given))
  expect(draft).not.toHaveProperty('response')
  expect(draft).not.toHaveProperty('summary')
})

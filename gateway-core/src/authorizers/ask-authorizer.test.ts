import { expect, test } from 'vitest'
import type { FunctionAnswer } from '../ports.ts'
import { accountId, mock } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { compileAskAuthorizer } from './ask-authorizer.ts'

const functionArn = `arn:aws:lambda:us-east-1:${accountId}:function:guard`
const authorizerUri = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${functionArn}/invocations`
const authorizer = { id: 'a', name: 'a', type: 'TOKEN', authorizerUri }

async function ask(answer: Partial<FunctionAnswer>) {
  const functions = { invoke: async () => ({ requestId: 'r1', payload: '', ...answer }) }
  const { exchange, method, services } = stagedExchange({ methods: { 'GET /': mock(200, '') } }, {}, { functions })
  return compileAskAuthorizer(authorizer, method.stage, services)('{}', exchange.access)
}

const failure = { outcome: { type: 'AUTHORIZER_FAILURE' }, phase: { status: 500 } }

test.each<[what: string, answer: Partial<FunctionAnswer>]>([
  ['that timed out', { timedOut: true }],
  ['of which too many run', { throttled: true }],
  ['that threw something', { functionError: 'Unhandled', payload: '{"errorMessage":"no"}' }],
  ['whose error says nothing', { functionError: 'Unhandled', payload: '{}' }],
  ['whose error is text', { functionError: 'Unhandled', payload: '"Unauthorized"' }],
  ['whose error is not JSON', { functionError: 'Unhandled', payload: 'Unauthorized' }],
  ['that threw almost Unauthorized', { functionError: 'Handled', payload: '{"errorMessage":"unauthorized"}' }],
])('a function %s has failed', async (_, answer) => {
  expect(await ask(answer)).toMatchObject(failure)
})

test('a function that threw Unauthorized says no', async () => {
  expect(await ask({ functionError: 'Unhandled', payload: '{"errorMessage":"Unauthorized"}' })).toMatchObject({
    outcome: { type: 'UNAUTHORIZED' },
    phase: { status: 401, error: 'Unauthorized', requestId: 'r1' },
  })
})

test('what a function returns in error’s place is its answer', async () => {
  expect(await ask({ payload: '{"errorMessage":"Unauthorized"}' })).toMatchObject({
    outcome: { type: 'AUTHORIZER_CONFIGURATION_ERROR', cause: expect.stringContaining('principalId') },
  })
})

test('a function that cannot be called is not configured', async () => {
  const functions = { invoke: async () => undefined }
  const { exchange, method, services } = stagedExchange({ methods: { 'GET /': mock(200, '') } }, {}, { functions })
  const asked = await compileAskAuthorizer(authorizer, method.stage, services)('{}', exchange.access)
  expect(asked).toMatchObject({ outcome: { type: 'AUTHORIZER_CONFIGURATION_ERROR' }, phase: { status: 500 } })
})

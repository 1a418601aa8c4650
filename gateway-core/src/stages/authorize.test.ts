import { describe, expect, test } from 'vitest'
import { Refusal } from '../pipeline/refusal.ts'
import { mock } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { authorize } from './authorize.ts'

function verdict(authorizationType: string, headers: Record<string, string> = {}, policy?: string) {
  const script = { methods: { 'GET /': { ...mock(200, ''), authorizationType } }, api: { policy } }
  const { exchange, method, services } = stagedExchange(script, { headers })
  const step = authorize.compile(method, services)
  if (step === undefined) return undefined
  const answer = step(exchange)
  if (!(answer instanceof Refusal)) throw new Error('Only a refusal was expected')
  return answer
}

test('costs nothing when the method is open', () => {
  expect(verdict('NONE')).toBeUndefined()
})

describe('AWS_IAM fails closed', () => {
  test('without a signature: the token is missing', () => {
    expect(verdict('AWS_IAM')).toMatchObject({ type: 'MISSING_AUTHENTICATION_TOKEN', cause: undefined })
  })

  test('with one: access is denied, and the log says why', () => {
    const refusal = verdict('AWS_IAM', { Authorization: 'AWS4-HMAC-SHA256 Credential=…' })
    expect(refusal).toMatchObject({ type: 'ACCESS_DENIED', cause: expect.stringContaining('AWS_IAM') })
  })
})

describe.each(['CUSTOM', 'COGNITO_USER_POOLS', 'SOMETHING_ELSE'])('%s fails closed', (type) => {
  test('without a token: unauthorized', () => {
    expect(verdict(type)).toMatchObject({ type: 'UNAUTHORIZED', cause: undefined })
  })

  test('with one: the authorizer is not configured, and the log says why', () => {
    const refusal = verdict(type, { authorization: 'Bearer x' })
    expect(refusal).toMatchObject({ type: 'AUTHORIZER_CONFIGURATION_ERROR', cause: expect.stringContaining(type) })
  })
})

test.each(['NONE', 'AWS_IAM', 'CUSTOM'])('a resource policy closes the API, also for authorization type %s', (type) => {
  const policy = '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}'
  const refusal = verdict(type, { Authorization: 'x' }, policy)
  expect(refusal).toMatchObject({ type: 'ACCESS_DENIED', cause: expect.stringContaining('resource policy') })
})

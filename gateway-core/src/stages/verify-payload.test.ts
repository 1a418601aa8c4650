import { expect, test } from 'vitest'
import { sha256 } from '../sigv4/check-signature.ts'
import { mock } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { verifyPayload } from './verify-payload.ts'

function staged(body: string, authorizationType = 'AWS_IAM') {
  const made = stagedExchange(
    { methods: { 'POST /': { ...mock(200, ''), authorizationType } } },
    { method: 'POST', body },
  )
  return { ...made, step: verifyPayload.compile(made.method, made.services) }
}

test('costs nothing where bodies are not signed', () => {
  expect(staged('', 'NONE').step).toBeUndefined()
})

test('does not read a body that was compared before', () => {
  const { exchange, step } = staged('abc')
  expect(step?.(exchange)).toBeUndefined()
  expect(exchange.payload).toBeUndefined()
})

test('lets the body pass that was signed', async () => {
  const { exchange, step } = staged('abc')
  exchange.signedPayloadHash = sha256('abc')
  expect(await step?.(exchange)).toBeUndefined()
  expect(exchange.payload?.toString()).toBe('abc')
})

test('refuses another', async () => {
  const { exchange, step } = staged('abd')
  exchange.signedPayloadHash = sha256('abc')
  expect(await step?.(exchange)).toMatchObject({ type: 'INVALID_SIGNATURE', errorType: 'InvalidSignatureException' })
})

test('takes a body that was read before', () => {
  const { exchange, step } = staged('')
  exchange.signedPayloadHash = sha256('')
  expect(step?.(exchange)).toBeUndefined()
  exchange.signedPayloadHash = sha256('abc')
  expect(step?.(exchange)).toMatchObject({ type: 'INVALID_SIGNATURE' })
})

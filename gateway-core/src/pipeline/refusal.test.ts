import { expect, test } from 'vitest'
import { Refusal } from './refusal.ts'

test('shows its type’s message', () => {
  const refusal = new Refusal('THROTTLED')
  expect([refusal.shownMessage, refusal.messageString]).toEqual(['Too Many Requests', '"Too Many Requests"'])
})

test('shows its own message instead, as JSON where it must be', () => {
  const refusal = new Refusal('UNAUTHORIZED', 'say "please"\n')
  expect([refusal.shownMessage, refusal.messageString]).toEqual(['say "please"\n', '"say \\"please\\"\\n"'])
})

test('shows null where AWS does', () => {
  const refusal = new Refusal('AUTHORIZER_CONFIGURATION_ERROR')
  expect([refusal.shownMessage, refusal.messageString]).toEqual([null, 'null'])
})

test('keeps its cause to itself', () => {
  const refusal = new Refusal('API_CONFIGURATION_ERROR', undefined, 'the reason')
  expect(refusal.cause).toBe('the reason')
  expect(refusal.messageString).not.toContain('reason')
})

test('shows its type’s status and error type', () => {
  const refusal = new Refusal('THROTTLED')
  expect([refusal.status, refusal.errorType]).toEqual([429, 'TooManyRequestsException'])
})

test('shows others instead, where AWS does', () => {
  const refusal = new Refusal('DEFAULT_4XX', 'too long', undefined, { status: 414 })
  expect([refusal.status, refusal.errorType]).toEqual([414, 'BadRequestException'])
  const named = new Refusal('INVALID_SIGNATURE', 'no', undefined, { errorType: 'IncompleteSignatureException' })
  expect([named.status, named.errorType]).toEqual([403, 'IncompleteSignatureException'])
})

import { describe, expect, test } from 'vitest'
import { mock } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { signatureRefusal, unsignedRefusal } from './unsigned-refusal.ts'

function refusal(headers: Record<string, string>) {
  const { exchange } = stagedExchange({ methods: { 'GET /': mock(200, '') } }, { headers })
  return unsignedRefusal(exchange)
}

test.each([undefined, 'AWS4-HMAC-SHA256 Credential=x', ' AWS4-ECDSA-P256-SHA256 x'])(
  'with the Authorization %s the token is missing',
  (authorization) => {
    expect(refusal(authorization === undefined ? {} : { authorization })).toMatchObject({
      type: 'MISSING_AUTHENTICATION_TOKEN',
      message: undefined,
    })
  },
)

describe('an Authorization that is no signature', () => {
  test('is told what it lacks', () => {
    const { type, errorType, shownMessage } = refusal({ authorization: 'Basic "x"' })
    expect([type, errorType]).toEqual(['INVALID_SIGNATURE', 'IncompleteSignatureException'])
    expect(shownMessage).toMatch(
      /^Authorization header requires 'Credential' parameter\. .*'Date' header\. Authorization=Basic "x"$/,
    )
  })

  test.each(['Date', 'X-Amz-Date'])('does not lack a date when there is %s', (name) => {
    expect(refusal({ authorization: '', [name]: 'x' }).shownMessage).not.toContain("'Date'")
  })
})

test('a refused signature has the type that AWS gives it', () => {
  const refused = signatureRefusal('UnrecognizedClientException', 'no')
  expect(refused).toMatchObject({ type: 'INVALID_SIGNATURE', status: 403, errorType: 'UnrecognizedClientException' })
})

import { expect, test } from 'vitest'
import type { AccessKind } from '#server/portals/try/operation-access.ts'
import { refusalReason } from './refusal-reason.ts'

const reasonOf = (type: string, access: AccessKind[], sent: { hasKey?: boolean; hasTokens?: boolean } = {}) =>
  refusalReason({ headers: [['X-Amzn-ErrorType', type]] }, { access, hasKey: false, hasTokens: false, ...sent })

test.each([
  ['ForbiddenException', ['api-key'], {}, 'needsKey'],
  ['ForbiddenException', ['api-key'], { hasKey: true }, undefined],
  ['ForbiddenException', ['token'], {}, undefined],
  ['UnauthorizedException', ['token'], {}, 'needsToken'],
  ['UnauthorizedException', ['api-key', 'token'], { hasTokens: true }, 'tokenRefused'],
  ['UnauthorizedException', [], {}, undefined],
  ['AccessDeniedException', ['token'], { hasTokens: true }, 'notAllowed'],
  ['AccessDeniedException', [], {}, undefined],
  ['MissingAuthenticationTokenException', ['signature'], {}, 'needsSignature'],
  ['MissingAuthenticationTokenException', [], {}, undefined],
  ['InvalidSignatureException', ['signature'], {}, 'needsSignature'],
  ['AuthorizerConfigurationException', ['token'], { hasTokens: true }, 'authorizerBroken'],
  ['LimitExceededException', [], {}, 'quotaUsed'],
  ['TooManyRequestsException', [], {}, 'tooFast'],
  ['BadRequestException', ['token'], {}, undefined],
] as const)('%s of an operation that asks for %j, with %j: %s', (type, access, sent, reason) => {
  expect(reasonOf(type, [...access], sent)).toBe(reason)
})

test('an answer of the API itself is not explained', () => {
  expect(refusalReason({ headers: [] }, { access: ['token'], hasKey: false, hasTokens: false })).toBeUndefined()
})

import { expect, test } from 'vitest'
import {
  type GatewayResponseType,
  gatewayResponse,
  gatewayResponses,
  isGatewayResponseType,
} from './gateway-responses.ts'

/** Status and error type of each type, as AWS answers them: data, not derived from the table under test. */
const expected: Record<GatewayResponseType, [number, string]> = {
  ACCESS_DENIED: [403, 'AccessDeniedException'],
  API_CONFIGURATION_ERROR: [500, 'InternalServerErrorException'],
  AUTHORIZER_CONFIGURATION_ERROR: [500, 'AuthorizerConfigurationException'],
  AUTHORIZER_FAILURE: [500, 'AuthorizerFailureException'],
  BAD_REQUEST_PARAMETERS: [400, 'BadRequestException'],
  BAD_REQUEST_BODY: [400, 'BadRequestException'],
  EXPIRED_TOKEN: [403, 'ExpiredTokenException'],
  INTEGRATION_FAILURE: [504, 'InternalServerErrorException'],
  INTEGRATION_TIMEOUT: [504, 'InternalServerErrorException'],
  INVALID_API_KEY: [403, 'ForbiddenException'],
  INVALID_SIGNATURE: [403, 'InvalidSignatureException'],
  MISSING_AUTHENTICATION_TOKEN: [403, 'MissingAuthenticationTokenException'],
  QUOTA_EXCEEDED: [429, 'LimitExceededException'],
  REQUEST_TOO_LARGE: [413, 'RequestEntityTooLargeException'],
  RESOURCE_NOT_FOUND: [404, 'NotFoundException'],
  THROTTLED: [429, 'TooManyRequestsException'],
  UNAUTHORIZED: [401, 'UnauthorizedException'],
  UNSUPPORTED_MEDIA_TYPE: [415, 'BadRequestException'],
  WAF_FILTERED: [403, 'ForbiddenException'],
  DEFAULT_4XX: [400, 'BadRequestException'],
  DEFAULT_5XX: [500, 'InternalServerErrorException'],
}

test('has every type that AWS documents, and no other', () => {
  expect(Object.keys(gatewayResponses).sort()).toEqual(Object.keys(expected).sort())
})

test.each(Object.entries(expected))('%s answers %j', (type, [status, errorType]) => {
  if (!isGatewayResponseType(type)) throw new Error(`${type} is no type`)
  expect(gatewayResponse(type)).toMatchObject({ status, errorType })
})

test.each(['', 'default_4xx', 'NOPE', 'constructor', '__proto__'])('%j is no type', (name) => {
  expect(isGatewayResponseType(name)).toBe(false)
})

import type { UsageRecord } from './ports.ts'

interface GatewayResponse {
  readonly status: number
  readonly errorType: string
  /** `$context.error.message`; null where AWS answers `null`. */
  readonly message: string | null
  /** How the request counts: whether the limits had let it through when it was refused. */
  readonly outcome: UsageRecord['outcome']
  /** AWS's body where its default template `{"message":$context.error.messageString}` does not make it. */
  readonly body?: (messageString: string) => string
}

const row = (
  status: number,
  errorType: string,
  message: string | null,
  outcome: UsageRecord['outcome'],
): GatewayResponse => ({ status, errorType, message, outcome })

const internal = 'Internal server error'
const internalType = 'InternalServerErrorException'

/**
 * Every way in which a REST API refuses, with AWS's defaults (developer guide, "Gateway response types"; error types,
 * messages and bodies as observed). `DEFAULT_4XX` and `DEFAULT_5XX` have no status of their own at AWS; theirs here
 * answers what has no type, a fault of the gateway first of all.
 */
export const gatewayResponses = {
  ACCESS_DENIED: {
    ...row(403, 'AccessDeniedException', 'User is not authorized to access this resource', 'refused'),
    body: (messageString: string) => `{"Message":${messageString}}`,
  },
  API_CONFIGURATION_ERROR: row(500, internalType, internal, 'admitted'),
  AUTHORIZER_CONFIGURATION_ERROR: row(500, 'AuthorizerConfigurationException', null, 'refused'),
  AUTHORIZER_FAILURE: row(500, 'AuthorizerFailureException', null, 'refused'),
  BAD_REQUEST_PARAMETERS: row(400, 'BadRequestException', 'Bad Request', 'admitted'),
  BAD_REQUEST_BODY: row(400, 'BadRequestException', 'Invalid request body', 'admitted'),
  EXPIRED_TOKEN: row(403, 'ExpiredTokenException', 'The security token included in the request is expired', 'refused'),
  INTEGRATION_FAILURE: row(504, internalType, 'Network error communicating with endpoint', 'admitted'),
  INTEGRATION_TIMEOUT: {
    ...row(504, internalType, 'Endpoint request timed out', 'admitted'),
    // AWS's own answer has a space here.
    body: (messageString: string) => `{"message": ${messageString}}`,
  },
  INVALID_API_KEY: row(403, 'ForbiddenException', 'Forbidden', 'refused'),
  INVALID_SIGNATURE: row(
    403,
    'InvalidSignatureException',
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    'refused',
  ),
  MISSING_AUTHENTICATION_TOKEN: row(
    403,
    'MissingAuthenticationTokenException',
    'Missing Authentication Token',
    'refused',
  ),
  QUOTA_EXCEEDED: row(429, 'LimitExceededException', 'Limit Exceeded', 'quota-exceeded'),
  REQUEST_TOO_LARGE: row(413, 'RequestEntityTooLargeException', 'Request Too Long', 'refused'),
  RESOURCE_NOT_FOUND: row(404, 'NotFoundException', 'Not Found', 'refused'),
  THROTTLED: row(429, 'TooManyRequestsException', 'Too Many Requests', 'throttled'),
  UNAUTHORIZED: row(401, 'UnauthorizedException', 'Unauthorized', 'refused'),
  UNSUPPORTED_MEDIA_TYPE: row(415, 'BadRequestException', 'Unsupported Media Type', 'admitted'),
  WAF_FILTERED: row(403, 'ForbiddenException', 'Forbidden', 'refused'),
  DEFAULT_4XX: row(400, 'BadRequestException', 'Bad Request', 'refused'),
  DEFAULT_5XX: row(500, internalType, internal, 'admitted'),
} as const satisfies Record<string, GatewayResponse>

export type GatewayResponseType = keyof typeof gatewayResponses

/** One row, seen with its optional members. */
export function gatewayResponse(type: GatewayResponseType): GatewayResponse {
  return gatewayResponses[type]
}

/** Whether a name is one of AWS's types. */
export function isGatewayResponseType(name: string): name is GatewayResponseType {
  return Object.hasOwn(gatewayResponses, name)
}

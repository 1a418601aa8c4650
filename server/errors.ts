/**
 * The words in which an operation says no: the error codes of Amazon API Gateway's management API.
 * https://docs.aws.amazon.com/apigateway/latest/api/CommonErrors.html
 */
export const failures = {
  BadRequestException: 400,
  UnauthorizedException: 401,
  ForbiddenException: 403,
  NotFoundException: 404,
  ConflictException: 409,
  LimitExceededException: 429,
  TooManyRequestsException: 429,
  ServiceUnavailableException: 503,
} as const

export type Failure = keyof typeof failures

/** An operation's refusal. Everything else that is thrown is a bug and its message is never shown. */
export class ServiceError extends Error {
  readonly failure: Failure
  /** What is wrong with which input member, by its dotted path: for a form. */
  readonly fields: Readonly<Record<string, string>>
  /** Seconds after which the same call may succeed. */
  readonly retryAfterSeconds: number | undefined

  constructor(
    failure: Failure,
    message: string,
    more: { fields?: Record<string, string>; retryAfterSeconds?: number } = {},
  ) {
    super(message)
    this.name = failure
    this.failure = failure
    this.fields = more.fields ?? {}
    this.retryAfterSeconds = more.retryAfterSeconds
  }

  get status(): number {
    return failures[this.failure]
  }
}

/** A refusal of what was sent. @param field the input member that is wrong, by its dotted path: for a form. */
export function badRequest(message: string, field?: string): ServiceError {
  return new ServiceError('BadRequestException', message, field === undefined ? {} : { fields: { [field]: message } })
}

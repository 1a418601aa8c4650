import { ServiceError } from '#server/errors.ts'

/** A refusal that the wire itself makes, in AWS's words; operations throw `ServiceError`. */
export class WireError extends Error {
  readonly type: string
  readonly status: number

  constructor(type: string, status: number, message: string) {
    super(message)
    this.type = type
    this.status = status
  }
}

/** A body or a parameter that is not of the type that AWS's model says. */
export function serializationError(message: string): WireError {
  return new WireError('SerializationException', 400, message)
}

/**
 * Any error as AWS's answer: status, `x-amzn-ErrorType` and `{"message"}`. What is no refusal is a bug: it is logged
 * with the request id and answered without its message.
 */
export function errorResponse(error: unknown, requestId: string): Response {
  if (error instanceof ServiceError) {
    return respond(error.status, error.failure, error.message, requestId, error.retryAfterSeconds)
  }
  if (error instanceof WireError) return respond(error.status, error.type, error.message, requestId)
  console.error(`The management API failed on request ${requestId}:`, error)
  return respond(500, 'InternalFailure', undefined, requestId)
}

function respond(
  status: number,
  type: string,
  message: string | undefined,
  requestId: string,
  retryAfterSeconds?: number,
): Response {
  return new Response(JSON.stringify(message === undefined ? {} : { message }), {
    status,
    headers: {
      ...(retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) }),
      'Content-Type': 'application/json',
      'x-amzn-ErrorType': `${type}:`,
      'x-amzn-RequestId': requestId,
    },
  })
}

/** What every error of this SDK is. */
export class SdkError extends Error {
  /**
   * @param {string} message
   * @param {string} operation
   * @param {unknown} [cause]
   */
  constructor(message, operation, cause) {
    super(message)
    this.name = new.target.name
    /** The name of the operation that failed. */
    this.operation = operation
    if (cause !== undefined) this.cause = cause
  }
}

/** The API answered with a status that is no success. */
export class ApiError extends SdkError {
  /**
   * @param {string} operation
   * @param {{ status: number, headers: Record<string, string>, data: unknown }} answer
   * @param {number | undefined} retryAfterSeconds
   */
  constructor(operation, { status, headers, data }, retryAfterSeconds) {
    super(`${operation} was answered ${status}${reasonOf(data)}`, operation)
    this.status = status
    this.headers = headers
    /** The body: parsed where it is JSON. */
    this.data = data
    /** After how many seconds the API asks to be called again. */
    this.retryAfterSeconds = retryAfterSeconds
    /** The request in the logs of whoever runs the API. */
    this.requestId = headers['x-amzn-requestid']
  }
}

/** No whole answer came within the time of one attempt. */
export class RequestTimeoutError extends SdkError {
  /**
   * @param {string} operation
   * @param {number} timeoutMs
   */
  constructor(operation, timeoutMs) {
    super(`${operation} was not answered within ${timeoutMs} ms`, operation)
    this.timeoutMs = timeoutMs
  }
}

/** No answer came: no network, no such host, or a browser that CORS keeps from reading it. */
export class ConnectionError extends SdkError {
  /**
   * @param {string} operation
   * @param {unknown} cause
   */
  constructor(operation, cause) {
    super(`${operation} could not be sent: ${cause instanceof Error ? cause.message : String(cause)}`, operation, cause)
  }
}

/** @param {unknown} data */
function reasonOf(data) {
  if (typeof data !== 'object' || data === null || !('message' in data)) return ''
  return typeof data.message === 'string' ? `: ${data.message}` : ''
}

import { bytesOfBody, readBody } from './body.mjs'
import { ApiError, ConnectionError, RequestTimeoutError } from './errors.mjs'
import { retryAfterSeconds, retryDelay } from './retry-delay.mjs'
import { signRequest } from './sign-request.mjs'

/**
 * @typedef {import('./settings.mjs').Settings} Settings
 * @typedef {{ name: string, method: string, url: URL, headers: Headers, content: import('./body.mjs').Content, signed: boolean, timeoutMs: number, maxAttempts: number, repeatable?: boolean | undefined, signal?: AbortSignal | undefined }} Call
 * @typedef {{ status: number, headers: Record<string, string>, data: unknown }} Answer
 */

/**
 * Sends a call, again where that is allowed, until there is an answer.
 * @param {Settings} settings
 * @param {Call} call
 * @returns {Promise<Answer>}
 * @throws ApiError, RequestTimeoutError, ConnectionError, or the reason of the signal that ended it.
 */
export async function send(settings, call) {
  const repeatable = call.content.repeatable ? call.repeatable : false
  for (let attempt = 1; ; attempt++) {
    if (call.signal?.aborted) throw call.signal.reason
    const outcome = await sendOnce(settings, call).catch((error) => ({ error }))
    if (!('error' in outcome) && outcome.status < 400) return outcome
    // A mistake of the caller or of the signer is no lost connection.
    if (
      'error' in outcome &&
      !(outcome.error instanceof ConnectionError || outcome.error instanceof RequestTimeoutError)
    ) {
      throw outcome.error
    }
    const answer = 'error' in outcome ? undefined : outcome
    const delay = retryDelay(
      { method: call.method, attempt, status: answer?.status, headers: answer?.headers, repeatable },
      { ...settings, maxAttempts: call.content.repeatable ? call.maxAttempts : 1 },
    )
    if (delay === undefined) {
      if ('error' in outcome) throw outcome.error
      throw new ApiError(call.name, outcome, retryAfterSeconds(outcome.headers, settings.now()))
    }
    await settings.wait(delay, call.signal)
  }
}

/**
 * @param {Settings} settings
 * @param {Call} call
 * @returns {Promise<Answer>}
 */
async function sendOnce(settings, call) {
  const request = await requestOf(settings, call)
  const controller = new AbortController()
  const timeout = new RequestTimeoutError(call.name, call.timeoutMs)
  const timer = setTimeout(() => controller.abort(timeout), call.timeoutMs)
  const abort = () => controller.abort(call.signal?.reason)
  call.signal?.addEventListener('abort', abort, { once: true })
  try {
    if (call.signal?.aborted) abort()
    const response = await settings.fetch(call.url.href, { ...request, signal: controller.signal })
    const headers = Object.fromEntries(response.headers)
    return { status: response.status, headers, data: await readBody(response) }
  } catch (error) {
    if (controller.signal.aborted) throw controller.signal.reason
    throw new ConnectionError(call.name, error)
  } finally {
    clearTimeout(timer)
    call.signal?.removeEventListener('abort', abort)
  }
}

/**
 * Made anew for each attempt: a signature holds for minutes only.
 * @param {Settings} settings
 * @param {Call} call
 * @returns {Promise<RequestInit>}
 */
async function requestOf(settings, { method, url, headers: given, content, signed }) {
  const headers = new Headers(given)
  if (!signed) {
    if (content.contentType && !headers.has('content-type')) headers.set('Content-Type', content.contentType)
    const streamed = content.repeatable ? {} : { duplex: 'half' }
    return { method, headers, ...(content.body === undefined ? {} : { body: content.body, ...streamed }) }
  }
  const { bytes, contentType } = await bytesOfBody(content)
  if (contentType && !headers.has('content-type')) headers.set('Content-Type', contentType)
  const credentials = await settings.credentials()
  if (credentials) {
    await signRequest({ method, url, headers, body: bytes }, credentials, settings.region, new Date(settings.now()))
  }
  return { method, headers, ...(bytes === undefined ? {} : { body: Uint8Array.from(bytes) }) }
}

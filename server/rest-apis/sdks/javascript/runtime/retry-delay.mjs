const idempotent = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'])

/**
 * After how many milliseconds a call may be sent again; undefined when it may not. 429 says that nothing was done, so
 * that every call may be sent again; after 5xx and a lost connection, only those that do no more harm the second time.
 * The delay is a random part ("full jitter") of one that doubles; what the API asks for with `Retry-After` is kept.
 * @param {{ method: string, attempt: number, status?: number | undefined, headers?: Record<string, string> | undefined, repeatable?: boolean | undefined }} call
 *   `attempt` from 1; no `status` when no answer came
 * @param {{ maxAttempts: number, baseDelayMs: number, maxDelayMs: number, random: () => number, now: () => number }} settings
 * @returns {number | undefined}
 */
export function retryDelay({ method, attempt, status, headers = {}, repeatable }, settings) {
  if (attempt >= settings.maxAttempts) return undefined
  const safe = repeatable ?? idempotent.has(method)
  const allowed = status === 429 ? !isQuota(headers) : safe && (status === undefined || status >= 500)
  if (!allowed || status === 501) return undefined
  const asked = retryAfterSeconds(headers, settings.now())
  if (asked !== undefined && asked * 1000 > settings.maxDelayMs) return undefined
  const doubled = Math.min(settings.maxDelayMs, settings.baseDelayMs * 2 ** (attempt - 1))
  return (asked ?? 0) * 1000 + settings.random() * doubled
}

/**
 * The header `Retry-After`, seconds or a date (RFC 9110, 10.2.3).
 * @param {Record<string, string>} headers
 * @param {number} now milliseconds since 1970
 * @returns {number | undefined}
 */
export function retryAfterSeconds(headers, now) {
  const text = headers['retry-after']?.trim()
  if (!text) return undefined
  if (/^\d+$/.test(text)) return Number(text)
  const date = Date.parse(text)
  return Number.isNaN(date) ? undefined : Math.max(0, (date - now) / 1000)
}

/**
 * A quota that is used up stays so for days.
 * @param {Record<string, string>} headers
 */
function isQuota(headers) {
  return /^LimitExceeded/.test(headers['x-amzn-errortype'] ?? '') && headers['retry-after'] === undefined
}

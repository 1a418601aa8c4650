import { encodeBody } from './body.mjs'
import { buildUrl } from './build-url.mjs'
import { send } from './send.mjs'
import { readSettings } from './settings.mjs'

/**
 * @typedef {object} Options
 * @property {AbortSignal} [signal]
 * @property {number} [timeoutMs]
 * @property {number} [maxAttempts]
 * @property {boolean} [idempotent]
 * @property {Record<string, string | undefined>} [headers]
 * @property {Record<string, unknown>} [queryParams]
 * @property {string} [contentType]
 */

/**
 * @typedef {Options & { method: string, path: string, query?: Record<string, unknown>, body?: unknown, endpoint?: number, signed?: boolean }} AnyRequest
 * @typedef {import('./send.mjs').Answer} Answer
 * @typedef {(params?: Record<string, unknown> | null, body?: unknown, options?: Options) => Promise<Answer>} OperationFunction
 */

/**
 * A client with one function for each operation: `(params, body, options)`.
 * @param {import('./settings.mjs').Definition} definition
 * @param {import('./settings.mjs').Config} [config]
 * @returns {Record<string, OperationFunction | ((request: AnyRequest) => Promise<Answer>)>}
 */
export function makeClient(definition, config = {}) {
  const settings = readSettings(definition, config)
  /** @type {Record<string, OperationFunction | ((request: AnyRequest) => Promise<Answer>)>} */
  const client = {}
  for (const operation of definition.operations) {
    /** @type {OperationFunction} */
    client[operation.name] = (params, body, options) => call(settings, operation, params ?? {}, body, options ?? {})
  }
  /** @param {AnyRequest} request */
  client.request = ({ method, path, query, body, endpoint = 0, signed, ...options }) => {
    const operation = { name: 'request', method, path: literalPath(path), endpoint, parameters: [] }
    const whole = { ...operation, contentTypes: [], signed: signed ?? settings.canSign, tokenHeader: 'Authorization' }
    return call(settings, whole, {}, body, { ...options, queryParams: query ?? {} })
  }
  return client
}

/**
 * @param {import('./settings.mjs').Settings} settings
 * @param {import('./build-url.mjs').Operation} operation
 * @param {Record<string, unknown>} params
 * @param {unknown} body
 * @param {Options} options
 * @returns {Promise<Answer>}
 */
async function call(settings, operation, params, body, options) {
  const { name, method } = operation
  const address = settings.endpoints[operation.endpoint] ?? ''
  const { url, headers: parameters } = buildUrl(address, operation, params, options.queryParams)
  const headers = await headersOf(settings, operation, [Object.fromEntries(parameters), options.headers ?? {}])
  const bodyless = method === 'GET' || method === 'HEAD'
  const contentType = options.contentType ?? headers.get('content-type') ?? operation.contentTypes[0]
  return await send(settings, {
    name,
    method,
    url,
    headers,
    content: encodeBody(bodyless ? undefined : body, contentType ?? settings.contentType),
    signed: operation.signed === true && settings.canSign,
    timeoutMs: options.timeoutMs ?? settings.timeoutMs,
    maxAttempts: options.maxAttempts ?? settings.maxAttempts,
    repeatable: options.idempotent,
    signal: options.signal,
  })
}

/**
 * Later ones replace earlier ones: the configuration's, the parameters', the call's.
 * @param {import('./settings.mjs').Settings} settings
 * @param {import('./build-url.mjs').Operation} operation
 * @param {readonly Record<string, string | undefined>[]} more
 */
async function headersOf(settings, operation, more) {
  const headers = new Headers()
  const accept = settings.accept ?? operation.accept
  if (accept) headers.set('Accept', accept)
  if (settings.apiKey) headers.set('x-api-key', settings.apiKey)
  const token = operation.tokenHeader ? await settings.token() : undefined
  if (operation.tokenHeader && token) headers.set(operation.tokenHeader, token)
  for (const given of [settings.headers, ...more]) {
    for (const [name, value] of Object.entries(given)) if (value !== undefined) headers.set(name, String(value))
  }
  return headers
}

/**
 * A path without parameters: its braces are text.
 * @param {string} path
 */
function literalPath(path) {
  return `/${path}`.replace(/^\/+/, '/').replaceAll('{', '%7B').replaceAll('}', '%7D')
}

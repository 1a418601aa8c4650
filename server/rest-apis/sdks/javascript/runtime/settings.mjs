import { wait } from './wait.mjs'

/**
 * @typedef {import('./sign-request.mjs').Credentials} Credentials
 * @typedef {{ endpoints: string[], region: string, operations: import('./build-url.mjs').Operation[] }} Definition
 * @typedef {ReturnType<typeof readSettings>} Settings
 */

/**
 * @typedef {object} Config
 * @property {string | ((address: string) => string)} [endpoint]
 * @property {string} [apiKey]
 * @property {string | (() => string | undefined | Promise<string | undefined>)} [token]
 * @property {Credentials | (() => Credentials | undefined | Promise<Credentials | undefined>)} [credentials]
 * @property {string} [region]
 * @property {Record<string, string | undefined>} [headers]
 * @property {number} [timeoutMs]
 * @property {number} [maxAttempts]
 * @property {number} [baseDelayMs]
 * @property {number} [maxDelayMs]
 * @property {string} [defaultContentType]
 * @property {string} [defaultAcceptType]
 * @property {string} [accessKey]
 * @property {string} [secretKey]
 * @property {string} [sessionToken]
 * @property {(url: string, request: RequestInit) => Promise<Response>} [fetch]
 * @property {(milliseconds: number, signal?: AbortSignal) => Promise<void>} [wait]
 * @property {() => number} [random]
 * @property {() => number} [now]
 */

/**
 * The configuration of a client with its defaults; the members of AWS's generated SDK are understood too.
 * @param {Definition} definition
 * @param {Config} config
 */
export function readSettings(definition, config) {
  const { endpoint, token, fetch: given } = config
  return {
    endpoints: definition.endpoints.map((address) =>
      String((typeof endpoint === 'function' ? endpoint(address) : endpoint) ?? address),
    ),
    /** @type {string} */
    region: config.region ?? definition.region,
    /** @type {string | undefined} */
    apiKey: config.apiKey || undefined,
    /** @type {() => Promise<string | undefined>} */
    token: async () => (typeof token === 'function' ? await token() : token) || undefined,
    /** @type {() => Promise<Credentials | undefined>} */
    credentials: async () => await credentialsOf(config),
    canSign: Boolean(config.credentials || config.accessKey),
    /** @type {Record<string, string | undefined>} */
    headers: config.headers ?? {},
    /** @type {string} */
    contentType: config.defaultContentType ?? 'application/json',
    /** @type {string | undefined} */
    accept: config.defaultAcceptType,
    /** @type {number} */
    timeoutMs: config.timeoutMs ?? 30_000,
    /** @type {number} */
    maxAttempts: config.maxAttempts ?? 4,
    /** @type {number} */
    baseDelayMs: config.baseDelayMs ?? 100,
    /** @type {number} */
    maxDelayMs: config.maxDelayMs ?? 20_000,
    /** @type {() => number} */
    random: config.random ?? Math.random,
    /** @type {() => number} */
    now: config.now ?? Date.now,
    /** @type {(milliseconds: number, signal?: AbortSignal) => Promise<void>} */
    wait: config.wait ?? wait,
    /** @type {(url: string, request: RequestInit) => Promise<Response>} */
    fetch: given ?? ((url, request) => globalThis.fetch(url, request)),
  }
}

/**
 * @param {Config} config
 * @returns {Promise<Credentials | undefined>}
 */
async function credentialsOf({ credentials, accessKey, secretKey, sessionToken }) {
  if (typeof credentials === 'function') return await credentials()
  if (credentials) return credentials
  return accessKey && secretKey ? { accessKeyId: accessKey, secretAccessKey: secretKey, sessionToken } : undefined
}

import { encode } from './build-url.mjs'

/**
 * @typedef {{ accessKeyId: string, secretAccessKey: string, sessionToken?: string | undefined }} Credentials
 */

/**
 * AWS Signature Version 4 over a request to an API: sets `X-Amz-Date`, `X-Amz-Security-Token` and `Authorization`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 * @param {{ method: string, url: URL, headers: Headers, body: Uint8Array | undefined }} request
 * @param {Credentials} credentials
 * @param {string} region
 * @param {Date} date
 */
export async function signRequest({ method, url, headers, body }, credentials, region, date) {
  const timestamp = date.toISOString().replace(/[-:]|\.\d{3}/g, '')
  const scope = `${timestamp.slice(0, 8)}/${region}/execute-api/aws4_request`
  headers.set('X-Amz-Date', timestamp)
  if (credentials.sessionToken) headers.set('X-Amz-Security-Token', credentials.sessionToken)
  const signed = new Map([['host', url.host]])
  for (const name of ['content-type', 'x-amz-date', 'x-amz-security-token', 'x-api-key']) {
    const value = headers.get(name)
    if (value !== null) signed.set(name, value.trim().replace(/\s+/g, ' '))
  }
  const names = [...signed.keys()].sort()
  const canonical = [
    method,
    canonicalPath(url.pathname),
    canonicalQuery(url.search),
    names.map((name) => `${name}:${signed.get(name)}\n`).join(''),
    names.join(';'),
    await sha256(body ?? new Uint8Array()),
  ].join('\n')
  const stringToSign = ['AWS4-HMAC-SHA256', timestamp, scope, await sha256(bytesOf(canonical))].join('\n')
  /** @type {Uint8Array} */
  let key = bytesOf(`AWS4${credentials.secretAccessKey}`)
  for (const part of scope.split('/')) key = await hmac(key, part)
  const signature = hexOf(await hmac(key, stringToSign))
  headers.set(
    'Authorization',
    `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`,
  )
}

/**
 * The path as it is sent, encoded once more; empty segments are dropped.
 * @param {string} path
 */
function canonicalPath(path) {
  const segments = path.split('/').filter((segment) => segment !== '')
  return `/${segments.map(encode).join('/')}${segments.length > 0 && path.endsWith('/') ? '/' : ''}`
}

/**
 * Sorted by name and value, encoded as the signer encodes.
 * @param {string} search
 */
function canonicalQuery(search) {
  const pairs = search.slice(1).split('&').filter(Boolean)
  const encoded = pairs.map((text) => {
    const at = text.indexOf('=')
    const [name, value] = at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
    return /** @type {const} */ ([recoded(name), recoded(value)])
  })
  return encoded
    .sort(([nameA, valueA], [nameB, valueB]) => compare(nameA, nameB) || compare(valueA, valueB))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}

/** @param {string} text */
function recoded(text) {
  try {
    return encode(decodeURIComponent(text))
  } catch {
    return encode(text)
  }
}

/**
 * @param {string} a
 * @param {string} b
 */
function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0
}

/** @param {string} text */
function bytesOf(text) {
  return new TextEncoder().encode(text)
}

/** @param {Uint8Array} bytes */
async function sha256(bytes) {
  return hexOf(new Uint8Array(await (await subtle()).digest('SHA-256', Uint8Array.from(bytes))))
}

/**
 * @param {Uint8Array} key
 * @param {string} text
 */
async function hmac(key, text) {
  const crypto = await subtle()
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const imported = await crypto.importKey('raw', Uint8Array.from(key), algorithm, false, ['sign'])
  return new Uint8Array(await crypto.sign('HMAC', imported, bytesOf(text)))
}

/** @param {Uint8Array} bytes */
function hexOf(bytes) {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * WebCrypto: browsers have it on pages from https and localhost, Node 18 in a module.
 * @returns {Promise<SubtleCrypto>}
 */
async function subtle() {
  if (globalThis.crypto?.subtle) return globalThis.crypto.subtle
  // Not a literal: bundlers for browsers would look for it.
  const module = 'node:crypto'
  try {
    return (await import(/* webpackIgnore: true */ /* @vite-ignore */ module)).webcrypto.subtle
  } catch {
    throw new Error('Requests cannot be signed here: WebCrypto is only on pages from https or localhost')
  }
}

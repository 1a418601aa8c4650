/**
 * @typedef {{ key: string, name: string, in: 'path' | 'query' | 'header', required?: boolean, greedy?: boolean, style?: string, explode?: boolean }} Parameter
 * @typedef {{ name: string, method: string, path: string, endpoint: number, parameters: Parameter[], contentTypes: string[], accept?: string, signed?: boolean, tokenHeader?: string }} Operation
 */

/**
 * Where a call goes and the headers that its parameters are sent in.
 * @param {string} endpoint
 * @param {Operation} operation
 * @param {Readonly<Record<string, unknown>>} params
 * @param {Readonly<Record<string, unknown>>} [moreQuery]
 * @returns {{ url: URL, headers: Map<string, string> }}
 */
export function buildUrl(endpoint, operation, params, moreQuery = {}) {
  /** @type {Map<string, string>} */
  const inPath = new Map()
  /** @type {string[]} */
  const query = []
  /** @type {Map<string, string>} */
  const headers = new Map()
  for (const parameter of operation.parameters) {
    const value = Object.hasOwn(params, parameter.key) ? params[parameter.key] : undefined
    if (value === undefined || value === null) {
      if (parameter.required) throw new TypeError(`${operation.name}: the parameter ${parameter.key} is missing`)
    } else if (parameter.in === 'path') inPath.set(parameter.name, pathText(operation, parameter, value))
    else if (parameter.in === 'query') query.push(...queryPairs(parameter, value))
    else headers.set(parameter.name, [value].flat().map(textOf).join(','))
  }
  for (const [name, value] of Object.entries(moreQuery)) {
    if (value !== undefined && value !== null) query.push(...queryPairs({ key: name, name, in: 'query' }, value))
  }
  const path = operation.path.replace(/\{([^{}]+?)\+?\}|[^{}]+|[{}]/g, (text, name) =>
    name === undefined ? literalText(text) : (inPath.get(name) ?? ''),
  )
  const search = query.length > 0 ? `${path.includes('?') ? '&' : '?'}${query.join('&')}` : ''
  return { url: new URL(`${endpoint.replace(/\/+$/, '')}${path}${search}`), headers }
}

/**
 * Percent-encodes all but RFC 3986's unreserved characters.
 * @param {string} text
 */
export function encode(text) {
  return encodeURIComponent(wellFormed(text)).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/**
 * A path is as long as its template says: a value may neither be empty nor climb.
 * @param {Operation} operation
 * @param {Parameter} parameter
 * @param {unknown} value
 */
function pathText(operation, { key, greedy }, value) {
  const text = [value].flat().map(textOf).join(',')
  const segments = greedy ? text.split('/') : [text]
  if (segments.some((segment) => segment === '.' || segment === '..') || (!greedy && text === '')) {
    throw new TypeError(`${operation.name}: the parameter ${key} cannot be ${JSON.stringify(text)}`)
  }
  return segments.map(encode).join('/')
}

/**
 * @param {Parameter} parameter
 * @param {unknown} value
 * @returns {string[]}
 */
function queryPairs({ name, style, explode }, value) {
  if (Array.isArray(value)) {
    if (explode !== false) return value.map((item) => pair(name, textOf(item)))
    const separator = style === 'spaceDelimited' ? '%20' : style === 'pipeDelimited' ? '%7C' : ','
    return [`${encode(name)}=${value.map((item) => encode(textOf(item))).join(separator)}`]
  }
  if (typeof value !== 'object' || value === null || value instanceof Date) return [pair(name, textOf(value))]
  if (style !== 'deepObject') return [pair(name, JSON.stringify(value))]
  return Object.entries(value).map(([member, item]) => pair(`${name}[${member}]`, textOf(item)))
}

/**
 * @param {string} name
 * @param {string} value
 */
function pair(name, value) {
  return `${encode(name)}=${encode(value)}`
}

/**
 * @param {unknown} value
 * @returns {string}
 */
function textOf(value) {
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)
}

/**
 * What a template says outside its parameters, encoded where an address needs it.
 * @param {string} text
 */
function literalText(text) {
  return wellFormed(text).replace(/[^A-Za-z0-9\-._~!$&'()*+,;=:@/?%]/gu, encodeURIComponent)
}

/**
 * Lone surrogates have no encoding; they become U+FFFD as on any wire.
 * @param {string} text
 */
function wellFormed(text) {
  return text.replace(/[\uD800-\uDFFF]/gu, '\uFFFD')
}

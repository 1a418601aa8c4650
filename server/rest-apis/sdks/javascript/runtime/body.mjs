/** @typedef {{ body: BodyInit | undefined, contentType: string | undefined, repeatable: boolean }} Content */

/**
 * A body as it is sent. JSON types take any value, `multipart/form-data` and `application/x-www-form-urlencoded` an
 * object; bytes, blobs, forms and streams go as they are.
 * @param {unknown} body
 * @param {string} contentType
 * @returns {Content}
 */
export function encodeBody(body, contentType) {
  if (body === undefined || body === null) return { body: undefined, contentType: undefined, repeatable: true }
  if (typeof ReadableStream !== 'undefined' && body instanceof ReadableStream) {
    return { body, contentType, repeatable: false }
  }
  // A form carries its own type, with the boundary.
  if (body instanceof FormData) return { body, contentType: undefined, repeatable: true }
  if (isBytes(body) || body instanceof Blob || body instanceof URLSearchParams) {
    return { body: /** @type {BodyInit} */ (body), contentType, repeatable: true }
  }
  if (/^multipart\/form-data/i.test(contentType) && typeof body === 'object') {
    return { body: formOf(body), contentType: undefined, repeatable: true }
  }
  if (/^application\/x-www-form-urlencoded/i.test(contentType) && typeof body === 'object') {
    return { body: pairsOf(body), contentType, repeatable: true }
  }
  const isText = typeof body === 'string' && !isJson(contentType)
  return { body: isText ? body : JSON.stringify(body), contentType, repeatable: true }
}

/**
 * The bytes of a body, for a signature over them.
 * @param {Content} content
 * @returns {Promise<{ bytes: Uint8Array | undefined, contentType: string | undefined }>}
 */
export async function bytesOfBody({ body, contentType }) {
  if (body === undefined) return { bytes: undefined, contentType }
  const whole = new Response(body)
  const given = contentType ?? whole.headers.get('content-type') ?? undefined
  return { bytes: new Uint8Array(await whole.arrayBuffer()), contentType: given }
}

/**
 * What an answer says: parsed JSON, text, a Blob for what is neither, undefined for nothing. JSON that cannot be parsed
 * stays text.
 * @param {Response} response
 * @returns {Promise<unknown>}
 */
export async function readBody(response) {
  const type = response.headers.get('content-type') ?? ''
  if (type !== '' && !isJson(type) && !/^text\/|[/+]xml\b|javascript/i.test(type)) {
    const blob = await response.blob()
    return blob.size === 0 ? undefined : blob
  }
  const text = await response.text()
  if (text === '') return undefined
  if (type !== '' && !isJson(type)) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** @param {string} contentType */
function isJson(contentType) {
  return /[/+]json\b/i.test(contentType)
}

/** @param {unknown} body */
function isBytes(body) {
  return body instanceof ArrayBuffer || ArrayBuffer.isView(body)
}

/** @param {object} body */
function formOf(body) {
  const form = new FormData()
  for (const [name, item] of membersOf(body)) {
    if (item instanceof Blob) form.append(name, item)
    else form.append(name, textOf(item))
  }
  return form
}

/** @param {object} body */
function pairsOf(body) {
  return new URLSearchParams(membersOf(body).map(([name, item]) => [name, textOf(item)]))
}

/**
 * One entry for each value; a list has several.
 * @param {object} body
 * @returns {[string, unknown][]}
 */
function membersOf(body) {
  return Object.entries(body).flatMap(([name, value]) =>
    [value]
      .flat()
      .filter((item) => item !== undefined && item !== null)
      .map((item) => /** @type {[string, unknown]} */ ([name, item])),
  )
}

/** @param {unknown} item */
function textOf(item) {
  return typeof item === 'object' ? JSON.stringify(item) : String(item)
}

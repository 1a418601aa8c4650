/** What a function of a proxy integration answered. */
export interface ProxyAnswer {
  readonly status: number
  /** Name, value, name, value … */
  readonly headers: string[]
  readonly body: string
  readonly isBase64Encoded: boolean
}

const known = new Set(['statusCode', 'headers', 'multiValueHeaders', 'body', 'isBase64Encoded'])

/**
 * Reads a function's result by AWS's rules (recorded from AWS; developer guide, "Output format of a Lambda function for
 * proxy integration"): an object of these five members, all optional.
 * @returns the reason when it is malformed, which AWS answers with 502.
 */
export function readProxyAnswer(payload: string): ProxyAnswer | string {
  const result = parsed(payload)
  if (!isObject(result)) return 'it is no object'
  const stranger = Object.keys(result).find((key) => !known.has(key))
  if (stranger !== undefined) return `it has the member ${stranger}`
  const head = readProxyHead(result)
  if (typeof head === 'string') return head
  const { body, isBase64Encoded } = result
  if (!isScalar(body)) return 'its body is no text'
  if (!isAbsent(isBase64Encoded) && typeof isBase64Encoded !== 'boolean') return 'its isBase64Encoded is no boolean'
  return { ...head, body: isAbsent(body) ? '' : String(body), isBase64Encoded: isBase64Encoded === true }
}

/** The metadata of a streamed answer: the same but for the body, and with `cookies`. */
export function readStreamMetadata(metadata: string): Pick<ProxyAnswer, 'status' | 'headers'> | string {
  const result = parsed(metadata)
  if (!isObject(result)) return 'its metadata is no object'
  const head = readProxyHead(result)
  if (typeof head === 'string') return head
  const { cookies } = result
  if (isAbsent(cookies)) return head
  if (!Array.isArray(cookies)) return 'its cookies are no list'
  const { headers } = head
  for (const cookie of cookies) headers.push('Set-Cookie', String(cookie))
  return head
}

function readProxyHead(result: Readonly<Record<string, unknown>>): Pick<ProxyAnswer, 'status' | 'headers'> | string {
  const { statusCode, headers, multiValueHeaders } = result
  const status = isAbsent(statusCode) ? 200 : readStatus(statusCode)
  if (status === undefined) return `its statusCode is no status: ${JSON.stringify(statusCode)}`
  if (!isAbsent(headers) && !isObject(headers)) return 'its headers are no object'
  if (!isAbsent(multiValueHeaders) && !isObject(multiValueHeaders)) return 'its multiValueHeaders are no object'
  const merged = mergeHeaders(headers ?? {}, multiValueHeaders ?? {})
  return typeof merged === 'string' ? merged : { status, headers: merged }
}

function readStatus(value: unknown): number | undefined {
  const isText = typeof value === 'string' && /^\d{3}$/.test(value)
  const status = isText ? Number(value) : value
  const isStatus = typeof status === 'number' && Number.isInteger(status) && status >= 200 && status <= 599
  return isStatus ? status : undefined
}

/** Several values first, then single ones; a single one that is among the several already does not come twice. */
function mergeHeaders(
  single: Readonly<Record<string, unknown>>,
  several: Readonly<Record<string, unknown>>,
): string[] | string {
  const headers: string[] = []
  const seen = new Map<string, Set<string>>()
  for (const [name, values] of Object.entries(several)) {
    if (isAbsent(values)) continue
    if (!Array.isArray(values)) return `its multiValueHeaders.${name} is no list`
    const texts = values.map((value) => (isAbsent(value) ? '' : String(value)))
    for (const text of texts) headers.push(name, text)
    seen.set(name.toLowerCase(), new Set(texts))
  }
  for (const [name, value] of Object.entries(single)) {
    if (isAbsent(value)) continue
    if (!isScalar(value)) return `its headers.${name} is no text`
    const text = String(value)
    if (seen.get(name.toLowerCase())?.has(text) !== true) headers.push(name, text)
  }
  return headers
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isAbsent(value: unknown): value is undefined | null {
  return value === undefined || value === null
}

function isScalar(value: unknown): boolean {
  return isAbsent(value) || typeof value !== 'object'
}

import type { BuiltRequest } from '../request-draft.ts'

/** A request, where it goes and with which key. */
export interface Sample extends BuiltRequest {
  /** Where the stage is called, without a slash at the end. */
  readonly baseUrl: string
  /** Undefined sends none. */
  readonly key: string | undefined
  /** What authorizers read; each takes the place of what was typed under its name. */
  readonly tokens?: readonly { readonly in: 'header' | 'query'; readonly name: string; readonly value: string }[]
  /** Signed with AWS Signature Version 4 in this region; undefined is not signed. */
  readonly region?: string | undefined
}

/** What every language writes down. */
export interface SampleCall {
  readonly httpMethod: string
  readonly url: string
  /** Each name once, names and values fit for HTTP. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string | undefined
  /** In place of the body: the name of a file. */
  readonly fileName?: string | undefined
  /** In place of the body: the fields of a form, files by their names. */
  readonly parts?: readonly { readonly name: string; readonly value: string; readonly isFile: boolean }[] | undefined
  /** Where it is signed for; only curl writes it down. */
  readonly region?: string | undefined
}

/** RFC 9110 §5.6.2 */
const isToken = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/

/**
 * The call of a sample. Headers that HTTP forbids are left out, line breaks in their values become spaces, and what has
 * the same name becomes one list (RFC 9110 §5.3). Key and tokens take the place of those that were typed.
 */
export function sampleCall(sample: Sample): SampleCall {
  const { httpMethod, baseUrl, path, query, headers, body, file, parts, key, tokens = [], region } = sample
  const search = new URLSearchParams(query.map(([name, value]) => [name, value]))
  for (const token of tokens) if (token.in === 'query') search.set(token.name, token.value)
  const found = new Map<string, readonly [string, string]>()
  const proofs = tokens.filter((token) => token.in === 'header' && isToken.test(token.name))
  if (key !== undefined) found.set('x-api-key', ['x-api-key', key])
  for (const { name, value } of proofs) found.set(name.toLowerCase(), [name, inOneLine(value)])
  const proven = new Set(found.keys())
  for (const [name, given] of headers) {
    const lower = name.toLowerCase()
    const value = inOneLine(given)
    if (!isToken.test(name) || proven.has(lower)) continue
    const earlier = found.get(lower)
    found.set(lower, earlier ? [earlier[0], `${earlier[1]}, ${value}`] : [name, value])
  }
  return {
    httpMethod,
    url: `${baseUrl}${path}${search.size > 0 ? `?${search}` : ''}`,
    headers: [...found.values()],
    body,
    fileName: file?.name,
    parts: parts?.map(([name, value]) =>
      typeof value === 'string' ? { name, value, isFile: false } : { name, value: value.name, isFile: true },
    ),
    region,
  }
}

function inOneLine(value: string): string {
  return value.replace(/[\r\n\0]+/g, ' ').trim()
}

import type { BuiltRequest } from '../request-draft.ts'

/** A request, where it goes and with which key. */
export interface Sample extends BuiltRequest {
  /** Where the stage is called, without a slash at the end. */
  readonly baseUrl: string
  /** Undefined sends none. */
  readonly key: string | undefined
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
}

/** RFC 9110 §5.6.2 */
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/

/**
 * The call of a sample. Headers that HTTP forbids are left out, line breaks in their values become spaces, and what has
 * the same name becomes one list (RFC 9110 §5.3). The key takes the place of one that was typed.
 */
export function sampleCall({ httpMethod, baseUrl, path, query, headers, body, file, parts, key }: Sample): SampleCall {
  const search = new URLSearchParams(query.map(([name, value]) => [name, value])).toString()
  const found = new Map<string, readonly [string, string]>()
  if (key !== undefined) found.set('x-api-key', ['x-api-key', key])
  for (const [name, given] of headers) {
    const lower = name.toLowerCase()
    const value = given.replace(/[\r\n\0]+/g, ' ').trim()
    if (!token.test(name) || (lower === 'x-api-key' && key !== undefined)) continue
    const earlier = found.get(lower)
    found.set(lower, earlier ? [earlier[0], `${earlier[1]}, ${value}`] : [name, value])
  }
  return {
    httpMethod,
    url: `${baseUrl}${path}${search ? `?${search}` : ''}`,
    headers: [...found.values()],
    body,
    fileName: file?.name,
    parts: parts?.map(([name, value]) =>
      typeof value === 'string' ? { name, value, isFile: false } : { name, value: value.name, isFile: true },
    ),
  }
}

import { toText } from './java-text.ts'

/** What a template wrote below `$context.requestOverride` or `$context.responseOverride`. */
type Written = Map<string, unknown>

/**
 * What templates override (developer guide, "Override your API's request and response parameters and status codes").
 * One lives on each exchange from the request's template to the response's, because what the first writes is still
 * there for the second (recorded from AWS). Nothing is applied before the whole template has run.
 */
export class Overrides {
  private request: Written | undefined = undefined
  private response: Written | undefined = undefined

  /** What `$context.requestOverride` is for a template: it may put anything there and read it later. */
  writableRequest(): Written {
    this.request ??= new Map(['header', 'path', 'querystring'].map((place) => [place, new Map()]))
    return this.request
  }

  /** What `$context.responseOverride` is for a template. */
  writableResponse(): Written {
    this.response ??= new Map([['header', new Map()]])
    return this.response
  }

  /** Values by header name, as written; a list is a header with several values. */
  get requestHeaders(): ReadonlyMap<string, string | readonly string[]> {
    return values(this.request, 'header')
  }

  get requestQuery(): ReadonlyMap<string, string | readonly string[]> {
    return values(this.request, 'querystring')
  }

  /** Values of the integration's path variables. */
  get requestPath(): ReadonlyMap<string, string> {
    return singles(values(this.request, 'path'))
  }

  get responseHeaders(): ReadonlyMap<string, string | readonly string[]> {
    return values(this.response, 'header')
  }

  /** Undefined unless it is a whole number from 100 to 599. */
  get status(): number | undefined {
    const status = this.response?.get('status')
    if (status === undefined || status === null) return undefined
    const text = toText(status)
    return /^[1-5]\d\d$/.test(text) ? Number(text) : undefined
  }
}

const none: ReadonlyMap<string, string> = new Map()

function values(written: Written | undefined, place: string): ReadonlyMap<string, string | readonly string[]> {
  const given = written?.get(place)
  if (!(given instanceof Map) || given.size === 0) return none
  const found = new Map<string, string | readonly string[]>()
  for (const [name, value] of given) {
    if (value === null || value === undefined) continue
    found.set(String(name), Array.isArray(value) ? value.map((item) => toText(item)) : toText(value))
  }
  return found
}

function singles(all: ReadonlyMap<string, string | readonly string[]>): ReadonlyMap<string, string> {
  if (all.size === 0) return none
  return new Map([...all].map(([name, value]) => [name, typeof value === 'string' ? value : value.join(',')]))
}

import { identityNames } from './identity-names.ts'
import { masked } from './masked.ts'

/** Headers that prove who someone is, in lower case. */
const secretHeaders = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'x-api-key',
  'x-amz-security-token',
])

/** Parameters of a query that do the same, in lower case: presigned requests (SigV4) and RFC 6750 §2.3. */
const secretParameters = new Set(['x-amz-signature', 'x-amz-security-token', 'access_token', 'api_key'])

/** What a caller sent, shorter than this, is no secret that could be found again without hiding half of a text. */
const shortestSecret = 8

/** Names of headers and parameters whose values stay out of logs and traces, for one method. */
export interface SecretNames {
  readonly headers: ReadonlySet<string>
  readonly parameters: ReadonlySet<string>
}

/** @param identitySource of the method's authorizer: what it judges a caller by is a secret too */
export function secretNames(identitySource: string | undefined): SecretNames {
  const headers = new Set(secretHeaders)
  const parameters = new Set(secretParameters)
  for (const { isHeader, name } of identityNames(identitySource ?? '')) {
    const names = isHeader ? headers : parameters
    names.add(name.toLowerCase())
  }
  return { headers, parameters }
}

/**
 * Keeps secrets out of what is written down about one request: the values of secret headers and parameters, and what
 * the caller sent in them wherever it turns up again, such as in a function's event or in a template's values.
 */
export class Redaction {
  readonly #names: SecretNames
  readonly #replacements: (readonly [secret: string, masked: string])[] = []

  constructor(names: SecretNames, rawHeaders: readonly string[], query: string) {
    this.#names = names
    for (let index = 0; index < rawHeaders.length; index += 2) {
      const name = rawHeaders[index] ?? ''
      if (names.headers.has(name.toLowerCase())) this.#learn(rawHeaders[index + 1] ?? '')
    }
    for (const pair of query.split('&')) {
      const equals = pair.indexOf('=')
      if (equals !== -1 && this.#isSecretParameter(pair.slice(0, equals))) this.#learn(pair.slice(equals + 1))
    }
    // The longest first, so that no part of a longer one is left over.
    this.#replacements.sort(([one], [other]) => other.length - one.length)
  }

  /** Pairs of name and value, in order, from a flat list. */
  headers(flat: readonly string[]): [name: string, value: string][] {
    const pairs: [string, string][] = []
    for (let index = 0; index < flat.length; index += 2) {
      const name = flat[index] ?? ''
      pairs.push([name, this.headerValue(name, flat[index + 1] ?? '')])
    }
    return pairs
  }

  headerValue(name: string, value: string): string {
    return this.#names.headers.has(name.toLowerCase()) ? masked(value) : this.text(value)
  }

  parameterValue(name: string, value: string): string {
    return this.#isSecretParameter(name) ? masked(value) : this.text(value)
  }

  /** A path and query, or a URI: secret parameters masked. */
  target(target: string): string {
    const mark = target.indexOf('?')
    return mark === -1 ? this.text(target) : `${this.text(target.slice(0, mark))}?${this.query(target.slice(mark + 1))}`
  }

  /** A raw query, without `?`. */
  query(query: string): string {
    const pairs = query.split('&').map((pair) => {
      const equals = pair.indexOf('=')
      if (equals === -1) return pair
      return `${pair.slice(0, equals)}=${this.parameterValue(pair.slice(0, equals), pair.slice(equals + 1))}`
    })
    return pairs.join('&')
  }

  /** Any text. A mask may hold `$&`, which only a function keeps from being a pattern. */
  text(text: string): string {
    let redacted = text
    for (const [secret, mask] of this.#replacements) redacted = redacted.replaceAll(secret, () => mask)
    return redacted
  }

  /** A secret in each spelling in which it may turn up: as sent, without its scheme, in JSON, in a query. */
  #learn(value: string): void {
    const space = value.indexOf(' ')
    for (const secret of [value, space === -1 ? '' : value.slice(space + 1).trim(), decoded(value)]) {
      if (secret.length < shortestSecret) continue
      const mask = masked(secret)
      for (const spelling of new Set([secret, JSON.stringify(secret).slice(1, -1), encoded(secret)])) {
        this.#replacements.push([spelling, mask])
      }
    }
  }

  #isSecretParameter(name: string): boolean {
    return this.#names.parameters.has(name.toLowerCase())
  }
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

function encoded(value: string): string {
  return value.isWellFormed() ? encodeURIComponent(value) : value
}

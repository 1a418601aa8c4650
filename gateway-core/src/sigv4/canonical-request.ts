import { headerOf, queryPairs, type SignedRequest } from './signed-request.ts'

/**
 * The text that a signer hashes: verb, path, query, headers, their names, hash of the body.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 * @param signedHeaders names in lower case.
 * @param payloadHash SHA-256 of the body, hexadecimal.
 * @param isS3 whether the path is encoded once only and keeps its dots and double slashes, as S3 alone does it.
 */
export function canonicalRequest(
  request: SignedRequest,
  signedHeaders: readonly string[],
  payloadHash: string,
  isS3 = false,
): string {
  const names = [...signedHeaders].sort()
  const headers = names.map((name) => `${name}:${trimmed(headerOf(request, name) ?? '')}\n`)
  return [
    request.verb.toUpperCase(),
    isS3 ? pathOfS3(request.path) : canonicalPath(request.path),
    canonicalQuery(request.query, headerOf(request, 'authorization') === undefined),
    headers.join(''),
    names.join(';'),
    payloadHash,
  ].join('\n')
}

/** Dot segments resolved, empty segments dropped, and what was sent encoded once more, as all services but S3 do. */
function canonicalPath(path: string): string {
  const kept: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '..') kept.pop()
    else if (segment !== '' && segment !== '.') kept.push(segment)
  }
  const slash = kept.length > 0 && path.endsWith('/') ? '/' : ''
  return `/${kept.map(encode).join('/')}${slash}`
}

function pathOfS3(path: string): string {
  return path.split('/').map(encodedOnce).join('/') || '/'
}

function encodedOnce(segment: string): string {
  try {
    return encode(decodeURIComponent(segment))
  } catch {
    return encode(segment)
  }
}

/** Encoded, then sorted by name and value. The signature of a presigned request is not part of what it signs. */
function canonicalQuery(query: string, isPresigned: boolean): string {
  return queryPairs(query)
    .filter(([name]) => !isPresigned || name !== 'X-Amz-Signature')
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([nameA, valueA], [nameB, valueB]) => compare(nameA, nameB) || compare(valueA, valueB))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}

/** Percent-encodes all but RFC 3986's unreserved characters. A lone surrogate becomes U+FFFD, as on any wire. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function trimmed(value: string): string {
  return value.trim().replace(/\s+/g, ' ')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

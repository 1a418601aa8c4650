/** Whether a cookie of this name belongs to somebody else on the same host, and is neither forwarded nor set. */
export type IsWithheld = (name: string) => boolean

/**
 * The caller's headers without withheld cookies. Browsers do not part cookies by port (RFC 6265 section 8.5), so a
 * console on another port of this host would have its session sent to every backend.
 */
export function withoutWithheldCookies(rawHeaders: readonly string[], isWithheld: IsWithheld): readonly string[] {
  let kept: string[] | undefined
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? ''
    const value = rawHeaders[index + 1] ?? ''
    const left = isNamed(name, 'cookie') ? withoutPairs(value, isWithheld) : value
    if (left !== value) kept ??= rawHeaders.slice(0, index)
    if (kept !== undefined && (left !== '' || left === value)) kept.push(name, left)
  }
  return kept ?? rawHeaders
}

/** The answer's headers without the setting of withheld cookies. */
export function withoutSettingWithheld(headers: string[], isWithheld: IsWithheld): string[] {
  let kept: string[] | undefined
  for (let index = 0; index < headers.length; index += 2) {
    const name = headers[index] ?? ''
    const value = headers[index + 1] ?? ''
    const isDropped = isNamed(name, 'set-cookie') && isWithheld(nameOf(value))
    if (isDropped) kept ??= headers.slice(0, index)
    else kept?.push(name, value)
  }
  return kept ?? headers
}

function withoutPairs(value: string, isWithheld: IsWithheld): string {
  const pairs = value.split(';')
  const kept = pairs.filter((pair) => !isWithheld(nameOf(pair)))
  return kept.length === pairs.length ? value : kept.join(';').trim()
}

function nameOf(pair: string): string {
  return (pair.split(/[=;]/, 1)[0] ?? '').trim()
}

function isNamed(name: string, lowerCaseName: string): boolean {
  return name.length === lowerCaseName.length && name.toLowerCase() === lowerCaseName
}

/**
 * The form in which text may stand in a header: tabs and visible characters only (RFC 9110, field-content), so that
 * nothing that a caller or a provider says can start another header or another answer. What HTTP's own character set
 * lacks goes out as UTF-8.
 * @returns undefined for text with line ends or other control characters.
 */
export function headerText(text: string): string | undefined {
  if (isHeaderValue(text)) return text
  const bytes = Buffer.from(text).toString('latin1')
  return isHeaderValue(bytes) ? bytes : undefined
}

/** Whether text may stand in a header as it is. */
export function isHeaderValue(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code < 32 ? code !== 9 : code === 127 || code > 255) return false
  }
  return true
}

/** Whether text may be a header's name: a token (RFC 9110, 5.6.2). */
export function isHeaderName(text: string): boolean {
  return text.length > 0 && text.length <= 256 && /^[!#$%&'*+.^_`|~\w-]+$/.test(text)
}

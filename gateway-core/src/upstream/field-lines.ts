/** Codes that a token may have (RFC 9110 section 5.6.2), by their index. */
const isToken = new Uint8Array(256)
for (const character of "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") {
  isToken[character.charCodeAt(0)] = 1
}

const tab = 9
const lineFeed = 10
const carriageReturn = 13
const space = 32
const colon = 58
const del = 127

/**
 * Reads field lines, strictly by RFC 9112 section 5: no folded lines, no space before the colon, no line that ends with
 * a line feed alone, no control characters. What two readers could read differently is refused.
 * @param text Latin-1; every line ends with CR LF, the last one too.
 * @returns name, value, name, value … or what is wrong.
 */
export function readFieldLines(text: string, from: number): string[] | string {
  const fields: string[] = []
  let at = from
  while (at < text.length) {
    const nameEnd = endOfToken(text, at)
    if (nameEnd === at || text.charCodeAt(nameEnd) !== colon) return 'a malformed header name'
    const lineEnd = endOfText(text, nameEnd + 1)
    if (text.charCodeAt(lineEnd) !== carriageReturn || text.charCodeAt(lineEnd + 1) !== lineFeed) {
      return 'a malformed header value'
    }
    fields.push(text.slice(at, nameEnd), trimmed(text, nameEnd + 1, lineEnd))
    at = lineEnd + 2
  }
  return fields
}

function endOfToken(text: string, from: number): number {
  let at = from
  while (isToken[text.charCodeAt(at)] === 1) at++
  return at
}

/** Where the first character stands that no value may have, from here on. */
export function endOfText(text: string, from: number): number {
  let at = from
  for (;;) {
    const code = text.charCodeAt(at)
    // Behind the end, it is no number, and no comparison holds.
    if ((code >= space && code !== del) || code === tab) at++
    else return at
  }
}

function trimmed(text: string, from: number, to: number): string {
  let start = from
  let end = to
  while (start < end && isBlank(text.charCodeAt(start))) start++
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--
  return text.slice(start, end)
}

const isBlank = (code: number) => code === space || code === tab

/** Whether a text is a token and nothing else. */
export function isTokenText(text: string): boolean {
  return text.length > 0 && endOfToken(text, 0) === text.length
}

/** Whether a text may be a header's value as it is: no control characters, nothing beyond Latin-1. */
export function isFieldValue(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if ((code < space && code !== tab) || code === del || code > 255) return false
  }
  return true
}

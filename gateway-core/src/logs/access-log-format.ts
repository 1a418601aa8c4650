import type { Exchange } from '../exchange.ts'
import { compileContextVariable } from '../mapping/context-variable.ts'

/** Writes one request as a line. */
export type AccessLogFormat = (exchange: Exchange) => string

/** The largest log entry (API Gateway quotas, "Log entry size"); what is beyond is cut off. */
export const maxEntryCharacters = 1_048_576

const variable = /\$context\.([A-Za-z0-9_-]+(?:\.[A-Za-z0-9_:-]+|\[(?:'[^']{1,256}'|"[^"]{1,256}")\])*)/g

type Part = string | ((exchange: Exchange) => string)

/**
 * Compiles an access log format: any text, JSON, CLF, XML or CSV, in which `$context.…` stands for a value (developer
 * guide, "Set up CloudWatch logging for REST APIs"). A variable that a request does not have is `-`. A value cannot break
 * out of its place: line breaks and other control characters are written as escapes, between double quotes `"` and `\`
 * too, and in XML the characters that begin markup.
 */
export function compileAccessLogFormat(format: string): AccessLogFormat {
  const text = format.replace(/[\r\n]+/g, ' ').trim()
  const isXml = text.startsWith('<')
  const parts: Part[] = []
  let isQuoted = false
  let end = 0
  for (const match of text.matchAll(variable)) {
    const before = text.slice(end, match.index)
    isQuoted = isQuotedAfter(before, isQuoted)
    parts.push(before, placed(match[1] ?? '', isXml ? inXml : isQuoted ? inQuotes : plain))
    end = match.index + match[0].length
  }
  parts.push(text.slice(end))
  return (exchange) => {
    let line = ''
    for (const part of parts) line += typeof part === 'string' ? part : part(exchange)
    return line.length > maxEntryCharacters ? line.slice(0, maxEntryCharacters) : line
  }
}

/** Quotes that a backslash precedes are text. */
function isQuotedAfter(text: string, isQuoted: boolean): boolean {
  const quotes = text.replace(/\\./g, '').split('"').length - 1
  return quotes % 2 === 0 ? isQuoted : !isQuoted
}

function placed(name: string, written: (value: string) => string): (exchange: Exchange) => string {
  const read = compileContextVariable(name)
  return (exchange) => {
    const value = read(exchange)
    return value === undefined || value === '' ? '-' : written(value)
  }
}

const needsEscape = /[\p{Cc}\u2028\u2029]/u
const control = /[\p{Cc}\u2028\u2029]/gu

function plain(value: string): string {
  return needsEscape.test(value) ? value.replace(control, escaped) : value
}

/** What needs no escape anywhere, which is nearly every value. */
const harmless = /^[A-Za-z0-9 ._:/+-]*$/

function inQuotes(value: string): string {
  if (harmless.test(value)) return value
  return plain(value.replace(/["\\]/g, '\\$&'))
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

function inXml(value: string): string {
  return plain(value).replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

function escaped(character: string): string {
  return (
    { '\n': '\\n', '\r': '\\r', '\t': '\\t' }[character] ??
    `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  )
}

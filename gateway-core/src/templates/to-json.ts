import { isJavaNumber, numberText } from './java-number.ts'
import type { Meter } from './meter.ts'
import { free } from './meter.ts'

/**
 * Prints a value as compact JSON, escaping what json-smart escapes (control characters and U+2000 to U+20FF).
 * @throws what the meter throws when the value is too large or contains itself.
 */
export function toJson(value: unknown, meter: Meter = free()): string {
  return print(value, quote, meter, 0)
}

/** As a JSON array prints in Java: the same, with `/` escaped as well. */
export function toWebJson(value: unknown, meter: Meter = free()): string {
  return print(value, webQuote, meter, 0)
}

type Quote = (text: string) => string

function print(value: unknown, quoted: Quote, meter: Meter, depth: number): string {
  if (typeof value === 'string') {
    meter.allocate(value.length)
    return quoted(value)
  }
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'boolean') return `${value}`
  if (isJavaNumber(value)) return printNumber(numberText(value))
  meter.spend(1)
  meter.descend(depth)
  if (value instanceof Map) return printMap(value, quoted, meter, depth)
  if (Array.isArray(value)) return printArray(value, quoted, meter, depth)
  return quoted('')
}

function printNumber(text: string): string {
  return text === 'NaN' || text.endsWith('Infinity') ? 'null' : text
}

function printMap(map: ReadonlyMap<unknown, unknown>, quoted: Quote, meter: Meter, depth: number): string {
  let text = '{'
  for (const [key, item] of map) {
    text += text === '{' ? '' : ','
    meter.spend(2)
    text += `${quoted(typeof key === 'string' ? key : `${key}`)}:${print(item, quoted, meter, depth + 1)}`
  }
  return `${text}}`
}

function printArray(items: readonly unknown[], quoted: Quote, meter: Meter, depth: number): string {
  let text = '['
  for (const item of items) {
    text += text === '[' ? '' : ','
    meter.spend(2)
    text += print(item, quoted, meter, depth + 1)
  }
  return `${text}]`
}

// biome keeps control characters out of patterns, so the plain ones are named instead.
const plain = /^[ !#-[\]-~\u00a0-\u1fff\u2100-\uffff]*$/
const webPlain = /^[ !#-.0-[\]-~\u00a0-\u1fff\u2100-\uffff]*$/

function quote(text: string): string {
  return plain.test(text) ? `"${text}"` : `"${escaped(text)}"`
}

function webQuote(text: string): string {
  return webPlain.test(text) ? `"${text}"` : `"${escaped(text).replaceAll('/', '\\/')}"`
}

const short: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
])

function escaped(text: string): string {
  return text.replace(/[^ !#-[\]-~\u00a0-\u1fff\u2100-\uffff]/g, (character) => {
    const code = character.charCodeAt(0).toString(16).toUpperCase()
    return short.get(character) ?? `\\u${code.padStart(4, '0')}`
  })
}

import { parsePermissiveJson } from './permissive-json.ts'

/** Deeper documents are refused, as AWS's parser does. */
export const maxJsonDepth = 400

/**
 * Reads JSON into values that keep what Java keeps: objects are maps in the order of the text, arrays are arrays, `1.0`
 * is not `1`, large integers are exact (`java-number.ts`). Reads as leniently as AWS does (json-smart): single quotes,
 * bare words, trailing commas; text that is no JSON at all is a string, which is why `$input.path('$').split('&')`
 * reads forms.
 * @returns undefined for what even that cannot read, such as an unclosed bracket.
 */
export function parseJson(text: string): unknown {
  const value = parseStrictJson(text)
  return value === undefined ? parsePermissiveJson(text, maxJsonDepth) : value
}

/** The same values from JSON to the letter (RFC 8259). @returns undefined for anything else. */
export function parseStrictJson(text: string): unknown {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return undefined
  }
  if (mayLose.test(text) && loses.test(text)) return parsePermissiveJson(text, maxJsonDepth)
  return asMaps(json, 0)
}

/**
 * What `JSON.parse` loses: the fraction of `1.0` and `1e3`, digits of long numbers, the place of keys like `"12"`. A
 * match inside of a string only costs time.
 */
const loses = /(?:^|[[:,])\s*-?(?:\d+\.0+(?!\d)|\d+(?:\.\d+)?[eE]|\d{16}|[\d.]{18})|"\d+"\s*:/

/** What has to be there for it, found faster. */
const mayLose = /\d(?:\.0|[eE]|\d{15}|[\d.]{17})|"\d+"\s*:/

function asMaps(json: unknown, depth: number): unknown {
  if (!isObject(json)) return json
  if (depth === maxJsonDepth) return undefined
  if (Array.isArray(json)) {
    for (let index = 0; index < json.length; index++) {
      const item: unknown = json[index]
      if (typeof item !== 'object' || item === null) continue
      const value = asMaps(item, depth + 1)
      if (value === undefined) return undefined
      json[index] = value
    }
    return json
  }
  const map = new Map<string, unknown>()
  // Of the ways to walk an object the fastest; what JSON.parse makes inherits no members that it would see.
  for (const key in json) {
    const item = json[key]
    const value = typeof item === 'object' ? asMaps(item, depth + 1) : item
    if (value === undefined) return undefined
    map.set(key, value)
  }
  return map
}

function isObject(json: unknown): json is Record<string, unknown> {
  return typeof json === 'object' && json !== null
}

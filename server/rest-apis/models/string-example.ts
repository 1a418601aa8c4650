import type { JsonObject } from '../openapi/json-object.ts'

const byFormat: ReadonlyMap<unknown, string> = new Map([
  ['date', '2030-01-31'],
  ['date-time', '2030-01-31T12:00:00Z'],
  ['time', '12:00:00Z'],
  ['email', 'ada@example.com'],
  ['uuid', '123e4567-e89b-12d3-a456-426614174000'],
  ['uri', 'https://example.com'],
  ['url', 'https://example.com'],
  ['hostname', 'example.com'],
  ['ipv4', '192.0.2.1'],
  ['ipv6', '2001:db8::1'],
  ['byte', 'SGVsbG8='],
])

/** Longer examples help nobody. */
const longest = 1000

/** A text of the schema's format and length; plain `string` when it asks for nothing. */
export function stringExample({ format, minLength, maxLength }: JsonObject): string {
  const text = byFormat.get(format) ?? 'string'
  const least = typeof minLength === 'number' ? Math.min(minLength, longest) : 0
  const most = typeof maxLength === 'number' ? Math.max(maxLength, 0) : longest
  const long = text.length < least ? text.padEnd(least, text) : text
  return byFormat.has(format) ? long : long.slice(0, most)
}

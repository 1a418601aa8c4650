import { resolve } from './example-of.ts'

/**
 * A schema's type in few words: `string`, `string (date-time)`, `array of integer`, `string or null`. Undefined when the
 * schema does not say.
 */
export function typeWords(document: Readonly<Record<string, unknown>>, schema: unknown, depth = 0): string | undefined {
  const resolved = resolve(document, schema)
  if (!resolved || depth > 5) return undefined
  const types = [resolved.type].flat().filter((type): type is string => typeof type === 'string')
  const words = types.map((type) => {
    if (type !== 'array') return typeof resolved.format === 'string' ? `${type} (${resolved.format})` : type
    const items = typeWords(document, resolved.items, depth + 1)
    return items ? `array of ${items}` : 'array'
  })
  if (resolved.nullable === true && words.length > 0) words.push('null')
  return words.length > 0 ? words.join(' or ') : undefined
}

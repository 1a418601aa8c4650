type Members = Readonly<Record<string, unknown>>

const limits = [
  ['minimum', 'from'],
  ['maximum', 'to'],
  ['minLength', 'at least', 'characters'],
  ['maxLength', 'at most', 'characters'],
  ['minItems', 'at least', 'items'],
  ['maxItems', 'at most', 'items'],
  ['pattern', 'matches'],
  ['default', 'default'],
] as const

/** A JSON Schema in a line: `integer · from 1 · to 100 · default 20`. */
export function schemaWords(schema: Members): string {
  const words = [typeText(schema)]
  const format = text(schema.format)
  if (format) words.push(format)
  for (const [name, before, after] of limits) {
    const value = text(schema[name])
    if (value) words.push([before, value, after].filter(Boolean).join(' '))
  }
  if (Array.isArray(schema.enum)) words.push(`one of ${schema.enum.map((value) => text(value)).join(', ')}`)
  return words.filter(Boolean).join(' · ')
}

function typeText(schema: Members): string {
  const reference = text(schema.$ref).split('/').at(-1)
  if (reference) return reference
  const type = Array.isArray(schema.type) ? schema.type.map((each) => text(each)).join(' or ') : text(schema.type)
  const items = schema.items
  if (type === 'array' && isMembers(items)) return `list of ${typeText(items) || 'anything'}`
  return type
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

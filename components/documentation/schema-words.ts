import type { Translate } from '#components/messages/translate.ts'

type Members = Readonly<Record<string, unknown>>

const limits = [
  ['minimum', 'from'],
  ['maximum', 'to'],
  ['minLength', 'atLeastCharacters'],
  ['maxLength', 'atMostCharacters'],
  ['minItems', 'atLeastItems'],
  ['maxItems', 'atMostItems'],
  ['pattern', 'matches'],
  ['default', 'default'],
] as const

/** A JSON Schema in a line: `integer · from 1 · to 100 · default 20`. */
export function schemaWords(schema: Members, t: Translate<'documentation'>): string {
  const words = [typeText(schema, t)]
  const format = text(schema.format)
  if (format) words.push(format)
  for (const [name, key] of limits) {
    const value = text(schema[name])
    if (value) words.push(t(`schema.${key}`, { value }))
  }
  if (Array.isArray(schema.enum)) {
    words.push(t('schema.oneOf', { values: schema.enum.map((value) => text(value)).join(', ') }))
  }
  return words.filter(Boolean).join(' · ')
}

function typeText(schema: Members, t: Translate<'documentation'>): string {
  const reference = text(schema.$ref).split('/').at(-1)
  if (reference) return reference
  const { type: given, items } = schema
  const type = Array.isArray(given) ? given.map((each) => text(each)).join(t('schema.or')) : text(given)
  if (type === 'array' && isMembers(items)) {
    return t('schema.listOf', { type: typeText(items, t) || t('schema.anything') })
  }
  return type
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

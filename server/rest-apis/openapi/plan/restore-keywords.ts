import { modelContentTypeKey } from '../export/model-content-type.ts'
import type { JsonObject } from '../json-object.ts'

/** A schema with the keywords that an export has put under an extension, since its dialect does not know them. */
export function restoreKeywords(schema: JsonObject): JsonObject {
  const keys = Object.keys(schema)
  if (!keys.some((key) => key.startsWith('x-'))) return schema
  const own = Object.entries(schema).filter(([key]) => key !== modelContentTypeKey && !keys.includes(`${prefix}${key}`))
  return Object.fromEntries(
    own.map(([key, value]) => {
      if (key === 'x-nullable') return ['nullable', value]
      const name = key.startsWith(prefix) ? key.slice(prefix.length) : ''
      return [restorable.has(name) ? name : key, value]
    }),
  )
}

const prefix = 'x-gatehouse-'

const restorable = new Set([
  'patternProperties',
  'additionalItems',
  'dependencies',
  'items',
  'anyOf',
  'oneOf',
  'not',
  'discriminator',
  'deprecated',
  'writeOnly',
])

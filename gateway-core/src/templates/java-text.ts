import { isJavaNumber, JavaDouble, numberText } from './java-number.ts'
import { JavaList, JavaObject, MapEntry } from './java-values.ts'
import { free, type Meter } from './meter.ts'
import { toWebJson } from './to-json.ts'

/**
 * The text of a value as AWS prints it (recorded): maps as `{foo=bar}`, arrays of JSON as JSON, lists that a template
 * made as `[a, b]`, doubles as `1.0`.
 * @throws what the meter throws when the text is too long or the value contains itself.
 */
export function toText(value: unknown, meter: Meter = free()): string {
  if (typeof value === 'string') return value
  if (isJavaNumber(value)) return numberText(value)
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  return collectionText(value, meter, 0)
}

function collectionText(value: unknown, meter: Meter, depth: number): string {
  if (value === null || value === undefined) return 'null'
  meter.descend(depth)
  if (value instanceof Map) return mapText(value, meter, depth)
  if (value instanceof JavaList) return `[${itemsText(value, meter, depth)}]`
  if (Array.isArray(value)) return toWebJson(value, meter)
  if (value instanceof MapEntry) return `${itemText(value.key, meter, depth)}=${itemText(value.value, meter, depth)}`
  return value instanceof JavaObject ? value.text() : ''
}

function mapText(map: ReadonlyMap<unknown, unknown>, meter: Meter, depth: number): string {
  let text = '{'
  for (const [key, value] of map) {
    if (text.length > 1) text += ', '
    text += `${itemText(key, meter, depth)}=${itemText(value, meter, depth)}`
  }
  return `${text}}`
}

function itemsText(items: readonly unknown[], meter: Meter, depth: number): string {
  let text = ''
  let first = true
  for (const item of items) {
    text += first ? itemText(item, meter, depth) : `, ${itemText(item, meter, depth)}`
    first = false
  }
  return text
}

function itemText(item: unknown, meter: Meter, depth: number): string {
  meter.spend(4)
  if (typeof item === 'object' && !(item instanceof JavaDouble)) return collectionText(item, meter, depth + 1)
  const text = toText(item, meter)
  meter.allocate(text.length)
  return text
}

import { isInt } from './java-number.ts'
import { JavaObject, MapEntry } from './java-values.ts'
import { TemplateFailure } from './template-error.ts'

/** `$value.name`: what getters and maps give; never a property of the engine's own language. */
export function getProperty(value: unknown, name: string): unknown {
  if (value instanceof Map) return value.get(name)
  if (value instanceof JavaObject) return value.property(name)
  if (value instanceof MapEntry) return name === 'key' ? value.key : name === 'value' ? value.value : undefined
  if (name !== 'empty') return undefined
  return typeof value === 'string' || Array.isArray(value) ? value.length === 0 : undefined
}

/** `#set($value.name = …)`; what has no such property is left alone. */
export function setProperty(value: unknown, name: string, given: unknown): void {
  if (value instanceof Map) value.set(name, given)
  else if (value instanceof MapEntry && name === 'value') value.value = given
}

/** `$value[key]`; negative indices count from the end. @throws TemplateFailure for an index outside of a list. */
export function getItem(value: unknown, key: unknown): unknown {
  if (value instanceof Map) return value.get(key)
  if (Array.isArray(value)) return isInt(key) ? value[indexIn(value, key)] : undefined
  return value instanceof JavaObject ? value.item(key) : undefined
}

/** `#set($value[key] = …)`. */
export function setItem(value: unknown, key: unknown, given: unknown): void {
  if (value instanceof Map) value.set(key, given)
  else if (Array.isArray(value) && isInt(key)) value[indexIn(value, key)] = given
}

function indexIn(list: readonly unknown[], key: number): number {
  const index = key < 0 ? list.length + key : key
  if (index < 0 || index >= list.length) {
    throw new TemplateFailure(`Index ${key} is outside of a list of ${list.length}`)
  }
  return index
}

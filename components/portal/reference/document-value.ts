import type { DocumentValue } from './reference-system.ts'

/** A member of an object of the document. */
export function memberOf(value: unknown, name: string): unknown {
  return isValue(value) ? value.get(name) : undefined
}

function isValue(value: unknown): value is DocumentValue {
  return typeof value === 'object' && value !== null && 'get' in value
}

/** A list of the document. */
export function isList(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value
}

/** What JSON and YAML call an object or a mapping. */
export type JsonObject = Record<string, unknown>

/** Whether a value is an object: not null, not a list. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value itself when it is an object, otherwise an empty one. */
export function asJsonObject(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {}
}

/** An own member: `constructor` and `__proto__` are names like any other in somebody's document. */
export function ownMember(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

/** The members with these names, and the extensions (`x-…`), in the object's own order. */
export function pickMembers(object: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => names.includes(key) || key.startsWith('x-')))
}

/** The same object without members that are undefined. */
export function definedMembers<Value>(object: Record<string, Value | undefined>): Record<string, Value> {
  const defined: [string, Value][] = []
  for (const [key, value] of Object.entries(object)) if (value !== undefined) defined.push([key, value])
  return Object.fromEntries(defined)
}

/** What a value is, in words. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'empty'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'an object'
  return typeof value === 'string' ? 'text' : `a ${typeof value}`
}

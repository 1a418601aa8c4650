import { type Check, isObject, member, type SchemaObject } from './keyword.ts'
import { schemaPattern } from './schema-pattern.ts'
import type { ValidationRun } from './validation-run.ts'

/**
 * Checks what is inside a list or an object, by `items` and `additionalItems`, `properties`, `patternProperties` and
 * `additionalProperties`. As with AWS's validator it is only looked at when the container itself keeps to its schema.
 * @returns undefined when the schema says nothing about members.
 */
export function compileMemberCheck(schema: SchemaObject, compile: (schema: unknown) => Check): Check | undefined {
  const ofItems = compileItems(schema, compile)
  const ofProperties = compileProperties(schema, compile)
  if (ofItems === undefined && ofProperties === undefined) return undefined
  return (value, run) => {
    if (Array.isArray(value)) return ofItems === undefined || ofItems(value, run)
    return ofProperties === undefined || !isObject(value) || ofProperties(value, run)
  }
}

function compileItems({ items, additionalItems }: SchemaObject, compile: (schema: unknown) => Check) {
  if (Array.isArray(items)) {
    const checks = items.map(compile)
    const further = isObject(additionalItems) ? compile(additionalItems) : undefined
    return (list: readonly unknown[], run: ValidationRun) =>
      every(list.entries(), ([index, item]) => (checks[index] ?? further)?.(item, run) ?? true)
  }
  if (!isObject(items)) return undefined
  const check = compile(items)
  return (list: readonly unknown[], run: ValidationRun) => every(list, (item) => check(item, run))
}

function compileProperties(schema: SchemaObject, compile: (schema: unknown) => Check) {
  const { properties, patternProperties, additionalProperties } = schema
  const named = new Map<string, Check>()
  for (const [name, each] of entries(properties)) named.set(name, compile(each))
  const patterns = entries(patternProperties).map(([source, each]) => [schemaPattern(source), compile(each)] as const)
  const further = isObject(additionalProperties) ? compile(additionalProperties) : undefined
  if (named.size === 0 && patterns.length === 0 && further === undefined) return undefined
  return (object: SchemaObject, run: ValidationRun) =>
    every(Object.keys(object), (name) => {
      const value = member(object, name)
      const own = named.get(name)
      const matching = patterns.filter(([find]) => find(name, run)).map(([, check]) => check)
      const checks = own === undefined ? matching : [own, ...matching]
      if (checks.length === 0) return further?.(value, run) ?? true
      return every(checks, (check) => check(value, run))
    })
}

/** Asks all, so that all that is wrong is found. */
function every<Item>(items: Iterable<Item>, holds: (item: Item) => boolean): boolean {
  let all = true
  for (const item of items) all = holds(item) && all
  return all
}

const entries = (value: unknown) => (isObject(value) ? Object.entries(value) : [])

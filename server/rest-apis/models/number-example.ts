import type { JsonObject } from '../openapi/json-object.ts'

/**
 * A number within the bounds of a schema: 1 where that fits, otherwise one close to a bound. When nothing is found to
 * fit, the bounds contradict each other or are stranger than that, and 1 it is.
 */
export function numberExample(schema: JsonObject, isInteger: boolean): number {
  const { minimum, maximum, multipleOf } = schema
  const low = largest(numberOf(minimum), numberOf(schema.exclusiveMinimum))
  const high = smallest(numberOf(maximum), numberOf(schema.exclusiveMaximum))
  const multiple = numberOf(multipleOf)
  const step = multiple !== undefined && multiple > 0 ? multiple : isInteger ? 1 : undefined
  const fits = (value: number) =>
    Number.isFinite(value) &&
    (!isInteger || Number.isInteger(value)) &&
    (low === undefined || value > low || (value === low && !isExclusive(schema, 'Minimum', low))) &&
    (high === undefined || value < high || (value === high && !isExclusive(schema, 'Maximum', high))) &&
    (multiple === undefined || multiple <= 0 || Number.isInteger(value / multiple))
  const close = step ?? 1
  const candidates = [
    1,
    ...(low === undefined ? [] : [Math.ceil(low / close) * close, (Math.floor(low / close) + 1) * close, low]),
    ...(high === undefined ? [] : [Math.floor(high / close) * close, (Math.ceil(high / close) - 1) * close, high]),
    ...(low === undefined || high === undefined ? [] : [(low + high) / 2]),
    close,
    0,
  ]
  return candidates.find(fits) ?? 1
}

/** Draft 4 and OpenAPI 3.0 say so beside the bound; in later drafts it is a bound of its own. */
function isExclusive(schema: JsonObject, bound: 'Minimum' | 'Maximum', value: number): boolean {
  const exclusive = schema[`exclusive${bound}`]
  return exclusive === true || exclusive === value
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}

function largest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b)
}

function smallest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b)
}

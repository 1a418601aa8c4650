import { canonicalJson } from './canonical-json.ts'
import { isMultipleOf } from './decimal.ts'
import type { Check, Keyword } from './keyword.ts'
import { schemaPattern } from './schema-pattern.ts'
import { BrokenSchema } from './validation-run.ts'

/** The keywords of JSON Schema draft 4 for numbers, text and any value (draft-fge-json-schema-validation-00, 5). */
export const valueKeywords: Readonly<Record<string, Keyword>> = {
  enum: (values) => {
    if (!Array.isArray(values) || values.length === 0) throw new BrokenSchema('enum is no list of values')
    const allowed = new Set(values.map((value) => canonicalJson(value, () => undefined)))
    return (value, run) => {
      const text = canonicalJson(value, run.spend)
      const possible = () => `instance value (${text}) not found in enum (possible values: ${JSON.stringify(values)})`
      return allowed.has(text) || run.fail(possible)
    }
  },
  maximum: (maximum, schema) =>
    limit(maximum, schema.exclusiveMaximum === true, (value, bound) => value - bound, {
      inclusive: (value) =>
        `numeric instance is greater than the required maximum (maximum: ${String(maximum)}, found: ${value})`,
      exclusive: `numeric instance is not strictly lower than the required maximum ${String(maximum)}`,
    }),
  minimum: (minimum, schema) =>
    limit(minimum, schema.exclusiveMinimum === true, (value, bound) => bound - value, {
      inclusive: (value) =>
        `numeric instance is lower than the required minimum (minimum: ${String(minimum)}, found: ${value})`,
      exclusive: `numeric instance is not strictly greater than the required minimum ${String(minimum)}`,
    }),
  multipleOf: (divisor) => {
    if (typeof divisor !== 'number' || divisor <= 0) throw new BrokenSchema('multipleOf is no positive number')
    return (value, run) =>
      typeof value !== 'number' ||
      isMultipleOf(value, divisor) ||
      run.fail(() => `remainder of division is not zero (${value} / ${divisor})`)
  },
  maxLength: (maximum) => {
    const most = count('maxLength', maximum)
    return ofText((text, run) => {
      const length = codePoints(text)
      const message = () => `string "${text}" is too long (length: ${length}, maximum allowed: ${most})`
      return length <= most || run.fail(message)
    })
  },
  minLength: (minimum) => {
    const least = count('minLength', minimum)
    return ofText((text, run) => {
      const length = codePoints(text)
      const message = () => `string "${text}" is too short (length: ${length}, required minimum: ${least})`
      return length >= least || run.fail(message)
    })
  },
  pattern: (source) => {
    const find = schemaPattern(source)
    const message = (text: string) => `ECMA 262 regex "${String(source)}" does not match input string "${text}"`
    return ofText((text, run) => find(text, run) || run.fail(() => message(text)))
  },
  type: (type) => {
    const names: unknown[] = Array.isArray(type) ? type : [type]
    const allowed = new Set<string>()
    for (const name of names) for (const each of primitives(name)) allowed.add(each)
    const list = JSON.stringify([...allowed].sort())
    const message = (found: string) =>
      `instance type (${found}) does not match any allowed primitive type (allowed: ${list})`
    return (value, run) => {
      const found = primitiveType(value)
      return allowed.has(found) || run.fail(() => message(found))
    }
  },
}

/** A count: a whole number that is not negative. */
export function count(keyword: string, value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    throw new BrokenSchema(`${keyword} is no whole number`)
  }
  return value
}

function limit(
  bound: unknown,
  isExclusive: boolean,
  excess: (value: number, bound: number) => number,
  message: { inclusive: (value: number) => string; exclusive: string },
): Check {
  if (typeof bound !== 'number') throw new BrokenSchema('a minimum or maximum is no number')
  return (value, run) => {
    if (typeof value !== 'number') return true
    const over = excess(value, bound)
    if (over > 0) return run.fail(() => message.inclusive(value))
    return over < 0 || !isExclusive || run.fail(() => message.exclusive)
  }
}

function ofText(check: (text: string, run: Parameters<Check>[1]) => boolean): Check {
  return (value, run) => {
    if (typeof value !== 'string') return true
    run.spend(value.length / 8)
    return check(value, run)
  }
}

/** JSON Schema counts characters as Unicode does. */
function codePoints(text: string): number {
  let length = text.length
  for (let index = 1; index < text.length; index++) {
    const isLow = (text.charCodeAt(index) & 0xfc00) === 0xdc00
    if (isLow && (text.charCodeAt(index - 1) & 0xfc00) === 0xd800) length--
  }
  return length
}

const known = new Set(['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'])

function primitives(name: unknown): readonly string[] {
  if (typeof name !== 'string' || !known.has(name)) throw new BrokenSchema(`${JSON.stringify(name)} is no type`)
  return name === 'number' ? ['integer', 'number'] : [name]
}

function primitiveType(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value
}

import { canonicalJson } from './canonical-json.ts'
import { type Check, isObject, type Keyword, type SchemaObject } from './keyword.ts'
import { schemaPattern } from './schema-pattern.ts'
import { BrokenSchema, type ValidationRun } from './validation-run.ts'
import { count } from './value-keywords.ts'

/** The keywords of draft 4 about lists and objects themselves; their members' schemas are `member-checks.ts`. */
export const containerKeywords: Readonly<Record<string, Keyword>> = {
  additionalItems: (additional, { items }) => {
    if (additional !== false || !Array.isArray(items)) return undefined
    const most = items.length
    const message = (found: number) => `schema only allows ${most} elements in array but instance has ${found} elements`
    return ofList((list, run) => list.length <= most || run.fail(() => message(list.length)))
  },
  additionalProperties: (additional, schema) => (additional === false ? onlyKnown(schema) : undefined),
  dependencies: (dependencies, _schema, compile) => {
    if (!isObject(dependencies)) throw new BrokenSchema('dependencies is no object')
    const checks = Object.entries(dependencies).map(([name, wanted]) => dependency(name, wanted, compile))
    return ofObject((object, run) => all(checks, object, run))
  },
  maxItems: (maximum) => {
    const most = count('maxItems', maximum)
    const message = (found: number) =>
      `array is too long: must have at most ${most} elements but instance has ${found} elements`
    return ofList((list, run) => list.length <= most || run.fail(() => message(list.length)))
  },
  minItems: (minimum) => {
    const least = count('minItems', minimum)
    const message = (found: number) =>
      `array is too short: must have at least ${least} elements but instance has ${found} elements`
    return ofList((list, run) => list.length >= least || run.fail(() => message(list.length)))
  },
  maxProperties: (maximum) => {
    const most = count('maxProperties', maximum)
    const message = (found: number) =>
      `object has too many properties (found ${found} but schema requires at most ${most})`
    return ofObject((object, run) => size(object) <= most || run.fail(() => message(size(object))))
  },
  minProperties: (minimum) => {
    const least = count('minProperties', minimum)
    const message = (found: number) =>
      `object has too few properties (found ${found} but schema requires at least ${least})`
    return ofObject((object, run) => size(object) >= least || run.fail(() => message(size(object))))
  },
  required: (names) => {
    const wanted = texts('required', names)
    return ofObject((object, run) => {
      run.spend(wanted.length)
      const missing = wanted.filter((name) => !Object.hasOwn(object, name))
      const message = () => `object has missing required properties (${listed(missing)})`
      return missing.length === 0 || run.fail(message)
    })
  },
  uniqueItems: (isUnique) => {
    if (isUnique !== true) return undefined
    return ofList((list, run) => {
      const seen = new Set(list.map((item) => canonicalJson(item, run.spend)))
      return seen.size === list.length || run.fail(() => 'array must not contain duplicate elements')
    })
  },
}

function onlyKnown({ properties, patternProperties }: SchemaObject): Check {
  const patterns = isObject(patternProperties) ? Object.keys(patternProperties).map(schemaPattern) : []
  return ofObject((object, run) => {
    const names = Object.keys(object)
    run.spend(names.length)
    const extra = names.filter(
      (name) => !(isObject(properties) && Object.hasOwn(properties, name)) && !patterns.some((find) => find(name, run)),
    )
    const message = () => `object instance has properties which are not allowed by the schema: ${listed(extra)}`
    return extra.length === 0 || run.fail(message)
  })
}

function dependency(name: string, wanted: unknown, compile: (schema: unknown) => Check): Check {
  if (!Array.isArray(wanted)) {
    const check = compile(wanted)
    return (object, run) => !isObject(object) || !Object.hasOwn(object, name) || check(object, run)
  }
  const others = texts('a dependency', wanted)
  return (object, run) => {
    if (!isObject(object) || !Object.hasOwn(object, name)) return true
    const missing = others.filter((other) => !Object.hasOwn(object, other))
    const message = () =>
      `property "${name}" of object has missing property dependencies (schema requires ${listed(others)}; missing: ${listed(missing)})`
    return missing.length === 0 || run.fail(message)
  }
}

function all(checks: readonly Check[], value: unknown, run: ValidationRun): boolean {
  let holds = true
  for (const check of checks) holds = check(value, run) && holds
  return holds
}

function ofList(check: (list: readonly unknown[], run: ValidationRun) => boolean): Check {
  return (value, run) => !Array.isArray(value) || check(value, run)
}

function ofObject(check: (object: SchemaObject, run: ValidationRun) => boolean): Check {
  return (value, run) => !isObject(value) || check(value, run)
}

const size = (object: SchemaObject) => Object.keys(object).length

const listed = (names: readonly string[]) => JSON.stringify([...names].sort())

function texts(keyword: string, names: unknown): string[] {
  if (!Array.isArray(names) || !names.every((name) => typeof name === 'string')) {
    throw new BrokenSchema(`${keyword} is no list of names`)
  }
  return names
}

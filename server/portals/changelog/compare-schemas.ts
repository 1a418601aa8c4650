import { meansTheSame } from '../../rest-apis/deployments/means-the-same.ts'
import { objectOf } from '../catalogue/merge-documents.ts'
import { resolve } from '../try/example-of.ts'
import { typeWords } from '../try/type-words.ts'

/** One thing that is different for callers. */
export interface ChangeDetail {
  readonly text: string
  /** Whether a caller that was right before may fail now. */
  readonly breaking: boolean
}

/** A schema and the document that its references lead into. */
export interface PlacedSchema {
  readonly document: Readonly<Record<string, unknown>>
  readonly schema: unknown
}

type Direction = 'request' | 'response'

const deepest = 8

/**
 * What differs between two schemas for those who send (`request`) or read (`response`) what they describe. Only the
 * shape counts: types, members, which of them must be there, and allowed values; not the prose.
 */
export function compareSchemas(
  name: string,
  before: PlacedSchema,
  after: PlacedSchema,
  direction: Direction,
  depth = 0,
): ChangeDetail[] {
  const old = resolve(before.document, before.schema)
  const young = resolve(after.document, after.schema)
  if (!old || !young || depth > deepest) return []
  const within = (schema: unknown, of: PlacedSchema): PlacedSchema => ({ document: of.document, schema })
  const type = typeChange(name, before, after, direction)
  if (type) return [type]
  return [
    ...valueChanges(name, old, young, direction),
    ...compositionChanges(name, old, young),
    ...memberChanges(name, old, young, direction),
    ...sharedMembers(old, young).flatMap(([member, [left, right]]) =>
      compareSchemas(`${name}.${member}`, within(left, before), within(right, after), direction, depth + 1),
    ),
    ...compareSchemas(`${name}[]`, within(old.items, before), within(young.items, after), direction, depth + 1),
  ]
}

type Schema = Readonly<Record<string, unknown>>

function typeChange(
  name: string,
  before: PlacedSchema,
  after: PlacedSchema,
  direction: Direction,
): ChangeDetail | undefined {
  const types = [before, after].map(({ document, schema }) => {
    const { type, nullable } = resolve(document, schema) ?? {}
    return type === undefined ? [] : [...[type].flat().map(String), ...(nullable === true ? ['null'] : [])].toSorted()
  })
  const [old = [], young = []] = types
  if (old.length === 0 || young.length === 0 || old.join() === young.join()) return undefined
  const [wanted, given] = direction === 'request' ? [young, old] : [old, young]
  const words = (of: PlacedSchema) => typeWords(of.document, of.schema) ?? 'anything'
  return {
    text: `\`${name}\` is ${words(after)}, was ${words(before)}`,
    // Every integer is a number.
    breaking: !given.every((type) => wanted.includes(type) || (type === 'integer' && wanted.includes('number'))),
  }
}

function valueChanges(name: string, old: Schema, young: Schema, direction: Direction): ChangeDetail[] {
  const [before, after] = [old.enum, young.enum].map((values) =>
    Array.isArray(values) ? values.map(String) : undefined,
  )
  if (!before && !after) return []
  const missing = after ? (before ?? []).filter((value) => !after.includes(value)) : []
  const fresh = before ? (after ?? []).filter((value) => !before.includes(value)) : []
  const list = (values: readonly string[]) => values.map((value) => `\`${value}\``).join(', ')
  return [
    ...(missing.length > 0
      ? [{ text: `\`${name}\` cannot be ${list(missing)} any more`, breaking: direction === 'request' }]
      : []),
    ...(fresh.length > 0 ? [{ text: `\`${name}\` can be ${list(fresh)}`, breaking: false }] : []),
    ...(!before && after ? [{ text: `\`${name}\` is one of ${list(after)}`, breaking: direction === 'request' }] : []),
    ...(before && !after ? [{ text: `\`${name}\` can have any value`, breaking: false }] : []),
  ]
}

function compositionChanges(name: string, old: Schema, young: Schema): ChangeDetail[] {
  const same = ['allOf', 'anyOf', 'oneOf', 'not'].every((word) => meansTheSame(old[word], young[word]))
  return same ? [] : [{ text: `\`${name}\` has another shape`, breaking: false }]
}

function memberChanges(name: string, old: Schema, young: Schema, direction: Direction): ChangeDetail[] {
  const [before, after] = [objectOf(old.properties), objectOf(young.properties)]
  const [demanded, demands] = [requiredOf(old), requiredOf(young)]
  const details: ChangeDetail[] = []
  for (const member of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, is, label] = [Object.hasOwn(before, member), Object.hasOwn(after, member), `\`${name}.${member}\``]
    const [had, has] = [demanded.has(member), demands.has(member)]
    if (!is) details.push({ text: `${label} is gone`, breaking: direction === 'response' })
    else if (!was) {
      const breaking = direction === 'request' && has
      details.push({ text: `${label} is new${breaking ? ' and required' : ''}`, breaking })
    } else if (had !== has) {
      const breaking = direction === 'request' ? has : had
      details.push({ text: `${label} is ${has ? 'required' : 'optional'} now`, breaking })
    }
  }
  return details
}

function requiredOf({ required }: Schema): ReadonlySet<unknown> {
  return new Set(Array.isArray(required) ? required : [])
}

function sharedMembers(old: Schema, young: Schema): [string, [unknown, unknown]][] {
  const [before, after] = [objectOf(old.properties), objectOf(young.properties)]
  return Object.keys(before)
    .filter((member) => Object.hasOwn(after, member))
    .map((member) => [member, [before[member], after[member]]])
}

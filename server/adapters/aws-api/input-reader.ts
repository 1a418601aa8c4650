import { isJsonObject } from '#server/rest-apis/openapi/json-object.ts'
import { type Members, memberOf, type Shape } from './shape.ts'
import { serializationError, WireError } from './wire-error.ts'

/** Reads values by their shapes and collects what AWS calls validation errors. */
export interface InputReader {
  /** The value in the shape's type; null is absence. Another type is a `SerializationException`. */
  read(shape: Shape, value: unknown, at: string): unknown
  /** Notes that a member which must be there is not. */
  require(value: unknown, at: string): void
  /** Throws one `ValidationException` for all that was noted. */
  finish(): void
}

/** @param operationName gives the prefix of the places: `putIntegrationInput.type`. */
export function createInputReader(operationName: string): InputReader {
  const prefix = `${operationName.charAt(0).toLowerCase()}${operationName.slice(1)}Input`
  const faults: string[] = []
  const note = (value: string, at: string, constraint: string) =>
    void faults.push(`Value ${value} at '${prefix}.${at}' failed to satisfy constraint: ${constraint}`)
  const read = (shape: Shape, value: unknown, at: string): unknown => {
    if (value === null || value === undefined) return undefined
    switch (shape.kind) {
      case 'list':
        return readList(value).map((item, index) => read(shape.of, item, `${at}.${index + 1}.member`))
      case 'map':
        return mapEntries(value, (item, key) => read(shape.of, item, `${at}.${key}.member`))
      case 'structure':
        return readMembers(shape.members, readRecord(value), at)
      case 'string':
        for (const constraint of brokenConstraints(shape, scalar(shape, value))) note(quoted(value), at, constraint)
        return value
      default:
        return scalar(shape, value)
    }
  }
  const readMembers = (members: Members, record: Readonly<Record<string, unknown>>, at: string) => {
    const result: [string, unknown][] = []
    for (const [name, given] of Object.entries(members)) {
      const member = memberOf(given)
      const wireName = member.wireName ?? name
      const value = Object.hasOwn(record, wireName) ? record[wireName] : undefined
      result.push([name, read(member.shape, value, `${at}.${name}`)])
      if (member.required) require(value, `${at}.${name}`)
    }
    return Object.fromEntries(result.filter(([, value]) => value !== undefined))
  }
  const require = (value: unknown, at: string) => {
    if (value === null || value === undefined) note('null', at, 'Member must not be null')
  }
  return {
    read,
    require,
    finish() {
      if (faults.length === 0) return
      const count = faults.length === 1 ? '1 validation error' : `${faults.length} validation errors`
      throw new WireError('ValidationException', 400, `${count} detected: ${faults.join('; ')}`)
    },
  }
}

function brokenConstraints({ oneOf, pattern }: Shape & { kind: 'string' }, value: unknown): string[] {
  const text = String(value)
  return [
    ...(oneOf && !oneOf.includes(text) ? [`Member must satisfy enum value set: [${oneOf.join(', ')}]`] : []),
    ...(pattern && !new RegExp(`^(?:${pattern})$`).test(text)
      ? [`Member must satisfy regular expression pattern: ${pattern}`]
      : []),
  ]
}

const scalarTypes = { string: 'string', integer: 'number', double: 'number', boolean: 'boolean' } as const
const javaNames = { string: 'String', integer: 'Integer', double: 'Double', boolean: 'Boolean' } as const

function scalar(shape: Shape, value: unknown): unknown {
  if (shape.kind === 'blob') return value
  if (shape.kind === 'list' || shape.kind === 'map' || shape.kind === 'structure' || shape.kind === 'timestamp')
    return undefined
  if (Array.isArray(value)) throw serializationError('Start of list found where not expected')
  if (typeof value === 'object') throw serializationError('Start of structure or map found where not expected.')
  const fits = typeof value === scalarTypes[shape.kind] && (shape.kind !== 'integer' || isJavaInteger(value))
  if (!fits) throw serializationError(`class ${javaClass(value)} can not be converted to an ${javaNames[shape.kind]}`)
  return value
}

function readList(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  throw serializationError(collectionFault(value))
}

function mapEntries(value: unknown, read: (item: unknown, key: string) => unknown): Record<string, unknown> {
  const entries = Object.entries(readRecord(value)).map(([key, item]) => [key, read(item, key)] as const)
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined))
}

function readRecord(value: unknown): Readonly<Record<string, unknown>> {
  if (isJsonObject(value)) return value
  throw serializationError(collectionFault(value))
}

function collectionFault(value: unknown): string {
  if (Array.isArray(value)) return 'Start of list found where not expected'
  if (typeof value === 'object') return 'Start of structure or map found where not expected.'
  return `Unrecognized collection type class ${javaClass(value)}`
}

function isJavaInteger(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 2 ** 31
}

function javaClass(value: unknown): string {
  if (typeof value === 'boolean') return 'java.lang.Boolean'
  if (typeof value === 'number') return isJavaInteger(value) ? 'java.lang.Integer' : 'java.lang.Double'
  return 'java.lang.String'
}

function quoted(value: unknown): string {
  const text = String(value)
  return `'${text.length > 200 ? `${text.slice(0, 200)}…` : text}'`
}

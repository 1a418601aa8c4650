import type { ValidationRun } from './validation-run.ts'

/** Whether a value keeps to a part of a schema. */
export type Check = (value: unknown, run: ValidationRun) => boolean

export type SchemaObject = Readonly<Record<string, unknown>>

/**
 * Makes the check of one keyword of a schema; undefined when it demands nothing. It is asked about every kind of value,
 * and holds for those that it does not concern.
 * @param compile makes the check of a schema inside this one; compiled when it is first asked
 * @throws BrokenSchema when the keyword's value is none.
 */
export type Keyword = (
  argument: unknown,
  schema: SchemaObject,
  compile: (schema: unknown) => Check,
) => Check | undefined

/** A member of an object that is its own, never of its prototype. */
export function member(object: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(object, name)?.value
}

export function isObject(value: unknown): value is SchemaObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

import { ServiceError } from '#server/errors.ts'
import { isJsonObject } from '#server/rest-apis/openapi/json-object.ts'

export type PatchOp = 'add' | 'remove' | 'replace' | 'copy' | 'move' | 'test'

/** One entry of `patchOperations`, read against its rule. */
export interface PatchChange {
  readonly op: PatchOp
  /** As it was sent. */
  readonly path: string
  /** What stood in the places of `{}`, unescaped. */
  readonly keys: readonly string[]
  /** Absent when none was sent. AWS sends every value as a string. */
  readonly value: string | undefined
  readonly from: string | undefined
}

/** The typed input of an update, while it is built. Has no prototype, so that any key is only a key. */
export interface PatchInput {
  [member: string]: unknown
}

/** What may be done at one path, and what that changes in the input of the update. */
export interface PatchRule {
  readonly ops: readonly PatchOp[]
  apply(input: PatchInput, change: PatchChange): void
}

/** What `patchOperations` may say to one noun. */
export interface PatchTable {
  /**
   * By path; `{}` stands for one segment (`~1` for `/`, `~0` for `~`), `{+}` for one or more, joined by `/`: clients
   * send the paths of resources with and without `~1`.
   */
  readonly rules: Readonly<Record<string, PatchRule>>
  /**
   * Which of AWS's texts a path outside the table gets. `list`: `Invalid patch path  '/x' specified for op 'replace'.
   * Must be one of: [/a, /b]`; `name`: `Invalid patch path /x`; otherwise its own.
   */
  readonly wrongPath: 'list' | 'name' | ((path: string, op: PatchOp) => string)
}

/** How the string that AWS sends becomes a member's value. */
export type PatchValue<Value> = (value: string, path: string) => Value

export const asString: PatchValue<string> = (value) => value

/** As AWS does: everything but `true` is false. */
export const asBoolean: PatchValue<boolean> = (value) => value.toLowerCase() === 'true'

export const asNumber: PatchValue<number> = (value, path) => {
  const number = Number(value)
  if (value.trim() !== '' && Number.isFinite(number)) return number
  throw new ServiceError(
    'BadRequestException',
    `Invalid patch value '${value}' specified for path '${path}'. Must be a number`,
  )
}

/** A value that is the JSON of an object: the whole of a map. */
export const asMap: PatchValue<Readonly<Record<string, unknown>>> = (value, path) => {
  try {
    const map: unknown = JSON.parse(value)
    if (isJsonObject(map)) return map
  } catch {
    // Refused below.
  }
  const text = `Invalid patch value '${value.slice(0, 100)}' specified for path '${path}'. Must be a JSON object`
  throw new ServiceError('BadRequestException', text)
}

/** A scalar: `replace /name`. Without a value it is cleared (`null`). `member` may be nested: `throttle.rateLimit`. */
export function scalar(
  member: string,
  read: PatchValue<unknown> = asString,
  ops: readonly PatchOp[] = ['replace'],
): PatchRule {
  return {
    ops,
    apply(input, { op, value, path }) {
      const cleared = op === 'remove' || value === undefined
      setMember(input, member.split('.'), cleared ? null : read(value, path))
    },
  }
}

/** A block that can only be taken away: `remove /throttle`. */
export function removable(member: string): PatchRule {
  return scalar(member, asString, ['remove'])
}

/** One entry of a map: `add`, `replace` or `remove /variables/{}`; its key is the last `{}` of the path. */
export function entry(member: string, read: PatchValue<unknown> = asString): PatchRule {
  return {
    ops: ['add', 'remove', 'replace'],
    apply(input, { op, keys, value, path }) {
      const key = keys.at(-1) ?? ''
      setMember(input, [...member.split('.'), key], op === 'remove' ? null : read(value ?? '', path))
    },
  }
}

/**
 * One element of a list, named by the path: `add /binaryMediaTypes/{}`; `replace` puts its value last and takes the
 * element away. The update gets `{ add, remove }` (`listChange` in `server/list-change.ts`).
 */
export function element(member: string, ops: readonly PatchOp[] = ['add', 'remove']): PatchRule {
  return {
    ops,
    apply(input, { op, keys, value }) {
      changeList(input, member, op === 'replace' ? 'remove' : op, keys.at(-1) ?? '')
      if (op === 'replace' && value) changeList(input, member, 'add', value)
    },
  }
}

/** One element of a list, named by the value: `add /authorizationScopes` with value `pets:read`. */
export function elementByValue(member: string): PatchRule {
  return {
    ops: ['add', 'remove'],
    apply: (input, { op, value }) => changeList(input, member, op, value ?? ''),
  }
}

/** Sets a nested member; what is on the way is made. */
export function setMember(input: PatchInput, path: readonly string[], value: unknown): void {
  const [member = '', ...rest] = path
  if (rest.length === 0) {
    input[member] = value
    return
  }
  const inner = input[member]
  const object: PatchInput = isJsonObject(inner) ? inner : Object.create(null)
  input[member] = object
  setMember(object, rest, value)
}

function changeList(input: PatchInput, member: string, op: PatchOp, item: string): void {
  const path = member.split('.')
  let change: unknown = input
  for (const name of path) change = isJsonObject(change) ? change[name] : undefined
  const added = isJsonObject(change) && Array.isArray(change.add) ? change.add.filter((other) => other !== item) : []
  const removed =
    isJsonObject(change) && Array.isArray(change.remove) ? change.remove.filter((other) => other !== item) : []
  if (op === 'remove') removed.push(item)
  else added.push(item)
  setMember(input, path, { add: added, remove: removed })
}

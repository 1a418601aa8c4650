import type { DefinitionChange } from './compare-definitions.ts'
import type { LeafDifference } from './leaf-differences.ts'

/** Why a caller that was right before may fail after a deployment. */
export type BreakingReason =
  | { kind: 'route-removed' }
  | { kind: 'key-required' }
  | { kind: 'key-source' }
  | { kind: 'authorization-required' }
  | { kind: 'authorization-changed' }
  | { kind: 'parameter-required'; name: string }
  | { kind: 'body-required' }
  | { kind: 'response-removed'; name: string }
  | { kind: 'member-removed'; name: string }
  | { kind: 'member-required'; name: string }
  | { kind: 'type-changed'; name: string }

/**
 * What of a change can break callers. Errs on the side of saying so: a model's member that is gone may have been read by
 * nobody, but nobody here can know.
 */
export function breakingReasons(
  change: Pick<DefinitionChange, 'outcome' | 'subject'>,
  values: readonly LeafDifference[],
): BreakingReason[] {
  if (change.outcome === 'removed') return change.subject === 'method' ? [{ kind: 'route-removed' }] : []
  if (change.outcome === 'added') return []
  const found = values.flatMap((value) => reasonsOf(change.subject, value))
  const seen = new Set<string>()
  return found.filter((reason) => {
    const key = JSON.stringify(reason)
    return !seen.has(key) && seen.add(key)
  })
}

function reasonsOf(subject: DefinitionChange['subject'], value: LeafDifference): BreakingReason[] {
  switch (subject) {
    case 'method':
      return methodReasons(value)
    case 'model':
      return modelReasons(value)
    case 'authorizer':
      return [{ kind: 'authorization-changed' }]
    case 'api':
      if (value.path[0] === 'apiKeySource') return [{ kind: 'key-source' }]
      return value.path[0] === 'policy' ? [{ kind: 'authorization-changed' }] : []
    default:
      return []
  }
}

function methodReasons({ path: [aspect, name = '', ...below], before, after }: LeafDifference): BreakingReason[] {
  switch (aspect) {
    case 'apiKeyRequired':
      return after === true ? [{ kind: 'key-required' }] : []
    case 'authorization':
      if (name === 'type' && after === 'NONE') return []
      // What another type brings along is said by the type.
      if (before === undefined && name === 'authorizer') return []
      return [{ kind: name === 'type' && before === 'NONE' ? 'authorization-required' : 'authorization-changed' }]
    case 'requestParameters':
      return after === true ? [{ kind: 'parameter-required', name: lastPart(name) }] : []
    case 'requestValidation':
      return name === 'body' && after === true ? [{ kind: 'body-required' }] : []
    case 'methodResponses':
      return after === undefined && below.length <= 2
        ? [{ kind: 'response-removed', name: responseName(name, below) }]
        : []
    default:
      return []
  }
}

/** `200`, or the header of it that is gone. */
function responseName(status: string, [part, name]: readonly string[]): string {
  return part === 'responseParameters' && name ? `${status} ${lastPart(name)}` : status
}

function lastPart(parameter: string): string {
  return parameter.split('.').slice(3).join('.') || parameter
}

function modelReasons({ path, before, after }: LeafDifference): BreakingReason[] {
  const at = path.lastIndexOf('properties')
  const member = at > 0 && path.length > at + 1 ? path.slice(at + 1).filter((part) => part !== 'type') : []
  const name = member[0] ?? ''
  if (path.at(-1) === 'required') {
    const old = new Set(Array.isArray(before) ? before : [])
    const wanted: unknown[] = Array.isArray(after) ? after : []
    return wanted.filter((each) => !old.has(each)).map((each) => ({ kind: 'member-required', name: String(each) }))
  }
  if (at > 0 && name && after === undefined && isOwnMember(path, at)) return [{ kind: 'member-removed', name }]
  if (path.at(-1) === 'type' && before !== undefined && after !== undefined) return [{ kind: 'type-changed', name }]
  return []
}

/** `…properties.name.type` is gone when the member is: so is its type, first of all. */
function isOwnMember(path: readonly string[], at: number): boolean {
  return path.length === at + 2 || (path.length === at + 3 && (path.at(-1) === 'type' || path.at(-1) === '$ref'))
}

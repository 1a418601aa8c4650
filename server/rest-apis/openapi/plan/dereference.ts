import { isJsonObject, ownMember } from '../json-object.ts'
import { addProblem, type Place, pointerTo, type Reading } from './reading.ts'

/** Follows `$ref`s until something else stands there. A reference that leads nowhere is a problem. */
export function dereference(reading: Reading, place: Place): Place {
  const seen = new Set<string>()
  let current = place
  while (isJsonObject(current.value) && typeof current.value.$ref === 'string') {
    if (seen.has(current.pointer)) {
      addProblem(reading, `${place.pointer}/$ref`, `"${current.value.$ref}" refers to itself`)
      return { value: undefined, pointer: place.pointer }
    }
    seen.add(current.pointer)
    const target = targetOf(reading, current.value.$ref, `${current.pointer}/$ref`)
    if (!target) return { value: undefined, pointer: place.pointer }
    current = target
  }
  return current
}

/** What a `$ref` at `pointer` names in this document; undefined, and a problem, when it names nothing. */
export function targetOf(reading: Reading, reference: string, pointer: string): Place | undefined {
  const path = pathOf(reference)
  if (!path) {
    addProblem(reading, pointer, refusalOf(reference))
    return undefined
  }
  let value: unknown = reading.root.value
  for (const key of path) {
    value = Array.isArray(value) ? value[indexOf(key)] : isJsonObject(value) ? ownMember(value, key) : undefined
    if (value === undefined) {
      addProblem(reading, pointer, `"${reference}" refers to something that is not in the document`)
      return undefined
    }
  }
  return { value, pointer: pointerTo(path) }
}

/** The keys of a reference into this document, `#/a/b~1c`; undefined for every other kind of reference. */
function pathOf(reference: string): string[] | undefined {
  if (!reference.startsWith('#/')) return undefined
  try {
    return decodeURIComponent(reference.slice(2))
      .split('/')
      .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
  } catch {
    return undefined
  }
}

function indexOf(key: string): number {
  return /^\d{1,9}$/.test(key) ? Number(key) : -1
}

function refusalOf(reference: string): string {
  return reference.startsWith('#')
    ? `"${reference}" must be a path into this document, such as "#/components/schemas/Pet"`
    : `"${reference}" is in another document. Bundle all documents into one, then import that`
}

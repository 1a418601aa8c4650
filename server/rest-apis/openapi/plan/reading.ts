import { isJsonObject, kindOf, ownMember } from '../json-object.ts'
import type { PlannedEntry } from './definition-plan.ts'
import { type DocumentProblem, InvalidDocument } from './invalid-document.ts'
import { resolveIntrinsic, unknownNames } from './resolve-intrinsic.ts'

/** A value of the document and where it stands. The value of a place that does not exist is undefined. */
export interface Place {
  readonly value: unknown
  /** JSON Pointer, RFC 6901. */
  readonly pointer: string
}

/** A document while it is being read: what is wrong with it and what to report about it gathers here. */
export interface Reading {
  readonly root: Place
  readonly dialect: '2.0' | '3.0' | '3.1'
  /** What stands for CloudFormation's names in texts that are intrinsics. */
  readonly substitutions: Readonly<Record<string, string>>
  readonly longestTimeoutMs: number
  readonly problems: DocumentProblem[]
  readonly entries: PlannedEntry[]
}

const maxProblems = 100

/** Notes that the document cannot be imported, and goes on to find what else is wrong. */
export function addProblem(reading: Reading, pointer: string, message: string): void {
  if (reading.problems.some((known) => known.pointer === pointer && known.message === message)) return
  reading.problems.push({ pointer, message })
  if (reading.problems.length >= maxProblems) throw new InvalidDocument(reading.problems)
}

/** One line of the import's report. */
export function report(
  reading: Reading,
  outcome: PlannedEntry['outcome'],
  pointer: string,
  message: string,
  more: Pick<PlannedEntry, 'target' | 'lost'> = {},
): void {
  reading.entries.push({ outcome, pointer, message, ...more })
}

/** The JSON Pointer of a path of keys. */
export function pointerTo(path: readonly (string | number)[]): string {
  return path.map((key) => segmentOf(String(key))).join('')
}

/** Documents have millions of keys, and nearly none that must be escaped. */
function segmentOf(key: string): string {
  return key.includes('/') || key.includes('~') ? `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}` : `/${key}`
}

/** A member of an object; its value is undefined when there is none. */
export function childOf(place: Place, key: string): Place {
  const value = isJsonObject(place.value) ? ownMember(place.value, key) : undefined
  return { value, pointer: place.pointer + segmentOf(key) }
}

/** The members of an object that may be absent. */
export function membersOf(reading: Reading, place: Place): [string, Place][] {
  if (place.value === undefined || place.value === null) return []
  if (!isJsonObject(place.value)) {
    addProblem(reading, place.pointer, `Must be an object, but is ${kindOf(place.value)}`)
    return []
  }
  return Object.entries(place.value).map(([key, value]) => [key, { value, pointer: place.pointer + segmentOf(key) }])
}

/** The items of a list that may be absent. */
export function itemsOf(reading: Reading, place: Place): Place[] {
  if (place.value === undefined || place.value === null) return []
  if (!Array.isArray(place.value)) {
    addProblem(reading, place.pointer, `Must be a list, but is ${kindOf(place.value)}`)
    return []
  }
  return place.value.map((value: unknown, index) => ({ value, pointer: `${place.pointer}/${index}` }))
}

/**
 * A text that may be absent, or a CloudFormation intrinsic that gives one. Numbers and booleans are taken as written:
 * YAML makes numbers of `version: 1.0`.
 */
export function textAt(reading: Reading, place: Place): string | undefined {
  const value = plainValue(reading, place)
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  addProblem(reading, place.pointer, `Must be text, but is ${kindOf(value)}`)
  return undefined
}

/** A boolean that may be absent, or its text. */
export function flagAt(reading: Reading, place: Place): boolean | undefined {
  const value = plainValue(reading, place)
  if (value === undefined || value === null) return undefined
  if (value === true || value === 'true') return true
  if (value === false || value === 'false') return false
  addProblem(reading, place.pointer, `Must be true or false, but is ${kindOf(value)}`)
  return undefined
}

/** An integer that may be absent, or its text. */
export function integerAt(reading: Reading, place: Place): number | undefined {
  const value = plainValue(reading, place)
  if (value === undefined || value === null) return undefined
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number === 'number' && Number.isSafeInteger(number)) return number
  addProblem(reading, place.pointer, `Must be an integer, but is ${kindOf(value)}`)
  return undefined
}

/** The value of a place; of a CloudFormation intrinsic, what it gives. One that nobody can resolve here is a problem. */
function plainValue(reading: Reading, place: Place): unknown {
  const resolved = resolveIntrinsic(place.value, reading.substitutions)
  if (!resolved) return place.value
  if ('refusal' in resolved) {
    addProblem(reading, place.pointer, resolved.refusal)
    return undefined
  }
  const names = unknownNames(resolved.text)
  if (names.length > 0) {
    const message = `Written for CloudFormation: put the real values for ${names.join(', ')}`
    report(reading, 'attention', place.pointer, message)
  }
  return resolved.text
}

/** Text members of an object that may be absent. */
export function textsAt(reading: Reading, place: Place): Record<string, string> {
  const texts = membersOf(reading, place).flatMap(([key, member]): [string, string][] => {
    const text = textAt(reading, member)
    return text === undefined ? [] : [[key, text]]
  })
  return Object.fromEntries(texts)
}

/** The object as it is; empty when there is none or when it is something else, which is a problem. */
export function objectAt(reading: Reading, place: Place): Record<string, unknown> {
  return Object.fromEntries(membersOf(reading, place).map(([key, member]) => [key, member.value]))
}

/** One of the given words, in any case; the words are in capitals. */
export function choiceAt<Word extends string>(
  reading: Reading,
  place: Place,
  words: readonly Word[],
): Word | undefined {
  const text = textAt(reading, place)
  if (text === undefined) return undefined
  const word = words.find((candidate) => candidate.toUpperCase() === text.toUpperCase())
  if (!word) addProblem(reading, place.pointer, `Must be one of ${words.join(', ')}, but is "${text.slice(0, 50)}"`)
  return word
}

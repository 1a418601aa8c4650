import type { Translate } from '#components/messages/translate.ts'
import { jsonProblem } from '#components/ui/json-problem.ts'

/** The `properties` of a documentation part as an object, or why they are none. */
export type PartProperties = { members: Readonly<Record<string, unknown>> } | { problem: string }

/** Reads the JSON text of `properties`; an empty text is an empty object. */
export function readProperties(text: string, ui: Translate<'ui'>, t: Translate<'documentation'>): PartProperties {
  const members = readMembers(text)
  if (members) return { members }
  return { problem: jsonProblem(text, ui) ?? t('mustBeObject', { example: '{ "description": "…" }' }) }
}

function readMembers(text: string): Readonly<Record<string, unknown>> | undefined {
  if (text.trim() === '') return {}
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** The members, or none where the text is not readable. */
export function membersOf(text: string | undefined): Readonly<Record<string, unknown>> {
  return readMembers(text ?? '') ?? {}
}

/** One member as text; empty when it is missing or something else. */
export function textMember(members: Readonly<Record<string, unknown>>, name: string): string {
  const value = Object.hasOwn(members, name) ? members[name] : undefined
  return typeof value === 'string' ? value : ''
}

/** Tags as they are typed: `pets, store`. */
export function tagsText(members: Readonly<Record<string, unknown>>): string {
  const tags = Object.hasOwn(members, 'tags') ? members.tags : undefined
  return Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string').join(', ') : ''
}

/** Tags from what was typed; undefined when there are none. */
export function readTags(text: string): string[] | undefined {
  const tags = text
    .split(',')
    .map((tag) => tag.trim())
    .filter(Boolean)
  return tags.length > 0 ? [...new Set(tags)] : undefined
}

/** The text with one member changed, in its place; an empty value takes the member away. */
export function withMember(text: string, name: string, value: string | readonly string[] | undefined): string {
  const members = { ...membersOf(text) }
  if (value === undefined || value === '') delete members[name]
  else members[name] = value
  return JSON.stringify(members, undefined, 2)
}

/** The same properties, indented for reading; unreadable text stays as it is. */
export function prettyProperties(text: string): string {
  const members = readMembers(text)
  return members ? JSON.stringify(members, undefined, 2) : text
}

/** Whether two texts mean the same. */
export function sameProperties(one: string, other: string): boolean {
  return prettyProperties(one) === prettyProperties(other)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

import type { FormField } from '#server/portals/try/form-field.ts'

/** What JSON can say. */
export type BodyValue = string | number | boolean | null | BodyValue[] | { readonly [name: string]: BodyValue }

/** How the text of a body is read and written by its form. */
export type BodySyntax = 'json' | 'pairs'

export function syntaxOf(contentType: string): BodySyntax {
  return /^application\/x-www-form-urlencoded\b/i.test(contentType) ? 'pairs' : 'json'
}

/** The value that a body's text stands for; undefined where it cannot be read. An empty text is an empty value. */
export function readBody(text: string, syntax: BodySyntax, form: FormField): BodyValue | undefined {
  if (text.trim() === '') return form.kind === 'list' ? [] : {}
  if (syntax === 'pairs') return text.trim().startsWith('{') ? parsed(text) : readPairs(text, form)
  return parsed(text)
}

/** The text of a value. */
export function writeBody(value: BodyValue, syntax: BodySyntax): string {
  return syntax === 'pairs' ? writePairs(value) : JSON.stringify(value, undefined, 2)
}

/** A copy of an object with a member set, or without it where the value is undefined. */
export function withMember(value: BodyValue | undefined, name: string, member: BodyValue | undefined): BodyValue {
  const entries = Object.entries(isObject(value) ? value : {})
  const at = entries.findIndex(([key]) => key === name)
  if (member === undefined) return Object.fromEntries(entries.filter(([key]) => key !== name))
  if (at < 0) return Object.fromEntries([...entries, [name, member]])
  return Object.fromEntries(entries.with(at, [name, member]))
}

/** A member of an object that is its own. */
export function memberOf(value: BodyValue | undefined, name: string): BodyValue | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
}

/** What a field starts with when it is added. */
export function startOf(field: FormField): BodyValue {
  const example = parsed(JSON.stringify(field.example ?? null))
  if (example !== undefined && example !== null) return example
  switch (field.kind) {
    case 'object':
      return {}
    case 'list':
      return []
    case 'choice':
      return field.values[0] ?? ''
    case 'number':
      return 0
    case 'boolean':
      return true
    default:
      return ''
  }
}

/** Undefined where the form of an object does not name the member. */
export function kindOfMember(form: FormField, name: string): FormField['kind'] | undefined {
  return form.kind === 'object' ? form.members.find((member) => member.name === name)?.field.kind : undefined
}

export function isObject(value: BodyValue | undefined): value is { readonly [name: string]: BodyValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What a text of JSON says; undefined where it is none. */
export function parsed(text: string): BodyValue | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function readPairs(text: string, form: FormField): BodyValue {
  const pairs = new URLSearchParams(text)
  return Object.fromEntries(
    [...new Set(pairs.keys())].map((name) => [
      name,
      kindOfMember(form, name) === 'list' ? pairs.getAll(name) : (pairs.get(name) ?? ''),
    ]),
  )
}

/** https://url.spec.whatwg.org/#application/x-www-form-urlencoded: a list is its values under the same name. */
function writePairs(value: BodyValue): string {
  const pairs = new URLSearchParams()
  for (const [name, member] of Object.entries(isObject(value) ? value : {})) {
    for (const one of Array.isArray(member) ? member : [member]) pairs.append(name, pairText(one))
  }
  return pairs.toString()
}

/** A value inside a form that knows only texts. */
export function pairText(value: BodyValue): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '')
}

import { asJsonObject, type JsonObject, ownMember } from '../../openapi/json-object.ts'

/** The object itself, or the one that it refers to within the document. */
export function referred(document: JsonObject, value: unknown): JsonObject {
  let current = asJsonObject(value)
  for (let hops = 0; hops < 10 && typeof current.$ref === 'string'; hops++) {
    const [, kind = '', name = ''] = /^#\/components\/([^/]+)\/([^/]+)$/.exec(current.$ref) ?? []
    const named = asJsonObject(ownMember(asJsonObject(document.components), kind))
    current = asJsonObject(ownMember(named, name))
  }
  return current
}

/** Text that says something. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

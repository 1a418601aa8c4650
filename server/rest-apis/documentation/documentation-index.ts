import type { DocumentationLocation } from '#db/schema/documentation-parts.ts'
import { isJsonObject, type JsonObject } from '../openapi/json-object.ts'
import { completeLocation, inheritsDocumentation } from './documentation-location.ts'
import { openapiMembers } from './openapi-members.ts'

/** What the index needs of a part. */
export interface IndexedPart {
  location: DocumentationLocation
  /** JSON text of an object. */
  properties: string
}

/** Finds the documentation of an entity. */
export interface DocumentationIndex<Part extends IndexedPart = IndexedPart> {
  /** The part at exactly this location. */
  own(location: DocumentationLocation): Part | undefined
  /** The part that the entity at this location inherits as long as it has none of its own. */
  inherited(location: DocumentationLocation): Part | undefined
  /** What the part at exactly this location gives to an OpenAPI document. */
  exact(location: DocumentationLocation): JsonObject | undefined
  /** What an OpenAPI document says of the entity: by its own part, or else by the one that it inherits. */
  find(location: DocumentationLocation): JsonObject
  /** What is written about the properties of a model, by their paths in it: parts named `Pet.owner.name`. */
  modelProperties(model: string): readonly { path: readonly string[]; members: JsonObject }[]
}

/**
 * AWS's rules of inheritance, in the one place that has them. An entity with a part of its own inherits nothing.
 * Otherwise the part of the same type and name applies whose path is the entity's or one above it (by whole segments)
 * and whose method and status code are the entity's or `*`. Of several, the longest path goes first, then an exact
 * status code, then an exact method.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-documenting-api-content-representation.html
 */
export function indexDocumentation<Part extends IndexedPart>(parts: readonly Part[]): DocumentationIndex<Part> {
  const groups = groupParts(parts)
  const membersOf = rememberMembers()
  const ofProperties = groupPropertyParts(parts)
  const own = (given: DocumentationLocation) => {
    const location = completeLocation(given)
    return groups
      .get(groupOf(location))
      ?.get(location.path ?? '')
      ?.get(scopeOf(location.statusCode, location.method))
  }
  const inherited = (given: DocumentationLocation) => {
    const location = completeLocation(given)
    const levels = inheritsDocumentation(location.type) ? groups.get(groupOf(location)) : undefined
    const itself = levels && own(location)
    for (const path of levels ? pathsFrom(location.path ?? '/') : []) {
      const part = bestOf(levels?.get(path), location, itself)
      if (part) return part
    }
    return undefined
  }
  return {
    own,
    inherited,
    exact: (location) => membersOf(own(location)),
    find: (location) => membersOf(own(location)) ?? withoutContent(membersOf(inherited(location)) ?? {}),
    modelProperties: (model) =>
      (ofProperties.get(model) ?? []).map(({ path, part }) => ({ path, members: membersOf(part) ?? {} })),
  }
}

/** The properties of a part as an object; an empty one where the text is none. */
export function parseProperties(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text)
    return isJsonObject(value) ? value : {}
  } catch {
    return {}
  }
}

/** Parts of one type and name, by path, then by status code and method. */
type Group<Part> = Map<string, Map<string, Part>>

function groupParts<Part extends IndexedPart>(parts: readonly Part[]): ReadonlyMap<string, Group<Part>> {
  const groups = new Map<string, Group<Part>>()
  for (const part of parts) {
    const location = completeLocation(part.location)
    const group = groups.get(groupOf(location)) ?? new Map<string, Map<string, Part>>()
    const level = group.get(location.path ?? '') ?? new Map<string, Part>()
    level.set(scopeOf(location.statusCode, location.method), part)
    group.set(location.path ?? '', level)
    groups.set(groupOf(location), group)
  }
  return groups
}

function groupPropertyParts<Part extends IndexedPart>(parts: readonly Part[]) {
  const groups = new Map<string, { path: string[]; part: Part }[]>()
  for (const part of parts) {
    if (part.location.type !== 'MODEL') continue
    const [model = '', ...path] = (part.location.name ?? '').split('.')
    if (path.length === 0) continue
    const group = groups.get(model) ?? []
    group.push({ path, part })
    groups.set(model, group)
  }
  return groups
}

/** A request body is told apart without its name: there is one for each method. */
function groupOf({ type, name }: DocumentationLocation): string {
  return type === 'REQUEST_BODY' ? type : `${type}\n${name ?? ''}`
}

function scopeOf(statusCode = '', method = ''): string {
  return `${statusCode} ${method}`
}

/** Of the parts at one path, the first by precedence that is not the entity's own. */
function bestOf<Part>(
  level: ReadonlyMap<string, Part> | undefined,
  { statusCode, method }: DocumentationLocation,
  itself: Part | undefined,
): Part | undefined {
  if (!level) return undefined
  const statusCodes = statusCode === undefined ? [undefined] : [statusCode, '*']
  for (const status of statusCodes) {
    for (const verb of [method, '*']) {
      const part = level.get(scopeOf(status, verb))
      if (part && part !== itself) return part
    }
  }
  return undefined
}

/** `/a/{b}` → `/a/{b}`, `/a`, `/`. */
function* pathsFrom(path: string): Generator<string> {
  for (let above = path; above.length > 1; above = above.slice(0, above.lastIndexOf('/'))) yield above
  yield '/'
}

/** Media types with their schemas and examples describe one body, not those below it. */
function withoutContent({ content: _content, ...texts }: JsonObject): JsonObject {
  return texts
}

/** Each text is parsed once, when it is first asked for. */
function rememberMembers(): (part: IndexedPart | undefined) => JsonObject | undefined {
  const parsed = new Map<IndexedPart, JsonObject>()
  return (part) => {
    if (!part) return undefined
    const known = parsed.get(part) ?? openapiMembers(part.location.type, parseProperties(part.properties))
    parsed.set(part, known)
    return known
  }
}

import type { DocumentationLocation } from '#db/schema/documentation-parts.ts'
import { indexDocumentation } from '../../documentation/documentation-index.ts'
import { completeLocation, locationKey } from '../../documentation/documentation-location.ts'
import { definedMembers, type JsonObject } from '../json-object.ts'
import type { DefinitionPlan } from './definition-plan.ts'

/** The documentation parts of an import, one for each location. */
export interface DocumentationPlan {
  /** Adds what the document says at a place; members that it has already are replaced. */
  add(location: DocumentationLocation, properties: JsonObject): void
  /** Adds a part of the extension, whose members go before those of the document. */
  addPart(location: DocumentationLocation, properties: JsonObject): void
  finish(): DefinitionPlan['documentationParts']
}

interface Part {
  location: DocumentationLocation
  properties: JsonObject
}

/**
 * Parts for everything that an import says about its API. A place that only says what it inherits from a part of the
 * extension gets no part of its own: an export writes inherited texts at each place, and they stay inherited.
 */
export function planDocumentation(): DocumentationPlan {
  const inline = new Map<string, Part>()
  const given = new Map<string, Part>()
  return {
    add(location, properties) {
      if (Object.keys(properties).length > 0) put(inline, location, properties)
    },
    addPart: (location, properties) => put(given, location, properties),
    finish() {
      const index = indexDocumentation([...given.values()].map(stored))
      const parts = new Map(given)
      for (const [key, part] of inline) {
        const own = given.get(key)
        if (own) parts.set(key, { ...own, properties: merged(part.properties, own.properties) })
        else if (!saysTheSame(part.properties, index.find(part.location))) parts.set(key, part)
      }
      return [...parts.values()].map(stored)
    },
  }
}

function put(parts: Map<string, Part>, location: DocumentationLocation, properties: JsonObject): void {
  const key = locationKey(location)
  const known = parts.get(key)
  parts.set(key, {
    location: known?.location ?? completeLocation(location),
    properties: { ...known?.properties, ...properties },
  })
}

function stored({ location, properties }: Part): DefinitionPlan['documentationParts'][number] {
  return { location, properties: JSON.stringify(properties) }
}

/** The members of a part go before those of the document; how a list is written is said by two of them together. */
function merged({ style, explode, ...inline }: JsonObject, given: JsonObject): JsonObject {
  const saysStyle = 'style' in given || 'explode' in given
  const added = { ...inline, ...(saysStyle ? {} : definedMembers({ style, explode })) }
  return { ...given, ...Object.fromEntries(Object.entries(added).filter(([key]) => !Object.hasOwn(given, key))) }
}

/** What is written in another form where it is inherited, or not at all in Swagger 2.0. */
const derived: ReadonlySet<string> = new Set([
  'schema',
  'content',
  'style',
  'explode',
  'example',
  'examples',
  'required',
])

function saysTheSame(own: JsonObject, inherited: JsonObject): boolean {
  return (
    Object.keys(inherited).length > 0 &&
    Object.keys(own).every((key) => derived.has(key) || JSON.stringify(own[key]) === JSON.stringify(inherited[key]))
  )
}

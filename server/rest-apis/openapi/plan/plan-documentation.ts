import type { DocumentationLocation } from '#db/schema/documentation-parts.ts'
import { keyOf } from '../export/documentation-index.ts'
import type { JsonObject } from '../json-object.ts'
import type { DefinitionPlan } from './definition-plan.ts'

/** The documentation parts of an import, one for each location. */
export interface DocumentationPlan {
  /** Adds members to the part at a location; members that it has already are replaced. */
  add(location: DocumentationLocation, properties: JsonObject): void
  finish(): DefinitionPlan['documentationParts']
}

/** Parts for everything that an import says about its API; empty ones are left out. */
export function planDocumentation(): DocumentationPlan {
  const parts = new Map<string, { location: DocumentationLocation; properties: JsonObject }>()
  return {
    add(location, properties) {
      if (Object.keys(properties).length === 0) return
      const key = keyOf(location)
      parts.set(key, { location, properties: { ...parts.get(key)?.properties, ...properties } })
    },
    finish: () =>
      [...parts.values()].map(({ location, properties }) => ({ location, properties: JSON.stringify(properties) })),
  }
}

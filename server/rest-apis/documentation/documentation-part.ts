import type { DocumentationLocation } from '#db/schema/documentation-parts.ts'
import type { documentationParts } from '#db/schema.ts'
import { completeLocation, documentationPartTypes } from './documentation-location.ts'

export type DocumentationPartRow = typeof documentationParts.$inferSelect

/** AWS `DocumentationPart`: text for one place of the API, and for those below that have none of their own. */
export interface DocumentationPart {
  id: string
  location: DocumentationLocation
  /** JSON text of an object, as it was given. */
  properties: string
}

/** A row as AWS shows it, with its location complete. */
export function toDocumentationPart({ id, location, properties }: Omit<DocumentationPartRow, 'restApiId'>) {
  return { id, location: completeLocation(location), properties } satisfies DocumentationPart
}

/** The order in which people read parts: by type as AWS lists the types, then path, method, status code and name. */
export function comparePartLocations(left: DocumentationLocation, right: DocumentationLocation): number {
  const types: readonly string[] = documentationPartTypes
  return (
    types.indexOf(left.type) - types.indexOf(right.type) ||
    compareText(left.path, right.path) ||
    compareText(left.method, right.method) ||
    compareText(left.statusCode, right.statusCode) ||
    compareText(left.name, right.name)
  )
}

function compareText(left = '', right = ''): number {
  return left < right ? -1 : left > right ? 1 : 0
}

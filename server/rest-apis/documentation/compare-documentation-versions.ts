import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { query } from '#server/operation.ts'
import { findRestApi } from '../apis/find-rest-api.ts'
import { parseProperties } from './documentation-index.ts'
import { locationKey } from './documentation-location.ts'
import type { DocumentationPart } from './documentation-part.ts'
import { type ReadDocumentation, readDocumentation } from './read-documentation.ts'

/** What changed in the documentation of an API from one moment to another. */
export interface DocumentationComparison {
  from: ComparedDocumentation
  to: ComparedDocumentation
  added: DocumentationPart[]
  removed: DocumentationPart[]
  changed: ChangedPart[]
  unchangedCount: number
}

/** One side of the comparison; without a version it is the draft. */
export interface ComparedDocumentation {
  version?: string
  createdDate?: Date
  partCount: number
}

/** A part whose text differs. Order and white space of its JSON do not count. */
export interface ChangedPart {
  /** Of the newer side. */
  id: string
  location: DocumentationPart['location']
  /** `properties` of both sides, as they were given. */
  before: string
  after: string
  members: ChangedMember[]
}

/** A top-level member of `properties`; absent where it is not there. */
export interface ChangedMember {
  name: string
  before?: unknown
  after?: unknown
}

/** Compares two versions, or a version and the draft, which is meant where none is named. Parts are the same by location. */
export const compareDocumentationVersions = query({
  name: 'CompareDocumentationVersions',
  permission: 'apis:read',
  input: z.object({ restApiId: z.string(), from: z.string().optional(), to: z.string().optional() }),
  async run(context, { restApiId, from, to }): Promise<DocumentationComparison> {
    await findRestApi(context, restApiId)
    const before = await readDocumentation(context, restApiId, from)
    const after = await readDocumentation(context, restApiId, to)
    return { from: sideOf(before), to: sideOf(after), ...compareParts(before.parts, after.parts) }
  },
})

function sideOf({ parts, ...rest }: ReadDocumentation): ComparedDocumentation {
  return { ...rest, partCount: parts.length }
}

function compareParts(before: readonly DocumentationPart[], after: readonly DocumentationPart[]) {
  const earlier = new Map(before.map((part) => [locationKey(part.location), part]))
  const later = new Set(after.map((part) => locationKey(part.location)))
  const changed = after.flatMap((part) => {
    const old = earlier.get(locationKey(part.location))
    return (old && changeOf(old, part)) ?? []
  })
  const added = after.filter((part) => !earlier.has(locationKey(part.location)))
  return {
    added,
    removed: before.filter((part) => !later.has(locationKey(part.location))),
    changed,
    unchangedCount: after.length - added.length - changed.length,
  }
}

function changeOf(before: DocumentationPart, after: DocumentationPart): ChangedPart | undefined {
  const old = new Map(Object.entries(parseProperties(before.properties)))
  const now = new Map(Object.entries(parseProperties(after.properties)))
  const members = [...new Set([...old.keys(), ...now.keys()])].flatMap((name): ChangedMember[] => {
    if (old.has(name) && now.has(name) && isDeepStrictEqual(old.get(name), now.get(name))) return []
    return [
      {
        name,
        ...(old.has(name) ? { before: old.get(name) } : {}),
        ...(now.has(name) ? { after: now.get(name) } : {}),
      },
    ]
  })
  if (members.length === 0) return undefined
  return { id: after.id, location: after.location, before: before.properties, after: after.properties, members }
}

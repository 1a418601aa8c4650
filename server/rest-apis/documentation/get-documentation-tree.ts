import { z } from 'zod'
import { query } from '#server/operation.ts'
import { findRestApi } from '../apis/find-rest-api.ts'
import { readDefinition } from '../openapi/read-definition.ts'
import { type DocumentableEntity, documentableEntities } from './documentable-entities.ts'
import { type DocumentationIndex, indexDocumentation, parseProperties } from './documentation-index.ts'
import {
  type DocumentationPartType,
  documentationPartTypes,
  isPartType,
  locationKey,
} from './documentation-location.ts'
import type { DocumentationPart } from './documentation-part.ts'
import { readDocumentation } from './read-documentation.ts'

/** Everything of an API that can have text, whose text it shows, and where that comes from. */
export interface DocumentationTree {
  /** In reading order: API, authorizers, models, then each resource (by path) followed by its methods and theirs. */
  entities: DocumentedEntity[]
  /** Every part, by location; also those that apply to nothing. */
  parts: DocumentedPart[]
  coverage: { total: CoverageCount; byType: Record<DocumentationPartType, CoverageCount> }
}

/** An entity and the parts that apply to it: its own, or else the inherited one. */
export interface DocumentedEntity extends DocumentableEntity {
  /** The part at exactly this location. */
  ownPartId?: string
  /** The part that applies without an own one: also what removing an own one goes back to. */
  inheritedPartId?: string
  /** Whose text shows. A part without members has no text, but hides the inherited one all the same. */
  status: DocumentationStatus
  isDocumented: boolean
}

export type DocumentationStatus = 'own' | 'inherited' | 'none'

/** A part and how far it reaches. */
export interface DocumentedPart extends DocumentationPart {
  /** Entities whose text it is now. */
  appliesTo: number
  /** Whether it is written for more than one entity: for any method or status code, or for those below its path. */
  isWildcard: boolean
}

/** Entities by whose text they show. */
export type CoverageCount = Record<DocumentationStatus, number>

/** The documentation of an API as its editor shows it: the draft's parts, or those of a version, over the draft's entities. */
export const getDocumentationTree = query({
  name: 'GetDocumentationTree',
  permission: 'apis:read',
  input: z.object({ restApiId: z.string(), documentationVersion: z.string().optional() }),
  async run(context, { restApiId, documentationVersion }): Promise<DocumentationTree> {
    await findRestApi(context, restApiId)
    const { parts } = await readDocumentation(context, restApiId, documentationVersion)
    const documentation = indexDocumentation(parts)
    const definition = await readDefinition(context.db, restApiId)
    const entities = withPropertyEntities(documentableEntities(definition, documentation), parts).map((entity) =>
      documented(entity, documentation),
    )
    return { entities, parts: reachOf(parts, entities), coverage: coverageOf(entities) }
  },
})

/** A part of a model's property, `Pet.name`, is shown below the model. */
function withPropertyEntities(
  entities: readonly DocumentableEntity[],
  parts: readonly DocumentationPart[],
): DocumentableEntity[] {
  const byModel = new Map<string, DocumentableEntity[]>()
  for (const { location } of parts) {
    const [, model, property] = /^([^.]+)\.(.+)$/.exec(location.type === 'MODEL' ? (location.name ?? '') : '') ?? []
    if (model === undefined || property === undefined) continue
    const parentKey = locationKey({ type: 'MODEL', name: model })
    const entity = { key: locationKey(location), parentKey, label: property, location }
    byModel.set(parentKey, [...(byModel.get(parentKey) ?? []), entity])
  }
  return entities.flatMap((entity) => [entity, ...(byModel.get(entity.key) ?? [])])
}

function documented(
  entity: DocumentableEntity,
  documentation: DocumentationIndex<DocumentationPart>,
): DocumentedEntity {
  const own = documentation.own(entity.location)
  const inherited = documentation.inherited(entity.location)
  const applied = own ?? inherited
  const hasText = applied !== undefined && Object.keys(parseProperties(applied.properties)).length > 0
  const status = !hasText ? 'none' : own ? 'own' : 'inherited'
  return {
    ...entity,
    ...(own ? { ownPartId: own.id } : {}),
    ...(inherited ? { inheritedPartId: inherited.id } : {}),
    status,
    isDocumented: hasText,
  }
}

function reachOf(parts: readonly DocumentationPart[], entities: readonly DocumentedEntity[]): DocumentedPart[] {
  const reached = new Map<string, number>()
  const shared = new Set<string>()
  for (const { ownPartId, inheritedPartId } of entities) {
    const id = ownPartId ?? inheritedPartId
    if (id !== undefined) reached.set(id, (reached.get(id) ?? 0) + 1)
    if (inheritedPartId !== undefined) shared.add(inheritedPartId)
  }
  return parts.map((part) => ({
    ...part,
    appliesTo: reached.get(part.id) ?? 0,
    isWildcard: shared.has(part.id) || part.location.method === '*' || part.location.statusCode === '*',
  }))
}

function coverageOf(entities: readonly DocumentedEntity[]): DocumentationTree['coverage'] {
  const none = (): CoverageCount => ({ own: 0, inherited: 0, none: 0 })
  const total = none()
  const counts = new Map(documentationPartTypes.map((type) => [type, none()] as const))
  for (const { location, status } of entities) {
    const count = isPartType(location.type) ? counts.get(location.type) : undefined
    if (count) count[status] += 1
    total[status] += 1
  }
  const byType = Object.fromEntries(counts) as Record<DocumentationPartType, CoverageCount>
  return { total, byType }
}

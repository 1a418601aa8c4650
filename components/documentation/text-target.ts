import type { DocumentedEntity, DocumentedPart } from '#server/rest-apis/documentation/get-documentation-tree.ts'

/** What the editor has before it. */
export type TextTarget =
  /** A text of its own, or a wider one at its source. */
  | {
      kind: 'part'
      part: DocumentedPart
      /** From where the reader came to the source. */
      entity?: DocumentedEntity
      isSource: boolean
      /** What would apply without it. */
      fallback?: DocumentedPart
    }
  /** A place that shows a text from above. */
  | { kind: 'inherited'; part: DocumentedPart; entity: DocumentedEntity }
  /** A place without text. */
  | { kind: 'missing'; entity: DocumentedEntity }

interface Selected {
  entity: DocumentedEntity | undefined
  /** Named by the address: edited at its source. */
  partId: string
}

/** What is edited: the part that the address names, or what applies to the entity. */
export function textTarget(
  { entity, partId }: Selected,
  parts: ReadonlyMap<string, DocumentedPart>,
): TextTarget | undefined {
  const named = parts.get(partId)
  if (named)
    return { kind: 'part', part: named, isSource: named.id !== entity?.ownPartId, ...(entity ? { entity } : {}) }
  if (!entity) return undefined
  const own = parts.get(entity.ownPartId ?? '')
  const inherited = parts.get(entity.inheritedPartId ?? '')
  if (own) return { kind: 'part', part: own, isSource: false, entity, ...(inherited ? { fallback: inherited } : {}) }
  return inherited ? { kind: 'inherited', part: inherited, entity } : { kind: 'missing', entity }
}

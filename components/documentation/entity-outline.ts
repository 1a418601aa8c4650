import type { DocumentedEntity, DocumentedPart } from '#server/rest-apis/documentation/get-documentation-tree.ts'

/** An entity as the list shows it, with those below it. */
export interface OutlineNode {
  key: string
  type: string
  label: string
  status: DocumentedEntity['status']
  ownPartId?: string
  /** False: only there because something below it matches the filter. */
  matches: boolean
  children: OutlineNode[]
}

/** What the list shows; an empty text is no filter. */
export interface EntityFilter {
  /** `own`, `inherited` or `none`. */
  status: string
  type: string
  /** Looked for in names, paths and texts. */
  text: string
}

/** The entities that match, below those that contain them, `atMost` of them; and how many match in all. */
export function entityOutline(
  entities: readonly DocumentedEntity[],
  parts: ReadonlyMap<string, DocumentedPart>,
  filter: EntityFilter,
  atMost: number,
): { nodes: OutlineNode[]; matchCount: number; shownCount: number } {
  const byKey = new Map(entities.map((entity) => [entity.key, entity]))
  const placed = new Map<string, OutlineNode>()
  const top: OutlineNode[] = []
  const place = (entity: DocumentedEntity): OutlineNode => {
    const known = placed.get(entity.key)
    if (known) return known
    const { key, label, status, location, ownPartId } = entity
    const own = ownPartId === undefined ? {} : { ownPartId }
    const node: OutlineNode = { key, type: location.type, label, status, ...own, matches: false, children: [] }
    placed.set(key, node)
    const parent = entity.parentKey === undefined ? undefined : byKey.get(entity.parentKey)
    const siblings = parent ? place(parent).children : top
    siblings.push(node)
    return node
  }
  const matching = entities.filter((entity) => matchesFilter(entity, parts, filter))
  for (const entity of matching.slice(0, atMost)) place(entity).matches = true
  return { nodes: top, matchCount: matching.length, shownCount: Math.min(matching.length, atMost) }
}

/** The keys of what matches, in the order of the list: what `j` and `k` go through. */
export function outlineOrder(nodes: readonly OutlineNode[]): string[] {
  return nodes.flatMap((node) => [...(node.matches ? [node.key] : []), ...outlineOrder(node.children)])
}

/** The part whose text an entity shows. */
export function appliedPartId({ ownPartId, inheritedPartId }: DocumentedEntity): string | undefined {
  return ownPartId ?? inheritedPartId
}

function matchesFilter(
  entity: DocumentedEntity,
  parts: ReadonlyMap<string, DocumentedPart>,
  { status, type, text }: EntityFilter,
): boolean {
  if (status && entity.status !== status) return false
  if (type && entity.location.type !== type) return false
  if (!text) return true
  const { path = '', method = '', name = '' } = entity.location
  const applied = parts.get(appliedPartId(entity) ?? '')?.properties ?? ''
  return `${entity.label} ${method} ${path} ${name} ${applied}`.toLowerCase().includes(text.toLowerCase())
}

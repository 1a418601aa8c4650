import type { DocumentedEntity, DocumentedPart } from '#server/rest-apis/documentation/get-documentation-tree.ts'
import { appliedPartId } from './entity-outline.ts'

/** One line of the reference: an entity and the text that applies to it. */
export interface ReferenceRow {
  key: string
  type: string
  label: string
  /** Of the part that applies. */
  partId?: string
  /** JSON text of that part's `properties`. */
  properties?: string
}

/** What the reference says about the method, resource, model or authorizer that an entity belongs to. */
export interface ReferenceOutline {
  subject: ReferenceRow & { path?: string; method?: string }
  /** The methods of a resource. */
  methods: ReferenceRow[]
  parameters: ReferenceRow[]
  requestBody?: ReferenceRow
  responses: { row: ReferenceRow; headers: ReferenceRow[]; body?: ReferenceRow }[]
}

const parameterTypes = ['PATH_PARAMETER', 'QUERY_PARAMETER', 'REQUEST_HEADER']

/** The part of the reference in which an entity stands. */
export function referenceOutline(
  entities: readonly DocumentedEntity[],
  parts: ReadonlyMap<string, DocumentedPart>,
  entity: DocumentedEntity,
): ReferenceOutline {
  const byKey = new Map(entities.map((each) => [each.key, each]))
  const subject = subjectOf(byKey, entity)
  const childrenOf = (parentKey: string) => entities.filter((each) => each.parentKey === parentKey)
  const rowOf = (each: DocumentedEntity): ReferenceRow => {
    const partId = appliedPartId(each)
    const properties = partId === undefined ? undefined : parts.get(partId)?.properties
    return {
      key: each.key,
      type: each.location.type,
      label: each.label,
      ...(partId === undefined ? {} : { partId }),
      ...(properties === undefined ? {} : { properties }),
    }
  }
  const children = childrenOf(subject.key)
  const rowsOf = (...types: string[]) => children.filter(({ location }) => types.includes(location.type)).map(rowOf)
  const [requestBody] = rowsOf('REQUEST_BODY')
  const { path, method } = subject.location
  return {
    subject: {
      ...rowOf(subject),
      ...(path === undefined ? {} : { path }),
      ...(method === undefined ? {} : { method }),
    },
    methods: rowsOf('METHOD'),
    parameters: rowsOf(...parameterTypes),
    ...(requestBody ? { requestBody } : {}),
    responses: rowsOf('RESPONSE').map((row) => responseOf(row, childrenOf(row.key).map(rowOf))),
  }
}

/** The method of what is inside one; everything else is a subject of its own. */
function subjectOf(byKey: ReadonlyMap<string, DocumentedEntity>, entity: DocumentedEntity): DocumentedEntity {
  let subject = entity
  while (subject.parentKey !== undefined && !['METHOD', 'RESOURCE'].includes(subject.location.type)) {
    const parent = byKey.get(subject.parentKey)
    if (!parent) break
    subject = parent
  }
  return subject
}

function responseOf(row: ReferenceRow, inside: readonly ReferenceRow[]): ReferenceOutline['responses'][number] {
  const body = inside.find(({ type }) => type === 'RESPONSE_BODY')
  return { row, headers: inside.filter(({ type }) => type === 'RESPONSE_HEADER'), ...(body ? { body } : {}) }
}

import type { DocumentedEntity, DocumentedPart } from '#server/rest-apis/documentation/get-documentation-tree.ts'

const pets = { path: '/pets', method: 'GET' }
/** An API with one method: its text, an inherited one, and places without. */
export const entities: DocumentedEntity[] = [
  entity('api', undefined, { type: 'API' }, 'none', 'Pets'),
  entity('pets', undefined, { type: 'RESOURCE', path: '/pets' }, 'none', '/pets'),
  entity('get', 'pets', { type: 'METHOD', ...pets }, 'own', 'GET', 'p1'),
  entity('limit', 'get', { type: 'QUERY_PARAMETER', ...pets, name: 'limit' }, 'inherited', 'limit', undefined, 'p2'),
  entity('body', 'get', { type: 'REQUEST_BODY', ...pets }, 'none', 'Request body'),
  entity('200', 'get', { type: 'RESPONSE', ...pets, statusCode: '200' }, 'none', '200'),
  entity('total', '200', { type: 'RESPONSE_HEADER', ...pets, statusCode: '200', name: 'X-Total' }, 'none', 'X-Total'),
  entity('answer', '200', { type: 'RESPONSE_BODY', ...pets, statusCode: '200' }, 'none', 'Response body'),
]
export const parts = new Map<string, DocumentedPart>([
  ['p1', part('p1', { type: 'METHOD', ...pets }, '{"summary":"List"}')],
  ['p2', part('p2', { type: 'QUERY_PARAMETER', path: '/', method: '*', name: 'limit' }, '{"description":"How many"}')],
])

/** The entity with this key. */
export function entityAt(key: string): DocumentedEntity {
  const found = entities.find((each) => each.key === key)
  if (!found) throw new Error(key)
  return found
}

function entity(
  key: string,
  parentKey: string | undefined,
  location: DocumentedEntity['location'],
  status: DocumentedEntity['status'],
  label: string,
  ownPartId?: string,
  inheritedPartId?: string,
): DocumentedEntity {
  return {
    key,
    label,
    location,
    status,
    isDocumented: status !== 'none',
    ...(parentKey ? { parentKey } : {}),
    ...(ownPartId ? { ownPartId } : {}),
    ...(inheritedPartId ? { inheritedPartId } : {}),
  }
}

function part(id: string, location: DocumentedPart['location'], properties: string): DocumentedPart {
  return { id, location, properties, appliesTo: 1, isWildcard: location.method === '*' }
}

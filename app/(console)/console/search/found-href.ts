import type { FoundObject } from '#server/search/searched-kinds.ts'

/** The page of an object that the search found. */
export function foundHref({ kind, id, restApiId, httpMethod }: FoundObject): string {
  const api = `/console/apis/${restApiId ?? id}`
  const name = encodeURIComponent(id)
  switch (kind) {
    case 'api':
      return api
    case 'method':
      return `${api}/resources/${id}/methods/${httpMethod}`
    case 'resource':
      return `${api}/resources/${id}`
    case 'stage':
      return `${api}/stages/${name}`
    case 'authorizer':
      return `${api}/authorizers/${name}`
    case 'model':
      return `${api}/models/${name}`
    case 'app':
    case 'api-key':
      return `/console/api-keys/${name}`
    default:
      return `/console/${kind}s/${name}`
  }
}

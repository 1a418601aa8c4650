const api = '/console/apis/[^/]+'

/** Which groups of help a page shows, by its path: the first that fits. */
const pages: readonly (readonly [pattern: string, ...groups: string[]])[] = [
  [`${api}/deploy`, 'deploy', 'stages'],
  [`${api}/stages`, 'stages'],
  [`${api}/resources/[^/]+/methods`, 'methods'],
  [`${api}/resources`, 'resources', 'methods'],
  [`${api}/authorizers`, 'authorizers'],
  [`${api}/gateway-responses`, 'gatewayResponses'],
  [`${api}/(models|validators)`, 'models'],
  [`${api}/documentation`, 'documentation'],
  [`${api}/resource-policy`, 'resourcePolicy'],
  [`${api}/(settings|import)`, 'apis'],
  [`${api}/publish`, 'publish'],
  ['/console/apis', 'apis'],
  ['/console/api-keys', 'apiKeys'],
  ['/console/usage-plans', 'usagePlans'],
  ['/console/products', 'products'],
  ['/console/portals', 'portals'],
  ['/console/groups', 'groups'],
  ['/console/access-requests', 'accessRequests'],
  ['/console/domain-names', 'domainNames'],
  ['/console/client-certificates', 'clientCertificates'],
  ['/console/vpc-links', 'vpcLinks'],
  ['/console/functions', 'functions'],
  ['/console/usage', 'usage'],
  ['/console/requests', 'usage'],
  ['/console/settings/mail', 'mail'],
  ['/console/settings', 'account'],
]

/** The groups of help entries that belong to a page; the start's for any other. */
export function helpGroups(pathname: string): string[] {
  const page = pages.find(([pattern]) => new RegExp(`^${pattern}(/|$)`).test(pathname))
  return page ? page.slice(1) : ['start']
}

/** The page of what an audit record is about, where it has one of its own. */
export function auditedObjectHref(resource: string): string | undefined {
  for (const [pattern, href] of pages) {
    const keys = pattern.exec(resource)?.slice(1)
    if (keys) return href(keys.map((key) => encodeURIComponent(decoded(key))))
  }
  return undefined
}

type Href = (keys: readonly string[]) => string

/** The most exact path first. */
const pages: readonly (readonly [pattern: RegExp, href: Href])[] = [
  [/^\/restapis\/([^/]+)\/stages\/([^/]+)/, ([api, stage]) => `/console/apis/${api}/stages/${stage}`],
  [/^\/restapis\/([^/]+)\/deployments/, ([api]) => `/console/apis/${api}/stages`],
  [/^\/restapis\/([^/]+)\/resources\/([^/]+)/, ([api, id]) => `/console/apis/${api}/resources/${id}`],
  [/^\/restapis\/([^/]+)\/authorizers\/([^/]+)/, ([api, id]) => `/console/apis/${api}/authorizers/${id}`],
  [/^\/restapis\/([^/]+)\/models\/([^/]+)/, ([api, name]) => `/console/apis/${api}/models/${name}`],
  [/^\/restapis\/([^/]+)\/requestvalidators/, ([api]) => `/console/apis/${api}/validators`],
  [
    /^\/restapis\/([^/]+)\/gatewayresponses\/([^/]+)/,
    ([api, type]) => `/console/apis/${api}/gateway-responses/${type}`,
  ],
  [/^\/restapis\/([^/]+)\/documentation\/versions/, ([api]) => `/console/apis/${api}/documentation/versions`],
  [/^\/restapis\/([^/]+)\/documentation/, ([api]) => `/console/apis/${api}/documentation`],
  [/^\/restapis\/([^/]+)/, ([api]) => `/console/apis/${api}`],
  [/^\/apikeys\/([^/]+)/, ([id]) => `/console/api-keys/${id}`],
  [/^\/usageplans\/([^/]+)/, ([id]) => `/console/usage-plans/${id}`],
  [/^\/domainnames\/([^/+]+)/, ([name]) => `/console/domain-names/${name}`],
  [/^\/clientcertificates\/([^/]+)/, ([id]) => `/console/client-certificates/${id}`],
  [/^\/vpclinks\/([^/]+)/, ([id]) => `/console/vpc-links/${id}`],
  [/^\/functions\/([^/]+)/, ([name]) => `/console/functions/${name}`],
  [/^\/products\/([^/]+)/, ([id]) => `/console/products/${id}`],
  [/^\/portals\/([^/]+)/, ([id]) => `/console/portals/${id}`],
  [/^\/groups\/([^/]+)/, ([id]) => `/console/groups/${id}`],
  [/^\/access-requests\/([^/]+)/, ([id]) => `/console/access-requests/${id}`],
  [/^\/members(\/|$)/, () => '/console/settings/members'],
  [/^\/access-keys(\/|$)/, () => '/console/settings/access-keys'],
  [/^\/aws-credentials(\/|$)/, () => '/console/settings/aws-credentials'],
  [/^\/account\/limits/, () => '/console/settings/limits'],
  [/^\/account/, () => '/console/settings'],
]

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

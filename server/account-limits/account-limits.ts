/** How many of something an account, or one of its objects, may have. */
export interface AccountLimit {
  /** Unless the account or the installation says otherwise. */
  readonly most: number
  /** What is counted within: all of the account, or one API, domain name or API key. */
  readonly within: 'account' | 'API' | 'domain name' | 'API key'
  /** As AWS's refusals name it. */
  readonly noun: string
}

/**
 * AWS's quotas of REST APIs. Three are larger, because a document that AWS could not import must work on one's own
 * machine: resources (AWS 300) and documentation parts (AWS 2000) of an API, and models, of which AWS publishes none.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
 */
export const accountLimits = {
  regionalApis: { most: 600, within: 'account', noun: 'Regional APIs' },
  edgeApis: { most: 120, within: 'account', noun: 'Edge-optimized APIs' },
  privateApis: { most: 600, within: 'account', noun: 'Private APIs' },
  apiKeys: { most: 10_000, within: 'account', noun: 'API Keys' },
  usagePlans: { most: 300, within: 'account', noun: 'Usage Plans' },
  usagePlansPerApiKey: { most: 10, within: 'API key', noun: 'Usage Plans' },
  clientCertificates: { most: 60, within: 'account', noun: 'Client Certificates' },
  domainNames: { most: 120, within: 'account', noun: 'Custom Domain Names' },
  privateDomainNames: { most: 50, within: 'account', noun: 'Private Custom Domain Names' },
  domainNameAccessAssociations: { most: 100, within: 'account', noun: 'Domain Name Access Associations' },
  basePathMappings: { most: 200, within: 'domain name', noun: 'Base Path Mappings' },
  vpcLinks: { most: 20, within: 'account', noun: 'VPC Links' },
  resources: { most: 50_000, within: 'API', noun: 'Resources' },
  stages: { most: 10, within: 'API', noun: 'Stages' },
  authorizers: { most: 10, within: 'API', noun: 'Authorizers' },
  models: { most: 20_000, within: 'API', noun: 'Models' },
  documentationParts: { most: 200_000, within: 'API', noun: 'Documentation Parts' },
} as const satisfies Readonly<Record<string, AccountLimit>>

export type LimitName = keyof typeof accountLimits

/** Their names, in the order of the table. */
export const limitNames = Object.keys(accountLimits) as LimitName[]

/** What may be set at most, so that a slip of the finger does not become a number that nobody can count to. */
export const largestLimit = 10_000_000

/**
 * The limit that holds: the account's own, else the installation's (`ACCOUNT_LIMITS`), else AWS's. What the
 * installation says no account can pass.
 */
export function effectiveLimit(
  name: LimitName,
  own: Readonly<Record<string, number>> | null | undefined,
  installation: Readonly<Partial<Record<LimitName, number>>>,
): number {
  const ceiling = installation[name]
  const chosen = own && Object.hasOwn(own, name) ? own[name] : undefined
  return Math.min(chosen ?? ceiling ?? accountLimits[name].most, ceiling ?? Number.POSITIVE_INFINITY)
}

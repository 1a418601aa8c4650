import { and, eq, ne, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Database } from '#db/client.ts'
import {
  apiKeys,
  authorizers,
  basePathMappings,
  clientCertificates,
  documentationParts,
  domainNameAccessAssociations,
  domainNames,
  models,
  resources,
  restApis,
  stages,
  usagePlanKeys,
  usagePlans,
  vpcLinks,
} from '#db/schema.ts'
import type { LimitName } from './account-limits.ts'

/** What one limit counts. */
interface Counted {
  readonly table: PgTable
  /** What holds the account's id, the API's or the key's; of mappings, the domain's name with its id. */
  readonly owner: PgColumn | SQL<string>
  readonly only?: SQL | undefined
}

/** Private domain names share a name with others, and are told apart by their ids. */
const domainKey = sql<string>`${basePathMappings.domainName} || '+' || ${basePathMappings.domainNameId}`

const counted: Readonly<Record<LimitName, Counted>> = {
  regionalApis: { table: restApis, owner: restApis.accountId, only: endpointType('REGIONAL') },
  edgeApis: { table: restApis, owner: restApis.accountId, only: endpointType('EDGE') },
  privateApis: { table: restApis, owner: restApis.accountId, only: endpointType('PRIVATE') },
  apiKeys: { table: apiKeys, owner: apiKeys.accountId },
  usagePlans: { table: usagePlans, owner: usagePlans.accountId },
  usagePlansPerApiKey: { table: usagePlanKeys, owner: usagePlanKeys.apiKeyId },
  clientCertificates: { table: clientCertificates, owner: clientCertificates.accountId },
  domainNames: { table: domainNames, owner: domainNames.accountId, only: eq(domainNames.domainNameId, '') },
  privateDomainNames: { table: domainNames, owner: domainNames.accountId, only: ne(domainNames.domainNameId, '') },
  domainNameAccessAssociations: {
    table: domainNameAccessAssociations,
    owner: domainNameAccessAssociations.accountId,
  },
  basePathMappings: { table: basePathMappings, owner: domainKey },
  vpcLinks: { table: vpcLinks, owner: vpcLinks.accountId },
  resources: { table: resources, owner: resources.restApiId },
  stages: { table: stages, owner: stages.restApiId },
  authorizers: { table: authorizers, owner: authorizers.restApiId },
  models: { table: models, owner: models.restApiId },
  documentationParts: { table: documentationParts, owner: documentationParts.restApiId },
}

function endpointType(type: string): SQL {
  return sql`${restApis.endpointConfiguration} -> 'types' ->> 0 = ${type}`
}

/** How many there are, as a number to select. @param owner the id of what the limit counts within */
export function countUsed(db: Database, name: LimitName, owner: string): SQL<number> {
  const { table, owner: column, only } = counted[name]
  return db.$count(table, and(sql`${column} = ${owner}`, only))
}

/** The most that one API, domain name or key of the account has: what a limit within those is compared with. */
export function countFullest(db: Database, name: LimitName, accountId: string): SQL<number> {
  const { table, owner, only } = counted[name]
  const perOwner = db
    .select({ used: sql<number>`count(*)`.as('used') })
    .from(table)
    .where(and(ownedBy(db, name, owner, accountId), only))
    .groupBy(owner)
    .as('per_owner')
  return sql<number>`coalesce((select max(${perOwner.used}) from ${perOwner}), 0)`.mapWith(Number)
}

function ownedBy(db: Database, name: LimitName, owner: Counted['owner'], accountId: string): SQL | undefined {
  if (name === 'usagePlansPerApiKey') {
    return sql`${owner} in ${db.select({ id: apiKeys.id }).from(apiKeys).where(eq(apiKeys.accountId, accountId))}`
  }
  if (name === 'basePathMappings') return eq(basePathMappings.accountId, accountId)
  return sql`${owner} in ${db.select({ id: restApis.id }).from(restApis).where(eq(restApis.accountId, accountId))}`
}

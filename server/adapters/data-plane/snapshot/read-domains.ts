import { and, eq, gt, inArray } from 'drizzle-orm'
import type { DomainSnapshot } from 'gateway-core/domain-snapshot.ts'
import type { Database } from '#db/client.ts'
import { basePathMappings, domainNames } from '#db/schema.ts'
import { type Entries, type Page, pageOf, rowsInPage } from './page.ts'

/** Private domain names need a private network to come through, and one name may be many accounts': they are not served. */
const isPublic = eq(domainNames.domainNameId, '')

/** The custom domain names after `after`, in order, with their mappings. */
export async function readDomainPage(db: Database, after = ''): Promise<Page<DomainSnapshot>> {
  const rows = await db
    .select()
    .from(domainNames)
    .where(and(gt(domainNames.domainName, after), isPublic))
    .orderBy(domainNames.domainName)
    .limit(rowsInPage)
  return pageOf(await withMappings(db, rows), rowsInPage, ([host]) => host)
}

/** The custom domain names of these hosts that exist. */
export async function readDomains(db: Database, hosts: readonly string[]): Promise<Entries<DomainSnapshot>> {
  if (hosts.length === 0) return []
  const rows = await db
    .select()
    .from(domainNames)
    .where(and(inArray(domainNames.domainName, [...hosts]), isPublic))
  return await withMappings(db, rows)
}

type DomainNameRow = typeof domainNames.$inferSelect

async function withMappings(db: Database, domains: readonly DomainNameRow[]): Promise<Entries<DomainSnapshot>> {
  const hosts = domains.filter(isMapped).map(({ domainName }) => domainName)
  const rows = await db
    .select()
    .from(basePathMappings)
    .where(and(inArray(basePathMappings.domainName, hosts), eq(basePathMappings.domainNameId, '')))
    .orderBy(basePathMappings.domainName, basePathMappings.basePath)
  const byHost = Map.groupBy(rows, ({ domainName }) => domainName)
  return domains.map(({ domainName }) => [
    domainName,
    {
      mappings: (byHost.get(domainName) ?? []).map(({ basePath, restApiId, stage }) => ({
        basePath: basePath === '(none)' ? '' : basePath,
        restApiId,
        ...(stage ? { stage } : {}),
      })),
    },
  ])
}

/**
 * Whether base path mappings count. Where callers must show a certificate nothing is served, because nobody asks them
 * for one; where only routing rules count there are none yet.
 */
function isMapped({ settings }: DomainNameRow): boolean {
  return settings.mutualTlsAuthentication === undefined && settings.routingMode !== 'ROUTING_RULE_ONLY'
}

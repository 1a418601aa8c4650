import { and, eq } from 'drizzle-orm'
import { basePathMappings } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import type { DomainNameRow } from '../domain-names/domain-name.ts'
import { type BasePathMappingRow, none } from './base-path-mapping.ts'

/** The mapping of a domain name that was found in the actor's account, or `NotFoundException`. */
export async function findBasePathMapping(
  { db }: Context,
  domain: DomainNameRow,
  basePath: string,
): Promise<BasePathMappingRow> {
  const [row] = await db.select().from(basePathMappings).where(mappingWhere(domain, basePath))
  if (!row) throw new ServiceError('NotFoundException', 'Invalid base path mapping identifier specified')
  return row
}

/** The condition of one mapping. */
export function mappingWhere({ domainName, domainNameId }: DomainNameRow, basePath: string) {
  return and(
    eq(basePathMappings.domainName, domainName),
    eq(basePathMappings.domainNameId, domainNameId),
    eq(basePathMappings.basePath, basePath || none),
  )
}

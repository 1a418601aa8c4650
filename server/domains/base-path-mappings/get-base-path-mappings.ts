import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { z } from 'zod'
import { basePathMappings } from '#db/schema.ts'
import { query } from '#server/operation.ts'
import { afterPosition, defaultPageSize, type Page, pageInput, pageOf } from '#server/paging.ts'
import { findDomainName } from '../domain-names/find-domain-name.ts'
import { type BasePathMapping, toBasePathMapping } from './base-path-mapping.ts'
import { domainKey } from './base-path-mapping-fields.ts'

const byPath = sql<string>`${basePathMappings.basePath} collate "C"`

/**
 * The mappings of a domain name, by base path. https://docs.aws.amazon.com/apigateway/latest/api/API_GetBasePathMappings.html
 */
export const getBasePathMappings = query({
  name: 'GetBasePathMappings',
  permission: 'domain-names:read',
  input: z.object({ ...domainKey, ...pageInput }),
  async run(context, { limit, position, ...key }): Promise<Page<BasePathMapping>> {
    const { domainName, domainNameId } = await findDomainName(context, key)
    const after = afterPosition(position)
    const rows = await context.db
      .select()
      .from(basePathMappings)
      .where(
        and(
          eq(basePathMappings.domainName, domainName),
          eq(basePathMappings.domainNameId, domainNameId),
          after === undefined ? undefined : gt(byPath, after),
        ),
      )
      .orderBy(asc(byPath))
      .limit((limit ?? defaultPageSize) + 1)
    const page = pageOf(rows, limit, ({ basePath }) => basePath)
    return { ...page, items: page.items.map(toBasePathMapping) }
  },
})

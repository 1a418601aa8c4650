import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { z } from 'zod'
import { domainNames } from '#db/schema.ts'
import { query } from '#server/operation.ts'
import { afterPosition, defaultPageSize, type Page, pageInput, pageOf } from '#server/paging.ts'
import { type DomainName, toDomainName } from './domain-name.ts'

const byName = sql<string>`(${domainNames.domainName} || '+' || ${domainNames.domainNameId}) collate "C"`

/**
 * The account's domain names, by name. `OTHER_ACCOUNTS` asks for those that others share: there are none.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_GetDomainNames.html
 */
export const getDomainNames = query({
  name: 'GetDomainNames',
  permission: 'domain-names:read',
  input: z.object({ ...pageInput, resourceOwner: z.enum(['SELF', 'OTHER_ACCOUNTS']).optional() }),
  async run(context, { limit, position, resourceOwner }): Promise<Page<DomainName>> {
    const after = afterPosition(position)
    if (resourceOwner === 'OTHER_ACCOUNTS') return { items: [] }
    const rows = await context.db
      .select({ row: domainNames, key: byName })
      .from(domainNames)
      .where(and(eq(domainNames.accountId, context.accountId), after === undefined ? undefined : gt(byName, after)))
      .orderBy(asc(byName))
      .limit((limit ?? defaultPageSize) + 1)
    const page = pageOf(rows, limit, ({ key }) => key)
    return { ...page, items: page.items.map(({ row }) => toDomainName(context, row)) }
  },
})

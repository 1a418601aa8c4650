import { and, asc, eq, gt } from 'drizzle-orm'
import { z } from 'zod'
import { domainNameAccessAssociations } from '#db/schema.ts'
import { query } from '#server/operation.ts'
import { afterPosition, defaultPageSize, type Page, pageInput, pageOf } from '#server/paging.ts'
import { timeKey } from '#server/time-key.ts'
import { type DomainNameAccessAssociation, toDomainNameAccessAssociation } from './domain-name-access-association.ts'

const oldestFirst = timeKey(domainNameAccessAssociations.createdDate, domainNameAccessAssociations.id)

/**
 * The account's associations, oldest first. Other accounts have none with its domain names.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_GetDomainNameAccessAssociations.html
 */
export const getDomainNameAccessAssociations = query({
  name: 'GetDomainNameAccessAssociations',
  permission: 'domain-names:read',
  input: z.object({ ...pageInput, resourceOwner: z.enum(['SELF', 'OTHER_ACCOUNTS']).optional() }),
  async run(context, { limit, position, resourceOwner }): Promise<Page<DomainNameAccessAssociation>> {
    const after = afterPosition(position)
    if (resourceOwner === 'OTHER_ACCOUNTS') return { items: [] }
    const rows = await context.db
      .select({ row: domainNameAccessAssociations, key: oldestFirst })
      .from(domainNameAccessAssociations)
      .where(
        and(
          eq(domainNameAccessAssociations.accountId, context.accountId),
          after === undefined ? undefined : gt(oldestFirst, after),
        ),
      )
      .orderBy(asc(oldestFirst))
      .limit((limit ?? defaultPageSize) + 1)
    const page = pageOf(rows, limit, ({ key }) => key)
    return { ...page, items: page.items.map(({ row }) => toDomainNameAccessAssociation(context, row)) }
  },
})

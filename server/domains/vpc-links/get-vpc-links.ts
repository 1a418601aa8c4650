import { and, asc, eq, gt } from 'drizzle-orm'
import { z } from 'zod'
import { vpcLinks } from '#db/schema.ts'
import { query } from '#server/operation.ts'
import { afterPosition, defaultPageSize, type Page, pageInput, pageOf } from '#server/paging.ts'
import { timeKey } from '#server/time-key.ts'
import { toVpcLink, type VpcLink } from './vpc-link.ts'

const oldestFirst = timeKey(vpcLinks.createdDate, vpcLinks.id)

/** The account's VPC links, oldest first. https://docs.aws.amazon.com/apigateway/latest/api/API_GetVpcLinks.html */
export const getVpcLinks = query({
  name: 'GetVpcLinks',
  permission: 'vpc-links:read',
  input: z.object(pageInput),
  async run({ db, accountId }, { limit, position }): Promise<Page<VpcLink>> {
    const after = afterPosition(position)
    const rows = await db
      .select({ row: vpcLinks, key: oldestFirst })
      .from(vpcLinks)
      .where(and(eq(vpcLinks.accountId, accountId), after === undefined ? undefined : gt(oldestFirst, after)))
      .orderBy(asc(oldestFirst))
      .limit((limit ?? defaultPageSize) + 1)
    const page = pageOf(rows, limit, ({ key }) => key)
    return { ...page, items: page.items.map(({ row }) => toVpcLink(row)) }
  },
})

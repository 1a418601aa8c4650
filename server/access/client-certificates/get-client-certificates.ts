import { and, asc, eq, gt } from 'drizzle-orm'
import { z } from 'zod'
import { clientCertificates } from '#db/schema.ts'
import { query } from '#server/operation.ts'
import { afterPosition, defaultPageSize, type Page, pageInput, pageOf } from '#server/paging.ts'
import { timeKey } from '#server/time-key.ts'
import { type ClientCertificate, toClientCertificate } from './client-certificate.ts'

const oldestFirst = timeKey(clientCertificates.createdDate, clientCertificates.id)

/**
 * The account's client certificates, oldest first.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_GetClientCertificates.html
 */
export const getClientCertificates = query({
  name: 'GetClientCertificates',
  permission: 'stages:read',
  input: z.object(pageInput),
  async run({ db, accountId }, { limit, position }): Promise<Page<ClientCertificate>> {
    const after = afterPosition(position)
    const rows = await db
      .select({ row: clientCertificates, key: oldestFirst })
      .from(clientCertificates)
      .where(and(eq(clientCertificates.accountId, accountId), after === undefined ? undefined : gt(oldestFirst, after)))
      .orderBy(asc(oldestFirst))
      .limit((limit ?? defaultPageSize) + 1)
    const page = pageOf(rows, limit, ({ key }) => key)
    return { ...page, items: page.items.map(({ row }) => toClientCertificate(row)) }
  },
})

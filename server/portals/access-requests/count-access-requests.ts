import { and, count, eq, min } from 'drizzle-orm'
import { z } from 'zod'
import { accessRequests } from '#db/schema.ts'
import { query } from '../../operation.ts'

/** How many requests wait for a decision of the account's, and since when. */
export const countAccessRequests = query({
  name: 'CountAccessRequests',
  permission: 'access-requests:read',
  input: z.object({}),
  async run({ db, accountId }) {
    const [row] = await db
      .select({ count: count(), oldest: min(accessRequests.createdAt) })
      .from(accessRequests)
      .where(and(eq(accessRequests.accountId, accountId), eq(accessRequests.status, 'pending')))
    return { pending: row?.count ?? 0, oldest: row?.oldest ?? undefined }
  },
})

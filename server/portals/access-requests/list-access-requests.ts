import { and, asc, desc, eq, gt, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { accessRequests, users } from '#db/schema.ts'
import { query } from '../../operation.ts'
import { afterPosition, pageInput, pageOf } from '../../paging.ts'
import { timeKey } from '../../time-key.ts'
import { readAccessRequests } from './access-request.ts'

/** `open` is `pending` and `question`. */
export const requestFilters = ['open', 'pending', 'question', 'approved', 'denied', 'withdrawn', 'all'] as const
export type RequestFilter = (typeof requestFilters)[number]

/** The account's requests: those that wait, longest first; with another filter newest first. */
export const listAccessRequests = query({
  name: 'ListAccessRequests',
  permission: 'access-requests:read',
  input: z.object({
    status: z.enum(requestFilters).default('open'),
    productId: z.string().optional(),
    userId: z.string().optional(),
    /** Part of a name or an address, in any case. */
    person: z.string().max(254).optional(),
    ...pageInput,
  }),
  async run(context, { status, productId, userId, person, limit = 50, position }) {
    const key = timeKey(accessRequests.createdAt, accessRequests.id)
    const isOldestFirst = status === 'open' || status === 'pending' || status === 'question'
    const order = isOldestFirst ? asc(key) : desc(key)
    const after = afterPosition(position)
    const rows = await context.db
      .select({ id: accessRequests.id, key })
      .from(accessRequests)
      .innerJoin(users, eq(users.id, accessRequests.userId))
      .where(
        and(
          eq(accessRequests.accountId, context.accountId),
          inStatus(status),
          productId ? eq(accessRequests.productId, productId) : undefined,
          userId ? eq(accessRequests.userId, userId) : undefined,
          person ? isCalled(person) : undefined,
          after ? (isOldestFirst ? gt(key, after) : lt(key, after)) : undefined,
        ),
      )
      .orderBy(order)
      .limit(limit + 1)
    const page = pageOf(rows, limit, (row) => row.key)
    const ids = page.items.map(({ id }) => id)
    const items =
      ids.length === 0
        ? []
        : await readAccessRequests(context, { condition: inArray(accessRequests.id, ids), order, limit })
    return { items, position: page.position }
  },
})

function inStatus(status: RequestFilter): SQL | undefined {
  if (status === 'all') return undefined
  if (status === 'open') return inArray(accessRequests.status, ['pending', 'question'])
  return eq(accessRequests.status, status)
}

function isCalled(text: string): SQL | undefined {
  const part = text.toLowerCase()
  return or(sql`position(${part} in lower(${users.name})) > 0`, sql`position(${part} in ${users.email}) > 0`)
}

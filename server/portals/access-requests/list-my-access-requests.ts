import { and, desc, eq, inArray, lt, or } from 'drizzle-orm'
import { z } from 'zod'
import { accessRequests, users } from '#db/schema.ts'
import { query } from '../../operation.ts'
import { afterPosition, pageInput, pageOf } from '../../paging.ts'
import { timeKey } from '../../time-key.ts'
import { consumerId } from '../apps/consumer-id.ts'
import { findApp } from '../apps/find-app.ts'
import { type AccessRequest, readAccessRequests } from './access-request.ts'

/** A request as its maker sees it: the provider speaks with one voice. */
export type OwnAccessRequest = Omit<AccessRequest, 'person'> & {
  /** Whether the caller made it; only they can answer or take it back. */
  readonly isMine: boolean
}

/**
 * The consumer's own requests, newest first; with `appId` those for one app of which they are a member, whoever of the
 * team made them.
 */
export const listMyAccessRequests = query({
  name: 'ListMyAccessRequests',
  permission: 'signed-in',
  input: z.object({ appId: z.string().optional(), ...pageInput }),
  async run(context, { appId, limit = 50, position }) {
    const userId = consumerId(context)
    if (appId) await findApp(context, appId)
    const key = timeKey(accessRequests.createdAt, accessRequests.id)
    const before = afterPosition(position)
    const rows = await context.db
      .select({ id: accessRequests.id, key })
      .from(accessRequests)
      .where(
        and(
          appId ? eq(accessRequests.appId, appId) : eq(accessRequests.userId, userId),
          before ? lt(key, before) : undefined,
        ),
      )
      .orderBy(desc(key))
      .limit(limit + 1)
    const page = pageOf(rows, limit, (row) => row.key)
    const items = await readAccessRequests(context, {
      condition: or(
        inArray(
          accessRequests.id,
          page.items.map(({ id }) => id),
        ),
      ),
      order: desc(key),
      limit,
    })
    const [me] = await context.db.select().from(users).where(eq(users.id, userId))
    return {
      items: items.map((item) => ownView(item, userId)),
      position: page.position,
      isVerified: Boolean(me?.emailVerifiedAt),
    }
  },
})

function ownView({ person, ...request }: AccessRequest, userId: string): OwnAccessRequest {
  const { provider, decision } = request
  return {
    ...request,
    isMine: person.userId === userId,
    messages: request.messages.map((message) =>
      message.from === 'admin' ? { ...message, name: provider.name } : message,
    ),
    // Which rule it was is the provider's own matter.
    decision: decision && { ...decision, by: undefined, rule: undefined },
  }
}

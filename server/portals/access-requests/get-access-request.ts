import { and, asc, desc, eq, ne } from 'drizzle-orm'
import { z } from 'zod'
import { accessRequests, apps, subscriptions, users } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { query } from '../../operation.ts'
import { readSubscriptions } from '../subscriptions/subscription.ts'
import { type AccessRequest, readAccessRequests } from './access-request.ts'

/** A request with all that an admin decides by. */
export interface AccessRequestDetails extends AccessRequest {
  readonly signedUpAt: Date
  /** Undefined: not proven. */
  readonly verifiedAt: Date | undefined
  /** The person's apps at this provider, with what they use. */
  readonly apps: readonly {
    readonly appId: string
    readonly name: string
    readonly uses: readonly { readonly product: string; readonly plan: string }[]
  }[]
  /** The person's other requests to this provider, newest first. */
  readonly pastRequests: readonly AccessRequest[]
  /** The plan that the app is under now; approving ends it. */
  readonly currentPlan: { readonly usagePlanId: string; readonly name: string } | undefined
}

const shownPastRequests = 20

/** One request to the account: who asks, for what, why, and what approving it would do. */
export const getAccessRequest = query({
  name: 'GetAccessRequest',
  permission: 'access-requests:read',
  input: z.object({ accessRequestId: z.string() }),
  run: async (context, { accessRequestId }): Promise<AccessRequestDetails> =>
    await readDetails(context, accessRequestId),
})

/** The request of the context's account with everything around it, or `NotFoundException`. */
export async function readDetails(context: Context, accessRequestId: string): Promise<AccessRequestDetails> {
  const { accountId, db } = context
  const newestFirst = desc(accessRequests.createdAt)
  const [request] = await readAccessRequests(context, {
    condition: and(eq(accessRequests.id, accessRequestId), eq(accessRequests.accountId, accountId)),
    order: newestFirst,
  })
  const [user] = request ? await db.select().from(users).where(eq(users.id, request.person.userId)) : []
  if (!request || !user) throw new ServiceError('NotFoundException', 'There is no such request')
  const pastRequests = await readAccessRequests(context, {
    condition: and(
      eq(accessRequests.accountId, accountId),
      eq(accessRequests.userId, user.id),
      ne(accessRequests.id, accessRequestId),
    ),
    order: newestFirst,
    limit: shownPastRequests,
  })
  return {
    ...request,
    signedUpAt: user.createdAt,
    verifiedAt: user.emailVerifiedAt ?? undefined,
    apps: await appsOf(context, user.id),
    pastRequests,
    currentPlan: await currentPlanOf(context, request),
  }
}

async function appsOf(context: Context, userId: string): Promise<AccessRequestDetails['apps']> {
  const { db, accountId } = context
  const rows = await db
    .select({ appId: apps.id, name: apps.name })
    .from(apps)
    .where(and(eq(apps.userId, userId), eq(apps.accountId, accountId)))
    .orderBy(asc(apps.createdAt), asc(apps.id))
  const all = await readSubscriptions(
    context,
    and(eq(apps.userId, userId), eq(apps.accountId, accountId)) ?? eq(apps.id, ''),
  )
  return rows.map(({ appId, name }) => ({
    ...{ appId, name },
    uses: all
      .filter((subscription) => subscription.appId === appId)
      .map(({ product, plan }) => ({ product: product.name, plan: plan.name })),
  }))
}

async function currentPlanOf(
  context: Context,
  { app, product }: AccessRequest,
): Promise<AccessRequestDetails['currentPlan']> {
  if (!app || !product) return undefined
  const condition = and(eq(subscriptions.appId, app.appId), eq(subscriptions.productId, product.productId))
  const [subscription] = condition ? await readSubscriptions(context, condition) : []
  return subscription && { usagePlanId: subscription.plan.usagePlanId, name: subscription.plan.name }
}

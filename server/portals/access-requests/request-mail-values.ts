import { and, eq, inArray } from 'drizzle-orm'
import { accessRequests, members, users } from '#db/schema.ts'
import type { CommandContext, Context } from '../../context.ts'
import type { MailValues } from '../../mail/mail-text.ts'
import { signToken } from '../../mail/signed-token.ts'
import { type AccessRequest, type AccessRequestRow, readAccessRequests } from './access-request.ts'

const linkMs = 7 * 24 * 60 * 60_000

/** The request as mails tell it. */
export async function requestForMail(context: CommandContext, { id }: AccessRequestRow): Promise<AccessRequest> {
  const [request] = await readAccessRequests(context, {
    condition: eq(accessRequests.id, id),
    order: accessRequests.createdAt.getSQL(),
  })
  if (!request) throw new Error(`The request ${id} that was just written is not there`)
  return request
}

/** What a mail about a request says, to either side. */
export function requestValues({ provider, product, plan, app, portal }: AccessRequest): MailValues {
  return {
    provider: provider.name,
    product: product?.name,
    plan: plan?.name,
    app: app?.name,
    portal: portal?.name,
    what: portal?.name ?? `${product?.name ?? ''}, ${plan?.name ?? ''}`,
  }
}

/** What the provider's admins read beside it: who, what it means, and their own links. */
export function adminValues(
  { settings, secrets, now }: Pick<Context, 'settings' | 'secrets' | 'now'>,
  request: AccessRequest,
  adminId: string,
): MailValues {
  const { person, plan, accessRequestId } = request
  const expiresAt = new Date(now().getTime() + linkMs)
  const link = (decision: 'approve' | 'deny') => {
    const claims = { accessRequestId, userId: adminId, decision }
    return `${settings.publicUrl}/requests/decide/${signToken(secrets, 'decide-access-request', claims, expiresAt)}`
  }
  const quotaOf = (period: 'DAY' | 'WEEK' | 'MONTH') => (plan?.quota?.period === period ? plan.quota.limit : undefined)
  return {
    ...requestValues(request),
    person: person.name,
    email: person.email,
    unprovenEmail: person.isVerified ? undefined : person.email,
    reason: request.reason === undefined ? undefined : { quote: request.reason },
    price: plan?.price,
    rateLimit: plan?.throttle?.rateLimit,
    dayQuota: quotaOf('DAY'),
    weekQuota: quotaOf('WEEK'),
    monthQuota: quotaOf('MONTH'),
    currentPlan: request.previousPlan?.name,
    approveUrl: link('approve'),
    denyUrl: link('deny'),
    expiresAt,
    requestUrl: `${settings.publicUrl}/console/access-requests/${accessRequestId}`,
  }
}

/** Where the one who asked sees it. */
export function ownRequestUrl({ settings }: Pick<Context, 'settings'>, accessRequestId: string): string {
  return `${settings.publicUrl}/requests#${accessRequestId}`
}

/** Those who may decide. */
export async function decidersOf({ db }: Pick<Context, 'db'>, accountId: string) {
  const rows = await db
    .select({ user: users })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.accountId, accountId), inArray(members.role, ['owner', 'admin'])))
  return rows.map(({ user }) => user)
}

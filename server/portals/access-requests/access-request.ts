import { and, eq, inArray, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { accessRequests, accounts, apps, portals, productPlans, products, usagePlans, users } from '#db/schema.ts'
import type { Context } from '../../context.ts'

export type AccessRequestRow = typeof accessRequests.$inferSelect

/** A plan as it was asked for. */
export interface RequestedPlan {
  readonly usagePlanId: string
  readonly name: string
  readonly throttle: { readonly rateLimit?: number; readonly burstLimit?: number } | undefined
  readonly quota: { readonly limit: number; readonly period: 'DAY' | 'WEEK' | 'MONTH' } | undefined
  readonly price: { readonly amountCents: number; readonly currency: string } | undefined
}

/** What somebody asked for, and what became of it: as the provider's people see it. */
export interface AccessRequest {
  readonly accessRequestId: string
  readonly kind: AccessRequestRow['kind']
  readonly status: AccessRequestRow['status']
  readonly provider: { readonly accountId: string; readonly name: string }
  readonly person: {
    readonly userId: string
    readonly name: string
    readonly email: string
    readonly isVerified: boolean
  }
  readonly app: { readonly appId: string; readonly name: string } | undefined
  readonly product: { readonly productId: string; readonly slug: string; readonly name: string } | undefined
  readonly plan: RequestedPlan | undefined
  /** Of a change of plan: the one that the app was under. */
  readonly previousPlan: RequestedPlan | undefined
  /** Of a request to enter one. */
  readonly portal: { readonly portalId: string; readonly name: string; readonly slug: string } | undefined
  /** What it is wanted for. */
  readonly reason: string | undefined
  readonly messages: readonly RequestMessage[]
  /** Undefined while it is open, and when it was taken back. */
  readonly decision: RequestDecision | undefined
  readonly createdAt: Date
}

export interface RequestMessage {
  readonly from: 'admin' | 'consumer'
  readonly name: string
  readonly text: string
  readonly at: Date
}

export interface RequestDecision {
  /** Who decided; undefined where a rule did, or to the consumer. */
  readonly by: string | undefined
  readonly rule: NonNullable<AccessRequestRow['decidedByRule']> | undefined
  readonly at: Date
  readonly reason: string | undefined
}

/** Whether it still waits for somebody. */
export function isOpen({ status }: Pick<AccessRequestRow, 'status'>): boolean {
  return status === 'pending' || status === 'question'
}

/** The requests that meet a condition. */
export async function readAccessRequests(
  context: Pick<Context, 'db'>,
  { condition, order, limit = 100 }: { condition: SQL | undefined; order: SQL; limit?: number },
): Promise<AccessRequest[]> {
  const previous = alias(usagePlans, 'previous_plan')
  const rows = await context.db
    .select({
      request: accessRequests,
      provider: { accountId: accounts.id, name: accounts.name },
      user: users,
      app: apps,
      product: products,
      plan: usagePlans,
      price: productPlans.price,
      previous,
      portal: { portalId: portals.id, name: portals.name, slug: portals.slug },
    })
    .from(accessRequests)
    .innerJoin(accounts, eq(accounts.id, accessRequests.accountId))
    .innerJoin(users, eq(users.id, accessRequests.userId))
    .leftJoin(apps, eq(apps.id, accessRequests.appId))
    .leftJoin(products, eq(products.id, accessRequests.productId))
    .leftJoin(usagePlans, eq(usagePlans.id, accessRequests.usagePlanId))
    .leftJoin(productPlans, and(eq(productPlans.productId, products.id), eq(productPlans.usagePlanId, usagePlans.id)))
    .leftJoin(previous, eq(previous.id, accessRequests.previousUsagePlanId))
    .leftJoin(portals, eq(portals.id, accessRequests.portalId))
    .where(condition)
    .orderBy(order)
    .limit(limit)
  const prices = await pricesOf(
    context,
    rows.map(({ request }) => request),
  )
  const names = await namesOf(
    context,
    rows.map(({ request }) => request),
  )
  return rows.map(({ request, provider, user, app, product, plan, price, previous, portal }) => ({
    accessRequestId: request.id,
    kind: request.kind,
    status: request.status,
    provider,
    person: { userId: user.id, name: user.name, email: user.email, isVerified: user.emailVerifiedAt !== null },
    app: app ? { appId: app.id, name: app.name } : undefined,
    product: product ? { productId: product.id, slug: product.slug, name: product.name } : undefined,
    plan: plan ? planOf(plan, price) : undefined,
    previousPlan: previous ? planOf(previous, prices.get(`${request.productId} ${previous.id}`)) : undefined,
    portal: portal ?? undefined,
    reason: request.reason ?? undefined,
    messages: request.messages.map(({ from, userId, text, at }) => ({
      ...{ from, text },
      name: names.get(userId) ?? '',
      at: new Date(at),
    })),
    decision: decisionOf(request, names),
    createdAt: request.createdAt,
  }))
}

type Price = { amountCents: number; currency: string } | null | undefined

function planOf(plan: typeof usagePlans.$inferSelect, price: Price): RequestedPlan {
  return {
    usagePlanId: plan.id,
    name: plan.name,
    throttle: plan.throttle ?? undefined,
    quota: plan.quota ? { limit: plan.quota.limit, period: plan.quota.period } : undefined,
    price: price ?? undefined,
  }
}

function decisionOf(request: AccessRequestRow, names: ReadonlyMap<string, string>): RequestDecision | undefined {
  if (!request.decidedAt || (request.status !== 'approved' && request.status !== 'denied')) return undefined
  return {
    by: request.decidedBy ? names.get(request.decidedBy) : undefined,
    rule: request.decidedByRule ?? undefined,
    at: request.decidedAt,
    reason: request.decisionReason ?? undefined,
  }
}

/** The prices of the plans that apps were under, by product and plan. */
async function pricesOf({ db }: Pick<Context, 'db'>, rows: readonly AccessRequestRow[]): Promise<Map<string, Price>> {
  const ids = rows.flatMap(({ previousUsagePlanId }) => previousUsagePlanId ?? [])
  if (ids.length === 0) return new Map()
  const offers = await db.select().from(productPlans).where(inArray(productPlans.usagePlanId, ids))
  return new Map(offers.map(({ productId, usagePlanId, price }) => [`${productId} ${usagePlanId}`, price]))
}

/** The names of those who wrote and decided, by user id. */
async function namesOf({ db }: Pick<Context, 'db'>, rows: readonly AccessRequestRow[]): Promise<Map<string, string>> {
  const ids = rows.flatMap(({ decidedBy, messages }) => [
    ...(decidedBy ? [decidedBy] : []),
    ...messages.map(({ userId }) => userId),
  ])
  if (ids.length === 0) return new Map()
  const people = await db.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, ids))
  return new Map(people.map(({ id, name }) => [id, name]))
}

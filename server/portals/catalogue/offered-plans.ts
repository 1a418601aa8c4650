import { asc, eq } from 'drizzle-orm'
import { productPlans, usagePlans } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { hashOfTerms } from '../subscriptions/agree-to-terms.ts'

/** A usage plan as consumers see it: AWS's limits and our price of a month; without one it is free. */
export interface OfferedPlan {
  readonly usagePlanId: string
  readonly name: string
  readonly description: string | undefined
  /** Requests per second, and at once. */
  readonly throttle: { readonly rateLimit?: number; readonly burstLimit?: number } | undefined
  readonly quota: { readonly limit: number; readonly period: 'DAY' | 'WEEK' | 'MONTH' } | undefined
  readonly price: { readonly amountCents: number; readonly currency: string } | undefined
  /** Markdown that a subscriber agrees to. */
  readonly terms: string | undefined
  /** Tells one version of them from another. */
  readonly termsHash?: string | undefined
  /** `manual`: a request waits for an admin, unless a rule decides it. */
  readonly approval: 'automatic' | 'manual'
}

/** The plans of a product in the order in which it offers them. */
export async function offeredPlans({ db }: Context, productId: string): Promise<OfferedPlan[]> {
  const rows = await db
    .select({ plan: usagePlans, offer: productPlans })
    .from(productPlans)
    .innerJoin(usagePlans, eq(usagePlans.id, productPlans.usagePlanId))
    .where(eq(productPlans.productId, productId))
    .orderBy(asc(productPlans.position))
  return rows.map(({ plan, offer }) => ({
    usagePlanId: plan.id,
    name: plan.name,
    description: plan.description ?? undefined,
    throttle: plan.throttle ?? undefined,
    quota: plan.quota ? { limit: plan.quota.limit, period: plan.quota.period } : undefined,
    price: offer.price ?? undefined,
    terms: offer.terms ?? undefined,
    ...(offer.terms ? { termsHash: hashOfTerms(offer.terms) } : {}),
    approval: offer.approval,
  }))
}

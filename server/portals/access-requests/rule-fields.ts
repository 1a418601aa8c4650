import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { productPlans, products } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { findProduct } from '../products/find-product.ts'

/** The members of a rule that its provider writes. */
export const ruleFields = {
  /** An address, a domain (`@example.org` or `*@example.org`) or `*` for everybody. */
  email: z
    .string()
    .trim()
    .toLowerCase()
    .max(254)
    .transform((text) => (text.startsWith('*@') ? text.slice(1) : text))
    .refine(
      (text) => text === '*' || /^@[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(text) || z.email().safeParse(text).success,
      'must be an address, a domain such as @example.org, or * for everybody',
    ),
  productId: z.string().nullish(),
  usagePlanId: z.string().nullish(),
  decision: z.enum(['approve', 'deny']),
  /** Approves only addresses that were proven. Says nothing where everybody is approved, or where the rule denies. */
  verifiedOnly: z.boolean().default(true),
}

const ruleInput = z.object(ruleFields)

/** What a rule is kept as; `NotFoundException` for a product or a plan that the account does not offer. */
export async function checkRule(context: Context, rule: z.output<typeof ruleInput>) {
  const { email, decision } = rule
  const [productId, usagePlanId] = [rule.productId ?? null, rule.usagePlanId ?? null]
  if (productId) await findProduct(context, productId)
  if (usagePlanId) await requirePlanOffered(context, productId, usagePlanId)
  return {
    ...{ email, productId, usagePlanId, decision },
    verifiedOnly: rule.verifiedOnly && decision === 'approve' && email !== '*',
  }
}

async function requirePlanOffered({ db, accountId }: Context, productId: string | null, usagePlanId: string) {
  const [offer] = await db
    .select({ productId: products.id })
    .from(productPlans)
    .innerJoin(products, eq(products.id, productPlans.productId))
    .where(
      and(
        eq(products.accountId, accountId),
        eq(productPlans.usagePlanId, usagePlanId),
        productId ? eq(products.id, productId) : undefined,
      ),
    )
    .limit(1)
  if (!offer) throw new ServiceError('NotFoundException', 'Invalid Usage Plan ID specified')
}

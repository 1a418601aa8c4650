import { asc, eq } from 'drizzle-orm'
import { approvalRules, products, usagePlans } from '#db/schema.ts'
import type { Context } from '../../context.ts'

/** A rule with the names of what it is about. */
export interface ApprovalRule {
  readonly ruleId: string
  readonly email: string
  readonly product: { readonly productId: string; readonly name: string } | undefined
  readonly plan: { readonly usagePlanId: string; readonly name: string } | undefined
  readonly decision: 'approve' | 'deny'
  readonly verifiedOnly: boolean
  readonly createdAt: Date
}

/** An account's rules in the order in which they are tried. */
export async function readApprovalRules({ db }: Pick<Context, 'db'>, accountId: string) {
  return await db
    .select({ rule: approvalRules, product: products.name, plan: usagePlans.name })
    .from(approvalRules)
    .leftJoin(products, eq(products.id, approvalRules.productId))
    .leftJoin(usagePlans, eq(usagePlans.id, approvalRules.usagePlanId))
    .where(eq(approvalRules.accountId, accountId))
    .orderBy(asc(approvalRules.position))
}

/** A rule as its provider sees it. */
export function approvalRuleOf({
  rule,
  product,
  plan,
}: Awaited<ReturnType<typeof readApprovalRules>>[number]): ApprovalRule {
  const { id, email, productId, usagePlanId, decision, verifiedOnly, createdAt } = rule
  return {
    ruleId: id,
    ...{ email, decision, verifiedOnly, createdAt },
    product: productId ? { productId, name: product ?? productId } : undefined,
    plan: usagePlanId ? { usagePlanId, name: plan ?? usagePlanId } : undefined,
  }
}

import { and, asc, eq, inArray, ne } from 'drizzle-orm'
import { accessRequests, users } from '#db/schema.ts'
import type { CommandContext, Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import type { AccessRequestRow } from './access-request.ts'
import { decideRequest } from './decide-request.ts'
import { matchRule } from './match-rule.ts'
import { readApprovalRules } from './read-approval-rules.ts'

/** The decision of the account's rules about one open request; undefined where they leave it to people. */
export async function applyRules(
  context: CommandContext,
  request: AccessRequestRow,
): Promise<AccessRequestRow | undefined> {
  // Who may enter a portal is not what rules about products and plans speak of.
  if (request.kind === 'portal') return undefined
  const rules = await readApprovalRules(context, request.accountId)
  if (rules.length === 0) return undefined
  const [user] = await context.db.select().from(users).where(eq(users.id, request.userId))
  const match = matchRule(
    rules.map((row) => ({ ...row.rule, row })),
    {
      email: user?.email ?? '',
      isVerified: Boolean(user?.emailVerifiedAt),
      productId: request.productId,
      usagePlanId: request.usagePlanId,
    },
  )
  if (!match || match.awaitsProof) return undefined
  const { row, email, decision, id } = match.rule
  const rule = {
    ...{ email, decision },
    ...(row.product ? { product: row.product } : {}),
    ...(row.plan ? { plan: row.plan } : {}),
  }
  return await decideRequest(context, request, { decision, decider: { ruleId: id, rule } })
}

/**
 * As `applyRules`, for one of many: a request that cannot be given what it asks for stays open, with nothing half done, and
 * holds up no other.
 */
export async function tryRules(
  context: CommandContext,
  request: AccessRequestRow,
): Promise<AccessRequestRow | undefined> {
  try {
    return await context.db.transaction((db) => applyRules({ ...context, db }, request))
  } catch (error) {
    if (error instanceof ServiceError) return undefined
    throw error
  }
}

/** What rules may decide: open requests for plans, oldest first. */
export function openForRules(
  { db }: Pick<Context, 'db'>,
  of: { readonly accountId: string } | { readonly userId: string },
) {
  return db
    .select({ request: accessRequests, user: users })
    .from(accessRequests)
    .innerJoin(users, eq(users.id, accessRequests.userId))
    .where(
      and(
        'accountId' in of ? eq(accessRequests.accountId, of.accountId) : eq(accessRequests.userId, of.userId),
        inArray(accessRequests.status, ['pending', 'question']),
        ne(accessRequests.kind, 'portal'),
      ),
    )
    .orderBy(asc(accessRequests.createdAt), asc(accessRequests.id))
}

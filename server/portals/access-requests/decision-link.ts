import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { accessRequests, members, users } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { readToken } from '../../mail/signed-token.ts'
import { isAllowed } from '../../permissions.ts'

const decisionClaims = z.object({
  accessRequestId: z.string(),
  userId: z.string(),
  decision: z.enum(['approve', 'deny']),
})

/** The admin for whom a link was signed, acting in the account, and what the link is for. */
export interface DecisionLink {
  readonly context: Context
  readonly adminName: string
  readonly accessRequestId: string
  readonly decision: 'approve' | 'deny'
}

/**
 * Reads the link of a mail: `NotFoundException` where it was not signed here, has expired, its request is gone, or its
 * reader is not an admin of the account any more.
 */
export async function readDecisionLink(context: Context, token: string): Promise<DecisionLink> {
  const { db, secrets, now } = context
  const claims = readToken(secrets, 'decide-access-request', { token, claims: decisionClaims, now: now() })
  if (!claims) throw useless()
  const [found] = await db
    .select({ accountId: accessRequests.accountId, role: members.role, name: users.name })
    .from(accessRequests)
    .innerJoin(members, and(eq(members.accountId, accessRequests.accountId), eq(members.userId, claims.userId)))
    .innerJoin(users, eq(users.id, members.userId))
    .where(eq(accessRequests.id, claims.accessRequestId))
  if (!found) throw useless()
  const actor = { kind: 'user' as const, userId: claims.userId, role: found.role }
  if (!isAllowed(actor, 'access-requests:write')) throw useless()
  return {
    context: { ...context, actor, accountId: found.accountId },
    adminName: found.name,
    accessRequestId: claims.accessRequestId,
    decision: claims.decision,
  }
}

function useless(): ServiceError {
  return new ServiceError(
    'NotFoundException',
    'This link does not work any more: it has expired, or you no longer decide about requests here. Sign in to look',
  )
}

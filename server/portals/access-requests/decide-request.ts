import { eq } from 'drizzle-orm'
import { accessRequests } from '#db/schema.ts'
import type { CommandContext } from '../../context.ts'
import type { AccessRequestRow } from './access-request.ts'
import { grantAccess } from './grant-access.ts'
import { mailDecision } from './mail-decision.ts'

/** For how long a decision can be taken back. Its mail waits a little longer. */
export const undoMs = 15_000
const mailWaitMs = 20_000

/** Who or what decides. */
export type Decider =
  | { readonly userId: string }
  | { readonly ruleId: string; readonly rule: NonNullable<AccessRequestRow['decidedByRule']> }

/** Closes an open request, gives what was asked for when it is approved, and tells the one who asked. */
export async function decideRequest(
  context: CommandContext,
  request: AccessRequestRow,
  { decision, reason, decider }: { decision: 'approve' | 'deny'; reason?: string | undefined; decider: Decider },
): Promise<AccessRequestRow> {
  const at = context.now()
  const [decided] = await context.db
    .update(accessRequests)
    .set({
      status: decision === 'approve' ? 'approved' : 'denied',
      decidedAt: at,
      decisionReason: reason ?? null,
      decidedBy: 'userId' in decider ? decider.userId : null,
      decidedByRuleId: 'ruleId' in decider ? decider.ruleId : null,
      decidedByRule: 'ruleId' in decider ? decider.rule : null,
    })
    .where(eq(accessRequests.id, request.id))
    .returning()
  if (!decided) throw new Error(`The request ${request.id} that was just locked is not there`)
  if (decision === 'approve') await grantAccess(context, decided)
  await mailDecision(context, decided, 'userId' in decider ? new Date(at.getTime() + mailWaitMs) : at)
  return decided
}

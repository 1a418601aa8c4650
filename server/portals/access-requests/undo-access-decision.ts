import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { accessRequests } from '#db/schema.ts'
import type { CommandContext } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { command } from '../../operation.ts'
import type { AccessRequestRow } from './access-request.ts'
import { undoMs } from './decide-request.ts'
import { deciderId } from './decider-id.ts'
import { lockRequest } from './find-access-request.ts'
import { forgetDecisionMail } from './mail-decision.ts'
import { takeBackAccess } from './take-back-access.ts'

/**
 * Takes back one's own decision within 15 seconds, before its mail goes out: what was given is taken away, the request is
 * open again. `ConflictException` where that would not be the whole of it any more. The audit log keeps both.
 */
export const undoAccessDecision = command({
  name: 'UndoAccessDecision',
  permission: 'access-requests:write',
  input: z.object({ accessRequestId: z.string() }),
  async run(context, { accessRequestId }) {
    const row = await lockRequest(context, accessRequestId)
    requireUndoable(context, row)
    if (row.status === 'approved') await takeBackAccess(context, row)
    await forgetDecisionMail(context, row)
    const status = row.messages.at(-1)?.from === 'admin' ? ('question' as const) : ('pending' as const)
    await context.db
      .update(accessRequests)
      .set({ status, decidedBy: null, decidedAt: null, decisionReason: null })
      .where(eq(accessRequests.id, row.id))
    return { accessRequestId, status, undone: row.status }
  },
  audit: ({ accessRequestId, undone }) => ({ resource: `/access-requests/${accessRequestId}`, detail: { undone } }),
})

function requireUndoable(context: CommandContext, { decidedAt, decidedBy, status }: AccessRequestRow): void {
  if (!decidedAt || (status !== 'approved' && status !== 'denied')) {
    throw new ServiceError('ConflictException', 'There is no decision to undo')
  }
  if (decidedBy !== deciderId(context)) {
    throw new ServiceError('ConflictException', 'Somebody else has decided this: only they can undo it')
  }
  if (context.now().getTime() - decidedAt.getTime() > undoMs) {
    throw new ServiceError('ConflictException', 'It is too late to undo this: the consumer has been told')
  }
}

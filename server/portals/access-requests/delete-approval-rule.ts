import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { approvalRules } from '#db/schema.ts'
import { ServiceError } from '../../errors.ts'
import { command } from '../../operation.ts'
import { lockRules } from './lock-rules.ts'

/** Deletes a rule; answers what it was and where, so that it can be put back. */
export const deleteApprovalRule = command({
  name: 'DeleteApprovalRule',
  permission: 'access-requests:write',
  input: z.object({ ruleId: z.string() }),
  async run(context, { ruleId }) {
    const known = await lockRules(context)
    const index = known.findIndex(({ id }) => id === ruleId)
    const rule = known[index]
    if (!rule) throw new ServiceError('NotFoundException', 'There is no such rule')
    await context.db.delete(approvalRules).where(eq(approvalRules.id, ruleId))
    const { email, productId, usagePlanId, decision, verifiedOnly } = rule
    return { ruleId, index, email, productId, usagePlanId, decision, verifiedOnly }
  },
  audit: ({ ruleId, index: _, ...rule }) => ({ resource: `/approval-rules/${ruleId}`, detail: rule }),
})

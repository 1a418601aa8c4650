import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { approvalRules } from '#db/schema.ts'
import { ServiceError } from '../../errors.ts'
import { command } from '../../operation.ts'
import { lockRules } from './lock-rules.ts'
import { checkRule, ruleFields } from './rule-fields.ts'

/** Changes a rule; it stays where it is. What it has decided before stays decided, and says what the rule was then. */
export const updateApprovalRule = command({
  name: 'UpdateApprovalRule',
  permission: 'access-requests:write',
  input: z.object({ ruleId: z.string(), ...ruleFields }),
  async run(context, { ruleId, ...input }) {
    const known = await lockRules(context)
    if (!known.some(({ id }) => id === ruleId)) throw new ServiceError('NotFoundException', 'There is no such rule')
    const rule = await checkRule(context, input)
    await context.db.update(approvalRules).set(rule).where(eq(approvalRules.id, ruleId))
    return { ruleId, ...rule }
  },
  audit: ({ ruleId, ...rule }) => ({ resource: `/approval-rules/${ruleId}`, detail: rule }),
})

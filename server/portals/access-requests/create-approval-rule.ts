import { z } from 'zod'
import { approvalRules } from '#db/schema.ts'
import { ServiceError } from '../../errors.ts'
import { command } from '../../operation.ts'
import { lockRules, placeRules } from './lock-rules.ts'
import { checkRule, ruleFields } from './rule-fields.ts'

/** Rules of one account, at most. */
export const rulesPerAccount = 100

/** Adds a rule at the end: it decides what none before it does. With `index` at that place, as undoing a deletion does. */
export const createApprovalRule = command({
  name: 'CreateApprovalRule',
  permission: 'access-requests:write',
  input: z.object({ ...ruleFields, index: z.number().int().min(0).max(rulesPerAccount).optional() }),
  async run(context, { index, ...input }) {
    const rule = await checkRule(context, input)
    const known = await lockRules(context)
    if (known.length >= rulesPerAccount) {
      throw new ServiceError('LimitExceededException', `There are ${rulesPerAccount} rules already. Delete one first`)
    }
    const { accountId, now, newId } = context
    const row = { id: newId(10), accountId, position: `~${newId(10)}`, createdAt: now(), ...rule }
    await context.db.insert(approvalRules).values(row)
    const ids = known.map(({ id }) => id)
    await placeRules(context, ids.toSpliced(index ?? ids.length, 0, row.id))
    return { ruleId: row.id, ...rule }
  },
  audit: ({ ruleId, ...rule }) => ({ resource: `/approval-rules/${ruleId}`, detail: rule }),
})

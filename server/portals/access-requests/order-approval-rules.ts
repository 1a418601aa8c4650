import { z } from 'zod'
import { ServiceError } from '../../errors.ts'
import { command } from '../../operation.ts'
import { lockRules, placeRules } from './lock-rules.ts'

/** Puts the account's rules into another order: the first that fits decides. Names all of them, each once. */
export const orderApprovalRules = command({
  name: 'OrderApprovalRules',
  permission: 'access-requests:write',
  input: z.object({ ruleIds: z.array(z.string()).max(200) }),
  async run(context, { ruleIds }) {
    const known = (await lockRules(context)).map(({ id }) => id)
    if ([...known].sort().join() !== [...ruleIds].sort().join()) {
      throw new ServiceError('ConflictException', 'The rules have been changed meanwhile. Look at them again')
    }
    await placeRules(context, ruleIds)
    return { ruleIds, before: known }
  },
  audit: ({ ruleIds, before }) => ({ resource: '/approval-rules', detail: { before, after: ruleIds } }),
})

import { z } from 'zod'
import { command } from '../../operation.ts'
import { isOpen } from './access-request.ts'
import { openForRules, tryRules } from './apply-rules.ts'
import { lockRequest } from './find-access-request.ts'

/** Requests decided in one go, at most; the rest at the next. */
const atOnce = 500

/** Lets the rules decide the requests that are open now. What they leave undecided stays open. */
export const applyApprovalRules = command({
  name: 'ApplyApprovalRules',
  permission: 'access-requests:write',
  input: z.object({}),
  async run(context) {
    const decided: { accessRequestId: string; status: string }[] = []
    for (const { request } of await openForRules(context, { accountId: context.accountId }).limit(atOnce)) {
      const row = await lockRequest(context, request.id)
      const done = isOpen(row) ? await tryRules(context, row) : undefined
      if (done) decided.push({ accessRequestId: done.id, status: done.status })
    }
    return {
      decided,
      approved: decided.filter(({ status }) => status === 'approved').length,
      denied: decided.filter(({ status }) => status === 'denied').length,
    }
  },
  audit: ({ decided }) => ({ resource: '/approval-rules', detail: { decided } }),
})

import { z } from 'zod'
import { query } from '../../operation.ts'
import { approveAccessRequest } from './approve-access-request.ts'
import { readDecisionLink } from './decision-link.ts'
import { denyAccessRequest } from './deny-access-request.ts'

/**
 * Does what the link of a mail is for, without signing in, as the admin whom the mail was for. It works once, since a
 * request is decided once. A query around the command, so that the command is that admin's.
 */
export const decideByLink = query({
  name: 'DecideByLink',
  permission: 'public',
  input: z.object({ token: z.string().max(2000), reason: z.string().max(2000).optional() }),
  async run(context, { token, reason }) {
    const { context: asAdmin, accessRequestId, decision } = await readDecisionLink(context, token)
    const input = { accessRequestId, reason, by: 'mail' }
    if (decision === 'approve') await approveAccessRequest.invoke(asAdmin, input)
    else await denyAccessRequest.invoke(asAdmin, input)
    return { accessRequestId, decision }
  },
})

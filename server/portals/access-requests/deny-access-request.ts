import { z } from 'zod'
import { command } from '../../operation.ts'
import { decideRequest } from './decide-request.ts'
import { deciderId } from './decider-id.ts'
import { lockOpenRequest } from './find-access-request.ts'

/** Denies an open request. The request stays, with the reason, as history. Told to them by mail after some seconds, in which it can be undone. */
export const denyAccessRequest = command({
  name: 'DenyAccessRequest',
  permission: 'access-requests:write',
  input: z.object({
    accessRequestId: z.string(),
    /** Read by the consumer. */
    reason: z.string().trim().min(1, 'say why: the consumer reads it').max(2000),
    /** By which door it came, for the audit log. */
    by: z.enum(['console', 'mail']).default('console'),
  }),
  async run(context, { accessRequestId, reason, by }) {
    const row = await lockOpenRequest(context, accessRequestId)
    const decided = await decideRequest(context, row, {
      decision: 'deny',
      reason: reason || undefined,
      decider: { userId: deciderId(context) },
    })
    return { accessRequestId, status: decided.status, appId: decided.appId, productId: decided.productId, by }
  },
  audit: ({ accessRequestId, appId, productId, by }, { reason }) => ({
    resource: `/access-requests/${accessRequestId}`,
    detail: { appId, productId, by, reason },
  }),
})

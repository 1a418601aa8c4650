import { z } from 'zod'
import { ServiceError } from '../../errors.ts'
import { query } from '../../operation.ts'
import { approveAccessRequest } from './approve-access-request.ts'

/**
 * Approves several requests, each on its own, so that one that cannot be approved holds up no other. A query around the
 * commands.
 */
export const approveAccessRequests = query({
  name: 'ApproveAccessRequests',
  permission: 'access-requests:write',
  input: z.object({ accessRequestIds: z.array(z.string()).min(1, 'choose at least one').max(200) }),
  async run(context, { accessRequestIds }) {
    const approved: string[] = []
    const failed: { accessRequestId: string; message: string }[] = []
    for (const accessRequestId of new Set(accessRequestIds)) {
      try {
        await approveAccessRequest(context, { accessRequestId })
        approved.push(accessRequestId)
      } catch (error) {
        if (!(error instanceof ServiceError)) throw error
        failed.push({ accessRequestId, message: error.message })
      }
    }
    return { approved, failed }
  },
})

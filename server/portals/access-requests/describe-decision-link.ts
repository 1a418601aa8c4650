import { z } from 'zod'
import { query } from '../../operation.ts'
import { readDecisionLink } from './decision-link.ts'
import { readDetails } from './get-access-request.ts'

/** What the link of a mail is about. Shows and changes nothing else: mail scanners open links too. */
export const describeDecisionLink = query({
  name: 'DescribeDecisionLink',
  permission: 'public',
  input: z.object({ token: z.string().max(2000) }),
  async run(context, { token }) {
    const link = await readDecisionLink(context, token)
    const request = await readDetails(link.context, link.accessRequestId)
    return { request, decision: link.decision, adminName: link.adminName }
  },
})

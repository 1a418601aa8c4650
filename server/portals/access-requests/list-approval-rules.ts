import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { accounts } from '#db/schema.ts'
import { query } from '../../operation.ts'
import { approvalRuleOf, readApprovalRules } from './read-approval-rules.ts'

/** The account's rules in the order in which they are tried, and whether consumers must give a reason. */
export const listApprovalRules = query({
  name: 'ListApprovalRules',
  permission: 'access-requests:read',
  input: z.object({}),
  async run(context) {
    const { db, accountId } = context
    const rows = await readApprovalRules(context, accountId)
    const [account] = await db.select().from(accounts).where(eq(accounts.id, accountId))
    return { items: rows.map(approvalRuleOf), reasonRequired: account?.requestReasonRequired ?? false }
  },
})

import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { accounts } from '#db/schema.ts'
import { command } from '../../operation.ts'

/** Chooses whether consumers must say what they want a plan for that needs approval. */
export const requireRequestReason = command({
  name: 'RequireRequestReason',
  permission: 'access-requests:write',
  input: z.object({ isRequired: z.boolean() }),
  async run({ db, accountId }, { isRequired }) {
    await db.update(accounts).set({ requestReasonRequired: isRequired }).where(eq(accounts.id, accountId))
    return { isRequired }
  },
  audit: ({ isRequired }) => ({ resource: '/approval-rules', detail: { reasonRequired: isRequired } }),
})

import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { accessRequests } from '#db/schema.ts'
import { ServiceError } from '../../errors.ts'
import { command } from '../../operation.ts'
import { isOpen } from './access-request.ts'
import { closedWords, lockOwnRequest } from './find-access-request.ts'

/** Takes one of the consumer's own requests back before it is decided. It stays as history. */
export const withdrawAccessRequest = command({
  name: 'WithdrawAccessRequest',
  permission: 'signed-in',
  input: z.object({ accessRequestId: z.string() }),
  async run(context, { accessRequestId }) {
    const row = await lockOwnRequest(context, accessRequestId)
    if (!isOpen(row)) throw new ServiceError('ConflictException', await closedWords(context, row))
    await context.db
      .update(accessRequests)
      .set({ status: 'withdrawn', decidedAt: context.now() })
      .where(eq(accessRequests.id, row.id))
    return { accessRequestId, accountId: row.accountId, status: 'withdrawn' as const }
  },
  audit: ({ accessRequestId, accountId }) => ({ accountId, resource: `/access-requests/${accessRequestId}` }),
})

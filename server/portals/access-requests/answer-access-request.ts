import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { accessRequests } from '#db/schema.ts'
import { ServiceError } from '../../errors.ts'
import { enqueueMail } from '../../mail/enqueue-mail.ts'
import { command } from '../../operation.ts'
import { isOpen } from './access-request.ts'
import { closedWords, lockOwnRequest } from './find-access-request.ts'
import { adminValues, decidersOf, requestForMail } from './request-mail-values.ts'

/** Answers the question that an admin has asked about one of the consumer's own requests. */
export const answerAccessRequest = command({
  name: 'AnswerAccessRequest',
  permission: 'signed-in',
  input: z.object({ accessRequestId: z.string(), answer: z.string().trim().min(1, 'must not be empty').max(2000) }),
  async run(context, { accessRequestId, answer }) {
    const row = await lockOwnRequest(context, accessRequestId)
    if (!isOpen(row)) throw new ServiceError('ConflictException', await closedWords(context, row))
    if (row.status !== 'question') throw new ServiceError('ConflictException', 'There is no question to answer')
    const { userId, accountId } = row
    const message = { from: 'consumer' as const, userId, text: answer, at: context.now().toISOString() }
    await context.db
      .update(accessRequests)
      .set({ status: 'pending', messages: [...row.messages, message] })
      .where(eq(accessRequests.id, row.id))
    const request = await requestForMail(context, row)
    for (const admin of await decidersOf(context, accountId)) {
      const values = { ...adminValues(context, request, admin.id), answer: { quote: answer } }
      await enqueueMail(context, { kind: 'requestAnswered', to: admin, accountId, values })
    }
    return { accessRequestId, accountId, status: 'pending' as const }
  },
  audit: ({ accessRequestId, accountId }) => ({ accountId, resource: `/access-requests/${accessRequestId}` }),
})

import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { accessRequests } from '#db/schema.ts'
import { ServiceError } from '../../errors.ts'
import { enqueueMail } from '../../mail/enqueue-mail.ts'
import { findRecipient } from '../../mail/find-recipient.ts'
import { command } from '../../operation.ts'
import { deciderId } from './decider-id.ts'
import { lockOpenRequest } from './find-access-request.ts'
import { ownRequestUrl, requestForMail, requestValues } from './request-mail-values.ts'

/** Messages of one request, at most: what is not clear by then is a matter for the telephone. */
export const messagesPerRequest = 50

/** Asks the consumer something before deciding; the request waits for their answer. */
export const askAccessQuestion = command({
  name: 'AskAccessQuestion',
  permission: 'access-requests:write',
  input: z.object({
    accessRequestId: z.string(),
    question: z.string().trim().min(1, 'must not be empty').max(2000),
  }),
  async run(context, { accessRequestId, question }) {
    const row = await lockOpenRequest(context, accessRequestId)
    if (row.messages.length >= messagesPerRequest) {
      throw new ServiceError('LimitExceededException', 'This conversation is long enough: approve or deny the request')
    }
    const message = {
      from: 'admin' as const,
      userId: deciderId(context),
      text: question,
      at: context.now().toISOString(),
    }
    await context.db
      .update(accessRequests)
      .set({ status: 'question', messages: [...row.messages, message] })
      .where(eq(accessRequests.id, row.id))
    await enqueueMail(context, {
      kind: 'requestQuestion',
      to: await findRecipient(context, row.userId),
      accountId: row.accountId,
      values: {
        ...requestValues(await requestForMail(context, row)),
        question: { quote: question },
        requestUrl: ownRequestUrl(context, row.id),
      },
    })
    return { accessRequestId, status: 'question' as const }
  },
  audit: ({ accessRequestId }) => ({ resource: `/access-requests/${accessRequestId}` }),
})

import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { mails } from '#db/schema.ts'
import { ServiceError } from '../errors.ts'
import { command } from '../operation.ts'
import { findMail } from './find-mail.ts'
import { mailOf } from './mail.ts'

/** Tries a mail again at once that could not be sent. */
export const retryMail = command({
  name: 'RetryMail',
  permission: 'mails:write',
  input: z.object({ mailId: z.string() }),
  async run(context, { mailId }) {
    const row = await findMail(context, mailId)
    if (row.sentAt) throw new ServiceError('ConflictException', 'This mail has been sent')
    const [changed] = await context.db
      .update(mails)
      .set({ dueAt: context.now(), givenUpAt: null })
      .where(eq(mails.id, mailId))
      .returning()
    return mailOf(changed ?? row)
  },
  audit: ({ mailId, recipient }) => ({ resource: `/mails/${mailId}`, detail: { recipient } }),
})

import { z } from 'zod'
import { ServiceError } from '../errors.ts'
import { command } from '../operation.ts'
import { enqueueMail } from './enqueue-mail.ts'
import { findRecipient } from './find-recipient.ts'

/** A mail to the one who asks: shows whether the mail server takes what it is given. */
export const sendTestMail = command({
  name: 'SendTestMail',
  permission: 'mails:write',
  input: z.object({}),
  async run(context) {
    const { actor, accountId } = context
    if (actor.kind !== 'user') throw new ServiceError('ForbiddenException', 'Only a user has an address to send to')
    const to = await findRecipient(context, actor.userId)
    const mailId = await enqueueMail(context, { kind: 'test', to, accountId })
    return { mailId, recipient: to.email }
  },
  audit: ({ mailId, recipient }) => ({ resource: `/mails/${mailId}`, detail: { recipient } }),
})

import { z } from 'zod'
import { ServiceError } from '../errors.ts'
import { command } from '../operation.ts'
import { confirmAddressUrl } from './confirm-address-url.ts'
import { enqueueMail } from './enqueue-mail.ts'
import { findRecipient } from './find-recipient.ts'

/** The mail behind `sendConfirmation`. No door leads here. */
export const enqueueConfirmation = command({
  name: 'EnqueueConfirmation',
  permission: 'signed-in',
  input: z.object({}),
  async run(context) {
    const { actor } = context
    const user = await findRecipient(context, actor.kind === 'user' ? actor.userId : '')
    if (user.emailVerifiedAt) throw new ServiceError('ConflictException', 'This address is confirmed already')
    await enqueueMail(context, {
      kind: 'confirmAddress',
      to: user,
      accountId: '',
      values: confirmAddressUrl(context, user),
    })
    return { userId: user.id, email: user.email }
  },
  audit: ({ userId, email }) => ({ resource: `/users/${userId}`, detail: { email } }),
})

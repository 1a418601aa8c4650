import { z } from 'zod'
import { ServiceError } from '../errors.ts'
import { query } from '../operation.ts'
import { findRecipient } from './find-recipient.ts'
import { noticeTopics } from './mail-kinds.ts'
import { mailLocales } from './mail-text.ts'

/** Which mails the caller gets, in which language, and whether their address is proven. */
export const getNoticeSettings = query({
  name: 'GetNoticeSettings',
  permission: 'signed-in',
  input: z.object({}),
  async run(context) {
    const { actor } = context
    if (actor.kind !== 'user') throw new ServiceError('ForbiddenException', 'Only a user gets mails')
    const user = await findRecipient(context, actor.userId)
    return {
      email: user.email,
      emailVerifiedAt: user.emailVerifiedAt ?? undefined,
      locale: user.locale ?? 'en',
      locales: mailLocales,
      topics: noticeTopics.map((topic) => ({ topic, isOn: !user.mutedNotices.includes(topic) })),
    }
  },
})

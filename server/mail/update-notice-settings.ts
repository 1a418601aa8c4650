import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { users } from '#db/schema.ts'
import { ServiceError } from '../errors.ts'
import { command } from '../operation.ts'
import { noticeTopics } from './mail-kinds.ts'
import { mailLocales } from './mail-text.ts'

/** Chooses which mails the caller gets, and in which language. What is about the safety of the account is always sent. */
export const updateNoticeSettings = command({
  name: 'UpdateNoticeSettings',
  permission: 'signed-in',
  input: z.object({
    /** The topics that are sent; the others are not. */
    topics: z.array(z.enum(noticeTopics)).optional(),
    locale: z
      .string()
      .refine((locale) => mailLocales.includes(locale), 'must be one of the languages that there are')
      .optional(),
  }),
  async run({ db, actor }, { topics, locale }) {
    if (actor.kind !== 'user') throw new ServiceError('ForbiddenException', 'Only a user gets mails')
    const muted = topics && noticeTopics.filter((topic) => !topics.includes(topic))
    if (muted || locale) {
      await db
        .update(users)
        .set({ ...(muted ? { mutedNotices: muted } : {}), ...(locale ? { locale } : {}) })
        .where(eq(users.id, actor.userId))
    }
    return { userId: actor.userId, muted, locale }
  },
  audit: ({ userId, muted, locale }) => ({ resource: `/users/${userId}`, detail: { muted, locale } }),
})

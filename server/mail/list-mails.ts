import { and, desc, eq, isNotNull, isNull, lt, ne, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { mails } from '#db/schema.ts'
import { query } from '../operation.ts'
import { afterPosition, pageInput, pageOf } from '../paging.ts'
import { timeKey } from '../time-key.ts'
import { type MailState, mailOf, mailStates } from './mail.ts'

/** The account's mails of the last 30 days, newest first, and whether there is a server that sends them. */
export const listMails = query({
  name: 'ListMails',
  permission: 'mails:read',
  input: z.object({ state: z.enum(mailStates).optional(), ...pageInput }),
  async run({ db, accountId, settings }, { state, limit = 50, position }) {
    const key = timeKey(mails.createdAt, mails.id)
    const before = afterPosition(position)
    const rows = await db
      .select({ mail: mails, key })
      .from(mails)
      .where(
        and(
          eq(mails.accountId, accountId),
          ne(mails.accountId, ''),
          ne(mails.recipient, ''),
          state ? conditions[state] : undefined,
          before ? lt(key, before) : undefined,
        ),
      )
      .orderBy(desc(key))
      .limit(limit + 1)
    const page = pageOf(rows, limit, (row) => row.key)
    return {
      items: page.items.map(({ mail }) => mailOf(mail)),
      position: page.position,
      isConfigured: settings.mail.smtpUrl !== undefined,
      from: settings.mail.from,
    }
  },
})

const isOpen = and(isNull(mails.sentAt), isNull(mails.givenUpAt))

const conditions: Readonly<Record<MailState, SQL | undefined>> = {
  waiting: and(isOpen, isNull(mails.lastError)),
  failing: and(isOpen, isNotNull(mails.lastError)),
  sent: isNotNull(mails.sentAt),
  'given-up': isNotNull(mails.givenUpAt),
}

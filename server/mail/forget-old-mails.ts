import { and, isNotNull, isNull, lt, ne } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { mails } from '#db/schema.ts'

const dayMs = 24 * 60 * 60_000
const keptDays = 30
/** Longer than any period of a quota and any notice of a product's end. */
const rememberedDays = 400

/**
 * Forgets mails after 30 days, sent or not. Of what is to be told once the mark stays for a year and more, without
 * recipient and text.
 */
export async function forgetOldMails(db: Database, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * dayMs)
  await db.delete(mails).where(and(isNull(mails.onceKey), lt(mails.createdAt, before(keptDays))))
  await db.delete(mails).where(lt(mails.createdAt, before(rememberedDays)))
  await db
    .update(mails)
    .set({ recipient: '', subject: '', body: '', isPrivate: false, unsubscribeUrl: null, givenUpAt: now })
    .where(and(isNotNull(mails.onceKey), ne(mails.recipient, ''), lt(mails.createdAt, before(keptDays))))
}

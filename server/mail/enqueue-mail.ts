import { mails, type users } from '#db/schema.ts'
import type { Context } from '../context.ts'
import { mailKinds } from './mail-kinds.ts'
import { type MailKind, type MailValues, mailText } from './mail-text.ts'
import { switchOffUrl } from './switch-off-url.ts'

/** What a job has too. */
export type MailContext = Pick<Context, 'db' | 'now' | 'newId' | 'settings' | 'secrets'>

/** The encryption of bodies that only their reader may see. */
export const mailBodyPurpose = 'mail body'

export interface NewMail {
  readonly kind: MailKind
  readonly to: Pick<typeof users.$inferSelect, 'id' | 'email' | 'name' | 'locale' | 'mutedNotices'>
  /** Whose admins see it in their outbox; empty for mails of the installation itself. */
  readonly accountId: string
  /** `name` and `publicUrl` are known without being told. */
  readonly values?: MailValues
  /** What is told, and to whom: a second mail with the same key is not sent. */
  readonly onceKey?: string
  /** Not before; now when absent. */
  readonly dueAt?: Date
}

/**
 * Writes a mail in its reader's language, in the transaction of what it tells: it is sent if and only if that commits.
 * Nothing is written for what the reader has switched off, or was told before.
 * @returns the id of the mail, if there is one.
 */
export async function enqueueMail(context: MailContext, mail: NewMail): Promise<string | undefined> {
  const { db, now, newId, settings, secrets } = context
  const { kind, to } = mail
  const { topic, isPrivate = false } = mailKinds[kind]
  if (topic && to.mutedNotices.includes(topic)) return undefined
  const unsubscribeUrl = topic && switchOffUrl(context, { userId: to.id, topic })
  const known = { publicUrl: settings.publicUrl, name: to.name }
  const { subject, body } = mailText(kind, to.locale, { ...known, ...mail.values })
  const footer = mailText('footer', to.locale, { ...known, unsubscribeUrl }).body
  const text = `${body}\n\n${footer}\n`
  const id = newId(20)
  const inserted = await db
    .insert(mails)
    .values({
      id,
      accountId: mail.accountId,
      onceKey: mail.onceKey,
      userId: to.id,
      kind,
      recipient: to.email,
      subject: subject.slice(0, 250),
      body: isPrivate ? secrets.encrypt(text, mailBodyPurpose) : text,
      isPrivate,
      unsubscribeUrl,
      createdAt: now(),
      dueAt: mail.dueAt ?? now(),
      attempts: 0,
    })
    .onConflictDoNothing()
    .returning({ id: mails.id })
  return inserted[0]?.id
}

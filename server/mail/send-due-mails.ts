import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { mails } from '#db/schema.ts'
import type { Secrets } from '../secrets.ts'
import { mailBodyPurpose } from './enqueue-mail.ts'
import { isForGood, type MailTransport } from './mail-transport.ts'

export interface SendDueMailsOptions {
  readonly db: Database
  readonly secrets: Secrets
  readonly transport: MailTransport
  readonly now: () => Date
  /** From 0 to 1. */
  readonly random: () => number
}

const batchSize = 20
const leaseMs = 5 * 60_000
const firstWaitMs = 30_000
const longestWaitMs = 60 * 60_000
const giveUpAfterMs = 24 * 60 * 60_000

/**
 * Sends what is due, oldest first, in one batch. Each mail is claimed before it is sent, under a lock of its row that
 * other nodes step over, so that no two send it; no transaction waits for the mail server. What a process that died had
 * claimed is sent again after five minutes, under the same Message-ID. A failure is tried again after 30 seconds, a
 * minute, two … an hour, more or less, and given up after a day.
 * @returns how many were sent and how many were tried.
 */
export async function sendDueMails(options: SendDueMailsOptions): Promise<{ sent: number; tried: number }> {
  const claimed = await claimMails(options)
  let sent = 0
  for (const mail of claimed) {
    try {
      await options.transport.send({
        id: mail.id,
        to: mail.recipient,
        subject: mail.subject,
        text: mail.isPrivate ? options.secrets.decrypt(mail.body, mailBodyPurpose) : mail.body,
        unsubscribeUrl: mail.unsubscribeUrl ?? undefined,
      })
      await options.db.update(mails).set({ sentAt: options.now(), lastError: null }).where(eq(mails.id, mail.id))
      sent += 1
    } catch (error) {
      await noteFailure(options, mail, error)
    }
  }
  return { sent, tried: claimed.length }
}

type MailRow = typeof mails.$inferSelect

async function claimMails({ db, now }: SendDueMailsOptions): Promise<MailRow[]> {
  const at = now()
  return await db.transaction(async (transaction) => {
    const due = await transaction
      .select({ id: mails.id })
      .from(mails)
      .where(and(isNull(mails.sentAt), isNull(mails.givenUpAt), lte(mails.dueAt, at)))
      .orderBy(asc(mails.dueAt), asc(mails.id))
      .limit(batchSize)
      .for('update', { skipLocked: true })
    const claimed: MailRow[] = []
    for (const { id } of due) {
      const [row] = await transaction
        .update(mails)
        .set({ attempts: sql`${mails.attempts} + 1`, dueAt: new Date(at.getTime() + leaseMs) })
        .where(eq(mails.id, id))
        .returning()
      if (row) claimed.push(row)
    }
    return claimed
  })
}

async function noteFailure({ db, now, random }: SendDueMailsOptions, mail: MailRow, error: unknown): Promise<void> {
  const at = now()
  const waitMs = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(mail.attempts - 1, 20)) * (0.5 + random())
  const isOver = isForGood(error) || at.getTime() - mail.createdAt.getTime() >= giveUpAfterMs
  await db
    .update(mails)
    .set({
      dueAt: new Date(at.getTime() + waitMs),
      lastError: (error instanceof Error ? error.message : String(error)).slice(0, 1000),
      ...(isOver ? { givenUpAt: at } : {}),
    })
    .where(eq(mails.id, mail.id))
}

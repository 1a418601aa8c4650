import type { mails } from '#db/schema.ts'
import type { MailKind } from './mail-text.ts'

export const mailStates = ['waiting', 'sent', 'failing', 'given-up'] as const
export type MailState = (typeof mailStates)[number]

/** A mail as its provider's admins see it. */
export interface Mail {
  readonly mailId: string
  readonly kind: MailKind | string
  readonly recipient: string
  readonly subject: string
  /** `failing`: the last attempt failed, another one follows. */
  readonly state: MailState
  readonly createdAt: Date
  readonly sentAt: Date | undefined
  /** Of a waiting or failing one: when it is tried next. */
  readonly dueAt: Date
  readonly attempts: number
  /** What the mail server said. */
  readonly lastError: string | undefined
}

/** The mail of a row, without its text. */
export function mailOf(row: typeof mails.$inferSelect): Mail {
  return {
    mailId: row.id,
    kind: row.kind,
    recipient: row.recipient,
    subject: row.subject,
    state: row.sentAt ? 'sent' : row.givenUpAt ? 'given-up' : row.lastError ? 'failing' : 'waiting',
    createdAt: row.createdAt,
    sentAt: row.sentAt ?? undefined,
    dueAt: row.dueAt,
    attempts: row.attempts,
    lastError: row.lastError ?? undefined,
  }
}

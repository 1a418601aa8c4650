import { createTransport } from 'nodemailer'
import type { Settings } from '../settings.ts'

/** A mail as the server that sends it gets it. */
export interface OutgoingMail {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly unsubscribeUrl: string | undefined
}

/** The way to the mail server. */
export interface MailTransport {
  /** Rejects with what the server said. */
  send(mail: OutgoingMail): Promise<void>
  close(): void
}

/** A failure after which the same mail to the same address would fail again. */
export function isForGood(error: unknown): boolean {
  if (!(error instanceof Error) || !('responseCode' in error) || typeof error.responseCode !== 'number') return false
  // 530–538 are about who sends (RFC 4954): the operator mends that.
  return error.responseCode >= 500 && !(error.responseCode >= 530 && error.responseCode <= 538)
}

/** Sends through `SMTP_URL`, over connections that are kept; undefined where it is not set. */
export function openMailTransport({ mail, publicUrl }: Settings): MailTransport | undefined {
  if (!mail.smtpUrl) return undefined
  const transport = createTransport({
    url: mail.smtpUrl,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const host = new URL(publicUrl).hostname
  return {
    async send({ id, to, subject, text, unsubscribeUrl }) {
      await transport.sendMail({
        from: mail.from,
        // As an object, so that no comma in it makes two recipients.
        to: { name: '', address: to },
        subject,
        text,
        messageId: `<${id}@${host}>`,
        headers: { 'Auto-Submitted': 'auto-generated', ...unsubscribeHeaders(unsubscribeUrl) },
      })
    },
    close: () => transport.close(),
  }
}

/** RFC 2369 and, for one click, RFC 8058. */
function unsubscribeHeaders(url: string | undefined): Record<string, string> {
  if (!url) return {}
  return { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
}

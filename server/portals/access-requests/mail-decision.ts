import { eq } from 'drizzle-orm'
import { mails } from '#db/schema.ts'
import type { CommandContext } from '../../context.ts'
import { enqueueMail } from '../../mail/enqueue-mail.ts'
import { findRecipient } from '../../mail/find-recipient.ts'
import type { AccessRequestRow } from './access-request.ts'
import { ownRequestUrl, requestForMail, requestValues } from './request-mail-values.ts'

/** Tells the one who asked what was decided. */
export async function mailDecision(context: CommandContext, row: AccessRequestRow, dueAt: Date): Promise<void> {
  const request = await requestForMail(context, row)
  const { publicUrl } = context.settings
  await enqueueMail(context, {
    kind: row.status === 'approved' ? 'requestApproved' : 'requestDenied',
    to: await findRecipient(context, row.userId),
    accountId: row.accountId,
    values: {
      ...requestValues(request),
      reason: row.decisionReason === null ? undefined : { quote: row.decisionReason },
      appUrl: request.app ? `${publicUrl}/apps/${request.app.appId}` : `${publicUrl}/portals/${request.portal?.slug}`,
      requestUrl: ownRequestUrl(context, row.id),
    },
    onceKey: decisionKey(row),
    dueAt,
  })
}

/** Takes the mail back that has not been sent yet. */
export async function forgetDecisionMail({ db }: CommandContext, row: AccessRequestRow): Promise<void> {
  await db.delete(mails).where(eq(mails.onceKey, decisionKey(row)))
}

function decisionKey({ id }: AccessRequestRow): string {
  return `access-request-decision ${id}`
}

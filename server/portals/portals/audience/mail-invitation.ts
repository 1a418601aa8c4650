import { eq } from 'drizzle-orm'
import { accounts, type users } from '#db/schema.ts'
import type { CommandContext } from '#server/context.ts'
import { enqueueMail } from '#server/mail/enqueue-mail.ts'
import type { PortalRow } from '../find-portal.ts'

interface Invitation {
  readonly row: PortalRow
  readonly email: string
  readonly url: string
  /** Who has the address already. */
  readonly user: typeof users.$inferSelect | undefined
}

/** Writes the mail of an invitation; false where the installation sends none, so that the link has to be passed on. */
export async function mailInvitation(context: CommandContext, invitation: Invitation): Promise<boolean> {
  const { row, email, url, user } = invitation
  if (!context.settings.mail.smtpUrl) return false
  const [account] = await context.db
    .select({ name: accounts.name })
    .from(accounts)
    .where(eq(accounts.id, row.accountId))
  const to = user ?? { id: '', email, name: '', locale: null, mutedNotices: [] }
  const values = { provider: account?.name ?? '', portal: row.name, url }
  const mailId = await enqueueMail(context, { kind: 'portalInvitation', to, accountId: row.accountId, values })
  return mailId !== undefined
}

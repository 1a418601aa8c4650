import { eq } from 'drizzle-orm'
import { accounts, users } from '#db/schema.ts'
import type { CommandContext } from '../../context.ts'
import { enqueueMail } from '../../mail/enqueue-mail.ts'
import { consumerId } from './consumer-id.ts'

interface AppInvitationMail {
  readonly accountId: string
  readonly appName: string
  readonly email: string
  readonly token: string
}

/** Writes the mail of an invitation; false where the installation sends none, so that the link has to be passed on. */
export async function mailAppInvitation(context: CommandContext, invitation: AppInvitationMail): Promise<boolean> {
  const { db, settings } = context
  if (!settings.mail.smtpUrl) return false
  const { accountId, appName, email, token } = invitation
  const [known] = await db.select().from(users).where(eq(users.email, email))
  const [inviter] = await db
    .select({ name: users.name })
    .from(users)
    .where(eq(users.id, consumerId(context)))
  const [provider] = await db.select({ name: accounts.name }).from(accounts).where(eq(accounts.id, accountId))
  const mailId = await enqueueMail(context, {
    kind: 'appInvitation',
    to: known ?? { id: '', email, name: '', locale: null, mutedNotices: [] },
    // It concerns people of the consumer, not the provider.
    accountId: '',
    values: {
      inviter: inviter?.name ?? '',
      app: appName,
      provider: provider?.name ?? '',
      url: `${settings.publicUrl}/apps/invitations/${token}`,
    },
  })
  return mailId !== undefined
}

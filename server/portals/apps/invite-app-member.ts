import { and, eq, ne } from 'drizzle-orm'
import { z } from 'zod'
import { appInvitations, appMembers, users } from '#db/schema.ts'
import { ServiceError } from '../../errors.ts'
import { emailAddress } from '../../identity/users/email-address.ts'
import { command } from '../../operation.ts'
import { hashApiKeyValue } from '../../secrets.ts'
import { appRole, lockApp } from './app-member.ts'
import { findApp } from './find-app.ts'
import { mailAppInvitation } from './mail-app-invitation.ts'

/** Members and open invitations of one app, at most. */
export const membersPerApp = 50
const invitationDays = 7

/**
 * Asks somebody by address to share an app. The answer has the link's secret, once: the owner may hand it over by other
 * means than mail. Asking the same address again ends the link before.
 */
export const inviteAppMember = command({
  name: 'InviteAppMember',
  permission: 'signed-in',
  input: z.object({ appId: z.string(), email: emailAddress, role: appRole }),
  async run(context, { appId, email, role }) {
    const { db, now, newId } = context
    const app = await findApp(context, appId, 'owner')
    await lockApp(context, appId)
    const [member] = await db
      .select({ role: appMembers.role })
      .from(appMembers)
      .innerJoin(users, eq(users.id, appMembers.userId))
      .where(and(eq(appMembers.appId, appId), eq(users.email, email)))
    if (member) refuse(`They share the app already, as ${member.role}`)
    const people = await db.$count(appMembers, eq(appMembers.appId, appId))
    const asked = await db.$count(appInvitations, and(eq(appInvitations.appId, appId), ne(appInvitations.email, email)))
    if (people + asked >= membersPerApp) refuse(`An app is shared by ${membersPerApp} people at most`)
    const token = newId(40)
    const expiresAt = new Date(now().getTime() + invitationDays * 86_400_000)
    const row = { id: newId(10), appId, email, role, tokenHash: hashApiKeyValue(token), expiresAt, createdAt: now() }
    await db
      .insert(appInvitations)
      .values(row)
      .onConflictDoUpdate({ target: [appInvitations.appId, appInvitations.email], set: row })
    const isMailed = await mailAppInvitation(context, { accountId: app.accountId, appName: app.name, email, token })
    return {
      accountId: app.accountId,
      isMailed,
      appId,
      appName: app.name,
      invitationId: row.id,
      email,
      role,
      expiresAt,
      token,
    }
  },
  audit: ({ accountId, appId, invitationId, role }) => ({
    accountId,
    resource: `/apps/${appId}/invitations/${invitationId}`,
    detail: { role },
  }),
})

function refuse(message: string): never {
  throw new ServiceError('ConflictException', message, { fields: { email: message } })
}

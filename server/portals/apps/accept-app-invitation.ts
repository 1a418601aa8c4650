import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { appInvitations, appMembers } from '#db/schema.ts'
import { command } from '../../operation.ts'
import { consumerId } from './consumer-id.ts'
import { findAppInvitation } from './find-app-invitation.ts'

/** Joins the app of an invitation. The link is used up. */
export const acceptAppInvitation = command({
  name: 'AcceptAppInvitation',
  permission: 'signed-in',
  input: z.object({ token: z.string().max(100) }),
  async run(context, { token }) {
    const { invitation, app } = await findAppInvitation(context, token)
    const userId = consumerId(context)
    await context.db
      .insert(appMembers)
      .values({ appId: app.id, userId, role: invitation.role, createdAt: context.now() })
      .onConflictDoNothing()
    await context.db.delete(appInvitations).where(eq(appInvitations.id, invitation.id))
    return { accountId: app.accountId, appId: app.id, appName: app.name, role: invitation.role, userId }
  },
  audit: ({ accountId, appId, role, userId }) => ({
    accountId,
    resource: `/apps/${appId}/members/${userId}`,
    detail: { role },
  }),
})

import { and, asc, eq, gt } from 'drizzle-orm'
import { z } from 'zod'
import { appInvitations, appMembers, users } from '#db/schema.ts'
import { query } from '../../operation.ts'
import { consumerId } from './consumer-id.ts'
import { findApp } from './find-app.ts'

/** Who shares an app, for all of them; who has been asked to, for its owners. */
export const listAppMembers = query({
  name: 'ListAppMembers',
  permission: 'signed-in',
  input: z.object({ appId: z.string() }),
  async run(context, { appId }) {
    const { role } = await findApp(context, appId)
    const members = await context.db
      .select({ userId: users.id, name: users.name, email: users.email, role: appMembers.role })
      .from(appMembers)
      .innerJoin(users, eq(users.id, appMembers.userId))
      .where(eq(appMembers.appId, appId))
      .orderBy(asc(appMembers.createdAt), asc(users.id))
    const invitations =
      role === 'owner'
        ? await context.db
            .select({
              invitationId: appInvitations.id,
              email: appInvitations.email,
              role: appInvitations.role,
              expiresAt: appInvitations.expiresAt,
            })
            .from(appInvitations)
            .where(and(eq(appInvitations.appId, appId), gt(appInvitations.expiresAt, context.now())))
            .orderBy(asc(appInvitations.createdAt), asc(appInvitations.id))
        : []
    const me = consumerId(context)
    return { items: members.map((member) => ({ ...member, isYou: member.userId === me })), invitations }
  },
})

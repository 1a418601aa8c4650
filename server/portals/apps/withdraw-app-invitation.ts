import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { appInvitations } from '#db/schema.ts'
import { ServiceError } from '../../errors.ts'
import { command } from '../../operation.ts'
import { findApp } from './find-app.ts'

/** An owner takes an invitation back: its link opens nothing any more. */
export const withdrawAppInvitation = command({
  name: 'WithdrawAppInvitation',
  permission: 'signed-in',
  input: z.object({ appId: z.string(), invitationId: z.string() }),
  async run(context, { appId, invitationId }) {
    const { accountId } = await findApp(context, appId, 'owner')
    const gone = await context.db
      .delete(appInvitations)
      .where(and(eq(appInvitations.appId, appId), eq(appInvitations.id, invitationId)))
      .returning({ email: appInvitations.email })
    if (!gone[0]) throw new ServiceError('NotFoundException', 'There is no such invitation')
    return { accountId, email: gone[0].email }
  },
  audit: ({ accountId }, { appId, invitationId }) => ({
    accountId,
    resource: `/apps/${appId}/invitations/${invitationId}`,
  }),
})

import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { appMembers } from '#db/schema.ts'
import { command } from '../../operation.ts'
import { appRole, findAppMember, lockApp, requireOtherOwner } from './app-member.ts'
import { findApp } from './find-app.ts'

/** An owner gives a member of the app another role; there is always one owner at least. */
export const changeAppMember = command({
  name: 'ChangeAppMember',
  permission: 'signed-in',
  input: z.object({ appId: z.string(), userId: z.string(), role: appRole }),
  async run(context, { appId, userId, role }) {
    await lockApp(context, appId)
    const { accountId } = await findApp(context, appId, 'owner')
    const previousRole = await findAppMember(context, appId, userId)
    if (previousRole === 'owner' && role !== 'owner') await requireOtherOwner(context, appId, userId)
    await context.db
      .update(appMembers)
      .set({ role })
      .where(and(eq(appMembers.appId, appId), eq(appMembers.userId, userId)))
    return { accountId, role, previousRole }
  },
  audit: ({ accountId, role, previousRole }, { appId, userId }) => ({
    accountId,
    resource: `/apps/${appId}/members/${userId}`,
    detail: { role, previousRole },
  }),
})

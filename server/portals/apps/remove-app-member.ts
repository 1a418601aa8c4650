import { z } from 'zod'
import { command } from '../../operation.ts'
import { findAppMember, lockApp, requireOtherOwner, takeOutMember } from './app-member.ts'
import { requireAppRole } from './app-role.ts'
import { consumerId } from './consumer-id.ts'
import { findApp } from './find-app.ts'

/**
 * An owner takes somebody out of the app, or a member leaves it. The last owner stays until there is another one. Who
 * has seen the key still has it: rotate it and retire the old value.
 */
export const removeAppMember = command({
  name: 'RemoveAppMember',
  permission: 'signed-in',
  input: z.object({ appId: z.string(), userId: z.string() }),
  async run(context, { appId, userId }) {
    await lockApp(context, appId)
    const { accountId, name, role } = await findApp(context, appId)
    const isLeaving = userId === consumerId(context)
    if (!isLeaving) requireAppRole(role, 'owner')
    const previousRole = await findAppMember(context, appId, userId)
    if (previousRole === 'owner') await requireOtherOwner(context, appId, userId)
    await takeOutMember(context, appId, userId)
    return { accountId, appId, appName: name, isLeaving, previousRole }
  },
  audit: ({ accountId, previousRole }, { appId, userId }) => ({
    accountId,
    resource: `/apps/${appId}/members/${userId}`,
    detail: { previousRole },
  }),
})

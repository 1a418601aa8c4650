import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { appMembers, apps } from '#db/schema.ts'
import { ServiceError } from '../../errors.ts'
import { command } from '../../operation.ts'
import { findAppMember, lockApp } from './app-member.ts'
import { consumerId } from './consumer-id.ts'
import { findApp } from './find-app.ts'

/** Hands an app over to another of its members: they own it, the one who owned it stays as a developer. */
export const transferApp = command({
  name: 'TransferApp',
  permission: 'signed-in',
  input: z.object({ appId: z.string(), userId: z.string() }),
  async run(context, { appId, userId }) {
    const me = consumerId(context)
    await lockApp(context, appId)
    const { accountId, name } = await findApp(context, appId, 'owner')
    if (userId === me) throw new ServiceError('BadRequestException', 'You own the app already')
    await findAppMember(context, appId, userId)
    const set = (member: string, role: 'owner' | 'developer') =>
      context.db
        .update(appMembers)
        .set({ role })
        .where(and(eq(appMembers.appId, appId), eq(appMembers.userId, member)))
    await set(userId, 'owner')
    await set(me, 'developer')
    await context.db.update(apps).set({ userId }).where(eq(apps.id, appId))
    return { accountId, appId, appName: name }
  },
  audit: ({ accountId }, { appId, userId }) => ({ accountId, resource: `/apps/${appId}`, detail: { owner: userId } }),
})

import { and, asc, count, eq, ne } from 'drizzle-orm'
import { z } from 'zod'
import { appMembers, apps } from '#db/schema.ts'
import type { CommandContext, Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { type AppRole, appRoles } from './app-role.ts'

export const appRole = z.enum(appRoles)

/** Makes commands on the people of one app wait for each other until the commit. */
export async function lockApp({ db }: CommandContext, appId: string): Promise<void> {
  await db.select({ id: apps.id }).from(apps).where(eq(apps.id, appId)).for('update')
}

/** A member's role, or `NotFoundException`. */
export async function findAppMember({ db }: Context, appId: string, userId: string): Promise<AppRole> {
  const [row] = await db
    .select({ role: appMembers.role })
    .from(appMembers)
    .where(and(eq(appMembers.appId, appId), eq(appMembers.userId, userId)))
  if (!row) throw new ServiceError('NotFoundException', 'There is no such member of the app')
  return row.role
}

/** `ConflictException` when nobody but this member could decide about the app any more. */
export async function requireOtherOwner({ db }: Context, appId: string, userId: string): Promise<void> {
  const [others] = await db
    .select({ count: count() })
    .from(appMembers)
    .where(and(eq(appMembers.appId, appId), eq(appMembers.role, 'owner'), ne(appMembers.userId, userId)))
  if (others && others.count > 0) return
  throw new ServiceError(
    'ConflictException',
    'An app needs an owner, and this is the last one. Make somebody else an owner first, or delete the app',
  )
}

/** Takes a member out. An app that they made goes on under the name of its oldest other owner. */
export async function takeOutMember({ db }: CommandContext, appId: string, userId: string): Promise<void> {
  await db.delete(appMembers).where(and(eq(appMembers.appId, appId), eq(appMembers.userId, userId)))
  const [heir] = await db
    .select({ userId: appMembers.userId })
    .from(appMembers)
    .where(and(eq(appMembers.appId, appId), eq(appMembers.role, 'owner')))
    .orderBy(asc(appMembers.createdAt), asc(appMembers.userId))
    .limit(1)
  if (!heir) return
  await db
    .update(apps)
    .set({ userId: heir.userId })
    .where(and(eq(apps.id, appId), eq(apps.userId, userId)))
}

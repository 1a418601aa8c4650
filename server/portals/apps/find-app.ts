import { and, eq } from 'drizzle-orm'
import { appMembers, apps } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { type AppRole, requireAppRole } from './app-role.ts'
import { consumerId } from './consumer-id.ts'

/** An app with what the consumer may do with it. */
export type FoundApp = typeof apps.$inferSelect & { readonly role: AppRole }

/** An app of which the consumer is a member, or `NotFoundException`; `ForbiddenException` with a lower role than asked. */
export async function findApp(context: Context, appId: string, least: AppRole = 'viewer'): Promise<FoundApp> {
  const [row] = await context.db
    .select({ app: apps, role: appMembers.role })
    .from(apps)
    .innerJoin(appMembers, eq(appMembers.appId, apps.id))
    .where(and(eq(apps.id, appId), eq(appMembers.userId, consumerId(context))))
  if (!row) throw new ServiceError('NotFoundException', 'Invalid app identifier specified')
  requireAppRole(row.role, least)
  return { ...row.app, role: row.role }
}

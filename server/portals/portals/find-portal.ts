import { and, eq } from 'drizzle-orm'
import { portals } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'

export type PortalRow = typeof portals.$inferSelect

/** The portal in the actor's account, or `NotFoundException`. */
export async function findPortal({ db, accountId }: Context, portalId: string): Promise<PortalRow> {
  const [row] = await db
    .select()
    .from(portals)
    .where(and(eq(portals.id, portalId), eq(portals.accountId, accountId)))
  if (!row) throw new ServiceError('NotFoundException', 'Invalid portal identifier specified')
  return row
}

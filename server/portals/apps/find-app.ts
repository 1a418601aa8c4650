import { and, eq } from 'drizzle-orm'
import { apps } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { consumerId } from './consumer-id.ts'

/** The consumer's own app, or `NotFoundException`. */
export async function findApp(context: Context, appId: string): Promise<typeof apps.$inferSelect> {
  const [row] = await context.db
    .select()
    .from(apps)
    .where(and(eq(apps.id, appId), eq(apps.userId, consumerId(context))))
  if (!row) throw new ServiceError('NotFoundException', 'Invalid app identifier specified')
  return row
}

import { eq } from 'drizzle-orm'
import { subscriptions } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import type { AppRole } from '../apps/app-role.ts'
import { type FoundApp, findApp } from '../apps/find-app.ts'

/** A subscription of an app of which the actor is a member, or `NotFoundException`; `ForbiddenException` with a lower role. */
export async function findSubscription(
  context: Context,
  subscriptionId: string,
  least?: AppRole,
): Promise<typeof subscriptions.$inferSelect & { readonly app: FoundApp }> {
  const [row] = await context.db.select().from(subscriptions).where(eq(subscriptions.id, subscriptionId))
  const app = row && (await findApp(context, row.appId, least).catch(asSubscription))
  if (!row || !app) throw notFound()
  return { ...row, app }
}

/** Whose app it is not learns nothing of the app either. */
function asSubscription(error: unknown): never {
  throw error instanceof ServiceError && error.failure === 'NotFoundException' ? notFound() : error
}

function notFound(): ServiceError {
  return new ServiceError('NotFoundException', 'Invalid subscription identifier specified')
}

import { and, eq } from 'drizzle-orm'
import { apps, subscriptions } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { consumerId } from '../apps/consumer-id.ts'

/** A subscription of one of the actor's own apps, or `NotFoundException`. */
export async function findSubscription(
  context: Context,
  subscriptionId: string,
): Promise<typeof subscriptions.$inferSelect> {
  const [row] = await context.db
    .select({ subscription: subscriptions })
    .from(subscriptions)
    .innerJoin(apps, eq(apps.id, subscriptions.appId))
    .where(and(eq(subscriptions.id, subscriptionId), eq(apps.userId, consumerId(context))))
  if (!row) throw new ServiceError('NotFoundException', 'Invalid subscription identifier specified')
  return row.subscription
}

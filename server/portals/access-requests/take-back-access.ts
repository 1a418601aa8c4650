import { and, eq, gte } from 'drizzle-orm'
import { apps, portalMembers, productPlans, subscriptions } from '#db/schema.ts'
import type { CommandContext } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { endSubscription } from '../subscriptions/end-subscription.ts'
import { movePlan } from '../subscriptions/move-plan.ts'
import type { AccessRequestRow } from './access-request.ts'

/** Takes away what an approval has just given; `ConflictException` where that would not be the whole of it any more. */
export async function takeBackAccess(context: CommandContext, request: AccessRequestRow): Promise<void> {
  const { db } = context
  const { appId, productId, usagePlanId, previousUsagePlanId } = request
  if (request.kind === 'portal') {
    await leavePortal(context, request)
    return
  }
  const [subscription] = await db
    .select()
    .from(subscriptions)
    .where(and(eq(subscriptions.appId, appId ?? ''), eq(subscriptions.productId, productId ?? '')))
    .for('update')
  if (!subscription || subscription.usagePlanId !== usagePlanId) throw changedMeanwhile()
  if (request.kind === 'subscription') {
    await endSubscription(context, subscription)
    return
  }
  const [app] = await db.select().from(apps).where(eq(apps.id, subscription.appId))
  const [offer] = await db
    .select()
    .from(productPlans)
    .where(
      and(eq(productPlans.productId, subscription.productId), eq(productPlans.usagePlanId, previousUsagePlanId ?? '')),
    )
  if (!app || !offer) throw changedMeanwhile()
  await movePlan(context, { app, subscription, usagePlanId: offer.usagePlanId })
}

/** An invitation that was there before the approval stays, unused as it was. */
async function leavePortal({ db }: CommandContext, { portalId, userId, decidedAt }: AccessRequestRow): Promise<void> {
  const entrance = and(eq(portalMembers.portalId, portalId ?? ''), eq(portalMembers.userId, userId))
  const isOfApproval = gte(portalMembers.createdAt, decidedAt ?? new Date(0))
  await db.delete(portalMembers).where(and(entrance, isOfApproval))
  await db.update(portalMembers).set({ userId: null }).where(entrance)
}

function changedMeanwhile(): ServiceError {
  return new ServiceError('ConflictException', 'The app has changed its plan since: the decision cannot be undone')
}

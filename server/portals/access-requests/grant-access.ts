import { and, eq } from 'drizzle-orm'
import { apps, portalMembers, portals, productPlans, products, subscriptions, users } from '#db/schema.ts'
import type { CommandContext } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { insertSubscription } from '../subscriptions/insert-subscription.ts'
import { movePlan } from '../subscriptions/move-plan.ts'
import type { AccessRequestRow } from './access-request.ts'

/**
 * Gives what was asked for. The subscription that is made has the id of its request. `ConflictException`, in words, when
 * it cannot be given any more.
 */
export async function grantAccess(context: CommandContext, request: AccessRequestRow): Promise<void> {
  if (request.kind === 'portal') await enterPortal(context, request)
  else await grantPlan(context, request)
}

async function grantPlan(context: CommandContext, request: AccessRequestRow): Promise<void> {
  const { db } = context
  const { appId, productId, usagePlanId } = request
  const [app] = appId ? await db.select().from(apps).where(eq(apps.id, appId)) : []
  const [product] = productId ? await db.select().from(products).where(eq(products.id, productId)) : []
  const [offer] =
    productId && usagePlanId
      ? await db
          .select()
          .from(productPlans)
          .where(and(eq(productPlans.productId, productId), eq(productPlans.usagePlanId, usagePlanId)))
      : []
  if (!app || !product || !offer) {
    throw new ServiceError(
      'ConflictException',
      'The product does not offer this plan any more: the request can only be denied',
    )
  }
  if (request.kind === 'subscription') {
    await insertSubscription(context, { subscriptionId: request.id, app, product, usagePlanId: offer.usagePlanId })
    return
  }
  const [subscription] = await db
    .select()
    .from(subscriptions)
    .where(and(eq(subscriptions.appId, app.id), eq(subscriptions.productId, product.id)))
    .for('update')
  if (!subscription) {
    throw new ServiceError(
      'ConflictException',
      `${app.name} does not use ${product.name} any more: there is no plan to change`,
    )
  }
  await movePlan(context, { app, subscription, usagePlanId: offer.usagePlanId })
}

async function enterPortal(context: CommandContext, { portalId, userId }: AccessRequestRow): Promise<void> {
  const { db, now } = context
  const [portal] = portalId ? await db.select({ id: portals.id }).from(portals).where(eq(portals.id, portalId)) : []
  const [user] = await db.select({ email: users.email }).from(users).where(eq(users.id, userId))
  if (!portal || !user)
    throw new ServiceError('ConflictException', 'The portal is gone: the request can only be denied')
  await keepOtherReader(context, { portalId: portal.id, email: user.email, userId })
  await db
    .insert(portalMembers)
    .values({ portalId: portal.id, email: user.email, userId, createdAt: now() })
    .onConflictDoUpdate({ target: [portalMembers.portalId, portalMembers.email], set: { userId } })
}

interface Entrance {
  readonly portalId: string
  readonly email: string
  readonly userId: string
}

/** The invitation of an address may have let somebody else in, who had its link: they stay, under an address of their own. */
async function keepOtherReader({ db }: CommandContext, { portalId, email, userId }: Entrance): Promise<void> {
  const taken = and(eq(portalMembers.portalId, portalId), eq(portalMembers.email, email))
  const [other] = await db
    .select({ userId: portalMembers.userId, email: users.email, createdAt: portalMembers.createdAt })
    .from(portalMembers)
    .innerJoin(users, eq(users.id, portalMembers.userId))
    .where(taken)
  if (!other || other.userId === userId) return
  await db.delete(portalMembers).where(taken)
  await db
    .insert(portalMembers)
    .values({ portalId, ...other })
    .onConflictDoUpdate({ target: [portalMembers.portalId, portalMembers.email], set: { userId: other.userId } })
}

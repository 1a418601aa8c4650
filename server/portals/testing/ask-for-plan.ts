import { eq } from 'drizzle-orm'
import { productPlans, users } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import type { World } from '../../testing/with-world.ts'
import { createSubscription } from '../subscriptions/create-subscription.ts'
import { offerProduct } from './offer-product.ts'

/** A product whose plans both need approval. */
export async function offerWithApproval(world: Pick<World, 'owner' | 'db'>, name = 'Pets') {
  const offered = await offerProduct(world.owner, { name, slug: name.toLowerCase() })
  await world.db
    .update(productPlans)
    .set({ approval: 'manual' })
    .where(eq(productPlans.productId, offered.product.productId))
  return { ...offered, productId: offered.product.productId }
}

/** Asks for a plan that needs approval. @returns the request's id and status, the app and the subscription-to-be. */
export async function askForPlan(
  consumer: Context,
  wanted: { productId: string; usagePlanId: string; reason?: string; appId?: string },
) {
  const { accessRequest, appId, subscriptionId } = await createSubscription(consumer, wanted)
  if (!accessRequest) throw new Error('The plan needs no approval')
  return { ...accessRequest, appId, subscriptionId }
}

/** Another consumer, whose address may be proven. */
export async function addConsumer(
  { consumer, db }: Pick<World, 'consumer' | 'db'>,
  { email, name = email, isVerified = false }: { email: string; name?: string; isVerified?: boolean },
): Promise<Context> {
  const userId = `user-${email}`
  await db.insert(users).values({
    ...{ id: userId, email, name },
    createdAt: consumer.now(),
    emailVerifiedAt: isVerified ? consumer.now() : null,
  })
  return { ...consumer, actor: { kind: 'user', userId } }
}

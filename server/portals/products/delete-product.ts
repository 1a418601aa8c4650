import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { products, subscriptions } from '#db/schema.ts'
import { ServiceError } from '../../errors.ts'
import { command } from '../../operation.ts'
import { endSubscription } from '../subscriptions/end-subscription.ts'
import { announceProduct } from './announce-product.ts'
import { findProduct } from './find-product.ts'

/**
 * Deletes a product. With subscriptions it is refused unless `endSubscriptions` says that those apps shall lose their
 * access: their keys leave the plans in the same transaction.
 */
export const deleteProduct = command({
  name: 'DeleteProduct',
  permission: 'products:write',
  input: z.object({ productId: z.string(), endSubscriptions: z.boolean().default(false) }),
  async run(context, { productId, endSubscriptions }) {
    const product = await findProduct(context, productId)
    const open = await context.db.select().from(subscriptions).where(eq(subscriptions.productId, productId))
    if (open.length > 0 && !endSubscriptions) {
      const apps = open.length === 1 ? '1 app is' : `${open.length} apps are`
      throw new ServiceError(
        'ConflictException',
        `${apps} subscribed to ${product.name}. Unpublish it to take no new ones, or end the subscriptions with it`,
      )
    }
    for (const subscription of open) await endSubscription(context, subscription)
    await announceProduct(context, productId)
    await context.db.delete(products).where(eq(products.id, productId))
    return { productId, name: product.name, endedSubscriptions: open.length }
  },
  audit: ({ productId, name, endedSubscriptions }) => ({
    resource: `/products/${productId}`,
    detail: { name, endedSubscriptions },
  }),
})

import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { productGuides } from '#db/schema.ts'
import { ServiceError } from '../../errors.ts'
import { command } from '../../operation.ts'
import { findProduct } from '../products/find-product.ts'
import { touchProduct } from '../products/touch-product.ts'
import { mostGuides, readGuides } from './guide.ts'

/** Puts the guides of a product into an order: each of them, once. */
export const orderGuides = command({
  name: 'OrderGuides',
  permission: 'products:write',
  input: z.object({ productId: z.string(), guideIds: z.array(z.string()).max(mostGuides) }),
  async run(context, { productId, guideIds }) {
    await findProduct(context, productId)
    const before = (await readGuides(context, productId)).map(({ guideId }) => guideId)
    if (JSON.stringify(before.toSorted()) !== JSON.stringify(guideIds.toSorted())) {
      throw new ServiceError('ConflictException', 'The guides have changed meanwhile. Look at the list again')
    }
    for (const [position, guideId] of guideIds.entries()) {
      await context.db.update(productGuides).set({ position }).where(eq(productGuides.id, guideId))
    }
    await touchProduct(context, productId)
    return { productId, guideIds }
  },
  audit: ({ productId, guideIds }) => ({ resource: `/products/${productId}/guides`, detail: { order: guideIds } }),
})

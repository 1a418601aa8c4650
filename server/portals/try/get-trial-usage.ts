import { z } from 'zod'
import { ServiceError } from '../../errors.ts'
import { query } from '../../operation.ts'
import { type KeyLimits, readKeyLimits } from '../../traffic/usage/read-key-limits.ts'
import { findVisibleProduct } from '../catalogue/find-visible-product.ts'
import { findTrialKey, trialVisitorId } from './trial-key.ts'

/** What is left of a visitor's trial: of its plan's limits, and of its time. */
export interface TrialUsage {
  readonly limits: readonly KeyLimits[]
  readonly expiresAt: Date
}

/** How far a visitor's trial key for a product is used: for who has the cookie that it was given to. */
export const getTrialUsage = query({
  name: 'GetTrialUsage',
  permission: 'public',
  input: z.object({ slug: z.string().max(63), visitorId: trialVisitorId }),
  async run(context, { slug, visitorId }): Promise<TrialUsage> {
    const { id: productId } = await findVisibleProduct(context, { slug })
    const key = await findTrialKey(context, { visitorId, productId })
    if (!key?.expiresAt) {
      throw new ServiceError('NotFoundException', 'Your trial is over. Sign up for a key of your own')
    }
    return { limits: await readKeyLimits(context.db, key.id, context.now()), expiresAt: key.expiresAt }
  },
})

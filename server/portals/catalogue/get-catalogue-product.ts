import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { accounts } from '#db/schema.ts'
import { query } from '../../operation.ts'
import { readGuides } from '../guides/guide.ts'
import { findVisibleProduct } from './find-visible-product.ts'
import { offeredPlans } from './offered-plans.ts'
import { productDocument } from './product-document.ts'

/** A product's page: what it is, what it costs, where it is called and how. Members see their drafts. */
export const getCatalogueProduct = query({
  name: 'GetCatalogueProduct',
  permission: 'public',
  input: z.object({ slug: z.string().max(63) }),
  async run(context, { slug }) {
    const product = await findVisibleProduct(context, { slug })
    const [provider] = await context.db
      .select({ accountId: accounts.id, name: accounts.name })
      .from(accounts)
      .where(eq(accounts.id, product.accountId))
    if (!provider) throw new Error(`The provider of the product ${product.id} is not there`)
    const { version: documentVersion, stages, document } = await productDocument(context, product)
    const { id, category, deprecation, trialUsagePlanId, createdAt: _, accountId: __, ...fields } = product
    return {
      productId: id,
      ...fields,
      category: category ?? undefined,
      deprecation: deprecation ?? undefined,
      /** Whether a visitor can have a key of ten minutes. */
      hasTrialKeys: trialUsagePlanId !== null,
      provider,
      plans: await offeredPlans(context, id),
      guides: (await readGuides(context, id)).map(({ slug: guide, title }) => ({ slug: guide, title })),
      ...{ stages, document, documentVersion },
    }
  },
})

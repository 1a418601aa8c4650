import { z } from 'zod'
import { products } from '#db/schema.ts'
import { command } from '../../operation.ts'
import { announceProduct } from './announce-product.ts'
import { checkProductParts } from './check-product-parts.ts'
import { freeSlug } from './free-slug.ts'
import { readProduct } from './product.ts'
import { productFields } from './product-fields.ts'
import { writeProductGroups, writeProductPlans, writeProductStages } from './write-product-parts.ts'

/** Makes a product; without `published` it is a draft, which only members of the account see. */
export const createProduct = command({
  name: 'CreateProduct',
  permission: 'products:write',
  input: z.object({
    name: productFields.name,
    slug: productFields.slug.optional(),
    tagline: productFields.tagline.default(''),
    description: productFields.description.default(''),
    category: productFields.category.optional(),
    visibility: productFields.visibility.default('public'),
    published: productFields.published.default(false),
    stages: productFields.stages.default([]),
    plans: productFields.plans.default([]),
    groupIds: productFields.groupIds.default([]),
    trialUsagePlanId: productFields.trialUsagePlanId.optional(),
  }),
  async run(context, { stages, plans, groupIds, slug, category, trialUsagePlanId, ...fields }) {
    await checkProductParts(context, { ...fields, stages, plans, groupIds, trialUsagePlanId })
    const row: typeof products.$inferSelect = {
      ...fields,
      id: context.newId(10),
      accountId: context.accountId,
      slug: await freeSlug(context, slug, fields.name),
      category: category ?? null,
      trialUsagePlanId: trialUsagePlanId ?? null,
      deprecation: null,
      createdAt: context.now(),
      updatedAt: context.now(),
    }
    await context.db.insert(products).values(row)
    await writeProductStages(context, row.id, stages)
    await writeProductPlans(context, row.id, plans)
    await writeProductGroups(context, row.id, groupIds)
    await announceProduct(context, row.id)
    return await readProduct(context, row)
  },
  audit: ({ productId, name, slug, published }) => ({
    resource: `/products/${productId}`,
    detail: { name, slug, published },
  }),
})

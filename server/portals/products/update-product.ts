import { and, count, eq, notInArray } from 'drizzle-orm'
import { z } from 'zod'
import { products, subscriptions } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { command } from '../../operation.ts'
import { checkProductParts } from './check-product-parts.ts'
import { findProduct } from './find-product.ts'
import { requireFreeSlug } from './free-slug.ts'
import { readProduct } from './product.ts'
import { productFields } from './product-fields.ts'
import { writeProductPlans, writeProductStages } from './write-product-parts.ts'

/** Changes what is given; `stages` and `plans` replace the whole list. Publishing is `published: true`. */
export const updateProduct = command({
  name: 'UpdateProduct',
  permission: 'products:write',
  input: z.object({
    productId: z.string(),
    name: productFields.name.optional(),
    slug: productFields.slug.optional(),
    tagline: productFields.tagline.optional(),
    description: productFields.description.optional(),
    /** `null` clears it. */
    category: productFields.category.nullable().optional(),
    visibility: productFields.visibility.optional(),
    published: productFields.published.optional(),
    stages: productFields.stages.optional(),
    plans: productFields.plans.optional(),
  }),
  async run(context, { productId, stages, plans, ...fields }) {
    const before = await findProduct(context, productId)
    const parts = await readProduct(context, before)
    const published = fields.published ?? before.published
    if (stages ?? plans ?? (published && !before.published)) {
      await checkProductParts(context, { stages: stages ?? parts.stages, plans: plans ?? parts.plans, published })
    }
    if (fields.slug !== undefined && fields.slug !== before.slug) await requireFreeSlug(context, fields.slug)
    if (plans) await requirePlansInUse(context, productId, plans)
    if (stages) await writeProductStages(context, productId, stages)
    if (plans) await writeProductPlans(context, productId, plans)
    const row: typeof products.$inferSelect = {
      ...before,
      name: fields.name ?? before.name,
      slug: fields.slug ?? before.slug,
      tagline: fields.tagline ?? before.tagline,
      description: fields.description ?? before.description,
      category: fields.category === undefined ? before.category : fields.category,
      visibility: fields.visibility ?? before.visibility,
      published,
      updatedAt: context.now(),
    }
    await context.db.update(products).set(row).where(eq(products.id, productId))
    return await readProduct(context, row)
  },
  audit: ({ productId }, { productId: _, description, ...changed }) => ({
    resource: `/products/${productId}`,
    detail: description === undefined ? changed : { ...changed, description: `${description.length} characters` },
  }),
})

/** A plan that apps are on cannot be withdrawn under them. */
async function requirePlansInUse(
  { db }: Context,
  productId: string,
  plans: readonly { usagePlanId: string }[],
): Promise<void> {
  const kept = plans.map((plan) => plan.usagePlanId)
  const [left] = await db
    .select({ count: count() })
    .from(subscriptions)
    .where(
      and(
        eq(subscriptions.productId, productId),
        kept.length > 0 ? notInArray(subscriptions.usagePlanId, kept) : undefined,
      ),
    )
  if (!left || left.count === 0) return
  const apps = left.count === 1 ? '1 app is' : `${left.count} apps are`
  throw new ServiceError('ConflictException', `${apps} subscribed to a plan that you took out. Keep the plan`, {
    fields: { plans: `${apps} subscribed to a plan that is missing` },
  })
}

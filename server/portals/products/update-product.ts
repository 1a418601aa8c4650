import { and, count, eq, ne, notInArray } from 'drizzle-orm'
import { z } from 'zod'
import { products, subscriptions } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { command } from '../../operation.ts'
import { announceProduct } from './announce-product.ts'
import { checkProductParts } from './check-product-parts.ts'
import { findProduct } from './find-product.ts'
import { requireFreeSlug } from './free-slug.ts'
import { readProduct } from './product.ts'
import { productFields } from './product-fields.ts'
import { writeProductGroups, writeProductPlans, writeProductStages } from './write-product-parts.ts'

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
    groupIds: productFields.groupIds.optional(),
    /** `null`: no trial keys. */
    trialUsagePlanId: productFields.trialUsagePlanId.nullable().optional(),
    /** `null` takes the announcement back. */
    deprecation: productFields.deprecation.nullable().optional(),
  }),
  async run(context, { productId, stages, plans, groupIds, ...fields }) {
    const before = await findProduct(context, productId)
    const parts = await readProduct(context, before)
    const published = fields.published ?? before.published
    const row = changedRow(before, { ...fields, published, updatedAt: context.now() })
    if (plans && !plans.some(({ usagePlanId }) => usagePlanId === row.trialUsagePlanId)) {
      if (!fields.trialUsagePlanId) row.trialUsagePlanId = null
    }
    if (changesParts({ stages, plans, groupIds, ...fields }) || (published && !before.published)) {
      await checkProductParts(context, {
        ...row,
        stages: stages ?? parts.stages,
        plans: plans ?? parts.plans,
        groupIds: groupIds ?? parts.groups.map((group) => group.groupId),
      })
    }
    if (fields.slug !== undefined && fields.slug !== before.slug) await requireFreeSlug(context, fields.slug)
    if (fields.deprecation?.successorSlug) await requireSuccessor(context, row, fields.deprecation.successorSlug)
    if (plans) await requirePlansInUse(context, productId, plans)
    const isServed = [stages, plans, fields.slug, fields.deprecation].some((part) => part !== undefined)
    if (isServed) await announceProduct(context, productId)
    if (stages) await writeProductStages(context, productId, stages)
    if (plans) await writeProductPlans(context, productId, plans)
    if (plans) await announceProduct(context, productId)
    if (groupIds) await writeProductGroups(context, productId, groupIds)
    await context.db.update(products).set(row).where(eq(products.id, productId))
    return await readProduct(context, row)
  },
  audit: ({ productId }, { productId: _, description, ...changed }) => ({
    resource: `/products/${productId}`,
    detail: description === undefined ? changed : { ...changed, description: `${description.length} characters` },
  }),
})

type Row = typeof products.$inferSelect
type Given = Omit<z.output<typeof updateProduct.input>, 'productId' | 'stages' | 'plans' | 'groupIds'>

function changedRow(before: Row, { deprecation, ...given }: Given & Pick<Row, 'published' | 'updatedAt'>): Row {
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  return { ...before, ...set, deprecation: changedDeprecation(before, deprecation, given.updatedAt) }
}

/** When it was announced stays, however often the words are changed. */
function changedDeprecation({ deprecation: before }: Row, given: Given['deprecation'], now: Date): Row['deprecation'] {
  if (given === undefined) return before
  if (given === null) return null
  const { endsAt, message, successorSlug } = given
  const announcedAt = before?.announcedAt ?? now.toISOString()
  return { announcedAt, endsAt, message, ...(successorSlug ? { successorSlug } : {}) }
}

function changesParts({
  stages,
  plans,
  groupIds,
  visibility,
  trialUsagePlanId,
}: Partial<Record<string, unknown>>): boolean {
  return [stages, plans, groupIds, visibility, trialUsagePlanId].some((part) => part !== undefined)
}

/** Another product of the account, or consumers would be sent to a stranger. */
async function requireSuccessor({ db, accountId }: Context, product: Row, slug: string): Promise<void> {
  const [row] = await db
    .select({ id: products.id })
    .from(products)
    .where(and(eq(products.accountId, accountId), eq(products.slug, slug), ne(products.id, product.id)))
  if (row) return
  throw new ServiceError('NotFoundException', `There is no other product with the address ${slug}`, {
    fields: { 'deprecation.successorSlug': 'must be the address of another product of yours' },
  })
}

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

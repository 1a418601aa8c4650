import { and, asc, eq, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { productGuides } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { productFields } from '../products/product-fields.ts'

/** A page of a product, without its text. */
export interface GuideSummary {
  readonly guideId: string
  /** The address `/products/{product}/guides/{slug}`. */
  readonly slug: string
  readonly title: string
  readonly updatedAt: Date
}

/** A page of a product. */
export interface Guide extends GuideSummary {
  /** Untrusted. */
  readonly markdown: string
}

/** How many guides a product has at most: more than a reader looks through. */
export const mostGuides = 100

/** The members of a guide that a provider writes, with their limits. */
export const guideFields = {
  title: z.string().trim().min(1, 'must not be empty').max(120),
  slug: productFields.slug,
  markdown: z.string().max(200_000),
}

/** The guides of a product in its order. The caller has made sure that the actor may see the product. */
export async function readGuides({ db }: Context, productId: string, condition?: SQL): Promise<Guide[]> {
  const rows = await db
    .select()
    .from(productGuides)
    .where(and(eq(productGuides.productId, productId), condition))
    .orderBy(asc(productGuides.position), asc(productGuides.id))
  return rows.map(({ id, slug, title, markdown, updatedAt }) => ({ guideId: id, slug, title, markdown, updatedAt }))
}

/** `ConflictException` when another guide of the product has this address. */
export async function requireFreeGuideSlug(
  context: Context,
  productId: string,
  slug: string,
  guideId?: string,
): Promise<void> {
  const [taken] = await readGuides(context, productId, eq(productGuides.slug, slug))
  if (!taken || taken.guideId === guideId) return
  throw new ServiceError('ConflictException', `Another guide has the address ${slug}. Choose another one`, {
    fields: { slug: 'is taken' },
  })
}

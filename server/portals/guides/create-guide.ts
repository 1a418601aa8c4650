import { eq, max } from 'drizzle-orm'
import { z } from 'zod'
import { productGuides } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { command } from '../../operation.ts'
import { findProduct } from '../products/find-product.ts'
import { slugOf } from '../products/free-slug.ts'
import { touchProduct } from '../products/touch-product.ts'
import { type Guide, guideFields, mostGuides, readGuides, requireFreeGuideSlug } from './guide.ts'

/** Adds a guide, behind the others unless told; without `slug` its address is made from the title. */
export const createGuide = command({
  name: 'CreateGuide',
  permission: 'products:write',
  input: z.object({
    productId: z.string(),
    title: guideFields.title,
    slug: guideFields.slug.optional(),
    markdown: guideFields.markdown.default(''),
    /** Its place among the others: 0 is the first. */
    index: z.number().int().min(0).optional(),
  }),
  async run(context, { productId, title, slug, markdown, index }): Promise<Guide & { productId: string }> {
    await findProduct(context, productId)
    const others = await readGuides(context, productId)
    if (others.length >= mostGuides) {
      throw new ServiceError('LimitExceededException', `A product has ${mostGuides} guides at most`)
    }
    const position = others.length === 0 ? 0 : (await lastPosition(context, productId)) + 1
    const free = slug ?? freeSlug(others, slugOf(title, 'guide'))
    await requireFreeGuideSlug(context, productId, free)
    const row = { id: context.newId(10), productId, title, slug: free, markdown, position, updatedAt: context.now() }
    await context.db.insert(productGuides).values(row)
    if (index !== undefined && index < others.length) await putAt(context, [...others, { guideId: row.id }], index)
    await touchProduct(context, productId)
    return { guideId: row.id, productId, title, slug: free, markdown, updatedAt: row.updatedAt }
  },
  audit: ({ guideId, productId, title, slug }) => ({
    resource: `/products/${productId}/guides/${guideId}`,
    detail: { title, slug },
  }),
})

function freeSlug(others: readonly { slug: string }[], stem: string): string {
  const isTaken = (slug: string) => others.some((other) => other.slug === slug)
  if (!isTaken(stem)) return stem
  let number = 2
  while (isTaken(`${stem}-${number}`)) number++
  return `${stem}-${number}`
}

async function lastPosition({ db }: Context, productId: string): Promise<number> {
  const [row] = await db
    .select({ last: max(productGuides.position) })
    .from(productGuides)
    .where(eq(productGuides.productId, productId))
  return row?.last ?? 0
}

/** Moves the last of the guides to its place. */
async function putAt({ db }: Context, guides: readonly { guideId: string }[], index: number): Promise<void> {
  const ordered = [...guides.slice(0, index), ...guides.slice(-1), ...guides.slice(index, -1)]
  for (const [position, { guideId }] of ordered.entries()) {
    await db.update(productGuides).set({ position }).where(eq(productGuides.id, guideId))
  }
}

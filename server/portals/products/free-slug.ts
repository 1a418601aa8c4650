import { eq } from 'drizzle-orm'
import { products } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'

/** The slug that was asked for, or one made from the name; slugs are unique over all accounts. */
export async function freeSlug(context: Context, wanted: string | undefined, name: string): Promise<string> {
  if (wanted !== undefined) {
    await requireFreeSlug(context, wanted)
    return wanted
  }
  const stem = slugOf(name)
  if (!(await isTaken(context, stem))) return stem
  for (let number = 2; number < 100; number++) {
    const slug = `${stem}-${number}`
    if (!(await isTaken(context, slug))) return slug
  }
  return `${stem}-${context.newId(6)}`
}

/** `ConflictException` when another product has this slug. */
export async function requireFreeSlug(context: Context, slug: string): Promise<void> {
  if (!(await isTaken(context, slug))) return
  throw new ServiceError('ConflictException', `Another product has the address ${slug}. Choose another one`, {
    fields: { slug: 'is taken' },
  })
}

async function isTaken({ db }: Context, slug: string): Promise<boolean> {
  const rows = await db.select({ id: products.id }).from(products).where(eq(products.slug, slug))
  return rows.length > 0
}

/** `Müllers Café API` → `mullers-cafe-api`. */
export function slugOf(name: string, otherwise = 'product'): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g)
  return words?.join('-').slice(0, 50).replace(/-$/, '') ?? otherwise
}

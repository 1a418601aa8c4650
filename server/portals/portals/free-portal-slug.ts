import { eq } from 'drizzle-orm'
import { portals } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'

/** The slug that was asked for, or one made from the name; slugs are unique over all accounts. */
export async function freePortalSlug(context: Context, wanted: string | undefined, name: string): Promise<string> {
  if (wanted !== undefined) {
    await requireFreePortalSlug(context, wanted)
    return wanted
  }
  const stem = slugOf(name)
  if (!(await isTaken(context, stem))) return stem
  return `${stem}-${context.newId(6)}`
}

/** `ConflictException` when another portal has this slug. */
export async function requireFreePortalSlug(context: Context, slug: string): Promise<void> {
  if (!(await isTaken(context, slug))) return
  throw new ServiceError('ConflictException', `Another portal has the address ${slug}. Choose another one`, {
    fields: { slug: 'is taken' },
  })
}

async function isTaken({ db }: Context, slug: string): Promise<boolean> {
  return (await db.select({ id: portals.id }).from(portals).where(eq(portals.slug, slug))).length > 0
}

function slugOf(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g)
  return words?.join('-').slice(0, 50).replace(/-$/, '') ?? 'portal'
}

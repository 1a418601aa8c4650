import { and, asc, count, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { accounts, portals, products } from '#db/schema.ts'
import type { CommandContext } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { command } from '../../operation.ts'
import { firstContent, portalContent } from './content/portal-content.ts'
import type { PortalRow } from './find-portal.ts'
import { freePortalSlug } from './free-portal-slug.ts'
import { readPortal } from './portal.ts'
import { portalFields } from './portal-fields.ts'

/** Portals that an account may have (AWS: 15). */
const mostPortals = 50

/** Makes a portal as a draft that shows the account's published products. Without a name it has the account's. */
export const createPortal = command({
  name: 'CreatePortal',
  permission: 'portals:write',
  input: z.object({ name: portalContent.shape.name.optional(), slug: portalFields.slug.optional() }),
  async run(context, given) {
    const { db, accountId, now } = context
    await requireRoomForPortal(context)
    const name = given.name ?? (await accountName(context))
    const shown = await db
      .select({ id: products.id })
      .from(products)
      .where(and(eq(products.accountId, accountId), eq(products.published, true)))
      .orderBy(asc(sql`lower(${products.name})`), asc(products.id))
      .limit(200)
    const row: PortalRow = {
      id: context.newId(10),
      accountId,
      slug: await freePortalSlug(context, given.slug, name),
      hostname: null,
      name,
      draft: firstContent(
        name,
        shown.map(({ id }) => id),
      ),
      access: 'public',
      publishedVersion: null,
      createdAt: now(),
      updatedAt: now(),
    }
    await db.insert(portals).values(row)
    return await readPortal(context, row)
  },
  audit: ({ portalId, name, slug }) => ({ resource: `/portals/${portalId}`, detail: { name, slug } }),
})

async function requireRoomForPortal({ db, accountId }: CommandContext): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext(${`portals ${accountId}`}))`)
  const [used] = await db.select({ count: count() }).from(portals).where(eq(portals.accountId, accountId))
  if ((used?.count ?? 0) < mostPortals) return
  throw new ServiceError('LimitExceededException', `An account may have ${mostPortals} portals`)
}

async function accountName({ db, accountId }: CommandContext): Promise<string> {
  const [account] = await db.select({ name: accounts.name }).from(accounts).where(eq(accounts.id, accountId))
  return account?.name.trim().slice(0, 80) || 'Developer portal'
}

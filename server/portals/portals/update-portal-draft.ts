import { and, eq, inArray } from 'drizzle-orm'
import { portalImages, portals, products } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { command } from '../../operation.ts'
import { requireReadable } from './branding/require-readable.ts'
import { imagesOf } from './content/portal-branding.ts'
import { type PortalContent, portalContent, readContent, shownProducts } from './content/portal-content.ts'
import { findPortal } from './find-portal.ts'
import { readPortal } from './portal.ts'
import { portalFields } from './portal-fields.ts'

/**
 * Changes parts of the draft, each as a whole; readers see nothing of it until it is published. What leads to a page that
 * is gone leaves the navigation with it.
 */
export const updatePortalDraft = command({
  name: 'UpdatePortalDraft',
  permission: 'portals:write',
  input: portalContent.partial().extend({ portalId: portalFields.portalId }),
  async run(context, { portalId, ...parts }) {
    const row = await findPortal(context, portalId)
    const before = readContent(row.draft)
    const draft = withoutDeadEnds({ ...before, ...withoutUndefined(parts) })
    if (parts.branding) {
      requireReadable(parts.branding)
      await requireOwnImages(context, portalId, draft)
    }
    await requireOwnProducts(context, before, draft)
    const updatedAt = context.now()
    await context.db.update(portals).set({ draft, name: draft.name, updatedAt }).where(eq(portals.id, portalId))
    return await readPortal(context, { ...row, draft, name: draft.name, updatedAt })
  },
  audit: ({ portalId }, { portalId: _, ...parts }) => ({
    resource: `/portals/${portalId}/draft`,
    detail: { changed: Object.keys(parts) },
  }),
})

function withoutUndefined(parts: Partial<PortalContent>): Partial<PortalContent> {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined))
}

function withoutDeadEnds(content: PortalContent): PortalContent {
  const pages = new Set(content.pages.map((page) => page.id))
  const shown = new Set(shownProducts(content))
  const leads = ({ target }: PortalContent['header'][number]) => {
    if (target.kind === 'page') return pages.has(target.pageId)
    return target.kind !== 'product' || shown.has(target.productId)
  }
  return {
    ...content,
    home: { ...content.home, featured: content.home.featured.filter((id) => shown.has(id)) },
    header: content.header.filter(leads),
    footer: content.footer.filter(leads),
  }
}

/** Products that came with this change must be the account's; those that were deleted meanwhile are left to the reader. */
async function requireOwnProducts(context: Context, before: PortalContent, after: PortalContent): Promise<void> {
  const known = new Set(shownProducts(before))
  const added = shownProducts(after).filter((id) => !known.has(id))
  if (added.length === 0) return
  const own = await context.db
    .select({ id: products.id })
    .from(products)
    .where(and(eq(products.accountId, context.accountId), inArray(products.id, added)))
  if (own.length !== added.length) throw new ServiceError('NotFoundException', 'There is no such product')
}

async function requireOwnImages(context: Context, portalId: string, { branding }: PortalContent): Promise<void> {
  const named = imagesOf(branding)
  if (named.length === 0) return
  const own = await context.db
    .select({ id: portalImages.id })
    .from(portalImages)
    .where(and(eq(portalImages.portalId, portalId), inArray(portalImages.id, named)))
  if (own.length !== named.length) throw new ServiceError('NotFoundException', 'There is no such picture')
}

import { asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { groups, portalGroups, portalImages, portalMembers, products } from '#db/schema.ts'
import { query } from '../../operation.ts'
import { findPortal } from './find-portal.ts'
import { hostnameRecord } from './hostname/hostname-record.ts'
import { readPortal } from './portal.ts'
import { portalFields } from './portal-fields.ts'

/** A portal with what its console pages need: the account's products and groups to choose from, and who was invited. */
export const getPortal = query({
  name: 'GetPortal',
  permission: 'portals:read',
  input: z.object({ portalId: portalFields.portalId }),
  async run(context, { portalId }) {
    const { db, accountId } = context
    const row = await findPortal(context, portalId)
    const members = await db
      .select({ email: portalMembers.email, userId: portalMembers.userId, createdAt: portalMembers.createdAt })
      .from(portalMembers)
      .where(eq(portalMembers.portalId, portalId))
      .orderBy(asc(portalMembers.email))
    const chosen = await db.select().from(portalGroups).where(eq(portalGroups.portalId, portalId))
    return {
      ...(await readPortal(context, row)),
      hostnameRecord: hostnameRecord(context, row),
      groupIds: chosen.map(({ groupId }) => groupId),
      members: members.map(({ userId, ...member }) => ({ ...member, hasEntered: userId !== null })),
      /** Of the account, to choose from. */
      groups: await db
        .select({ groupId: groups.id, name: groups.name })
        .from(groups)
        .where(eq(groups.accountId, accountId))
        .orderBy(asc(groups.name)),
      products: await db
        .select({
          productId: products.id,
          slug: products.slug,
          name: products.name,
          visibility: products.visibility,
          published: products.published,
        })
        .from(products)
        .where(eq(products.accountId, accountId))
        .orderBy(asc(products.name), asc(products.id)),
      images: await db
        .select({ imageId: portalImages.id, mediaType: portalImages.mediaType })
        .from(portalImages)
        .where(eq(portalImages.portalId, portalId)),
    }
  },
})

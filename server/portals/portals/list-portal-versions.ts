import { desc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { portalVersions, users } from '#db/schema.ts'
import { query } from '../../operation.ts'
import { findPortal } from './find-portal.ts'
import { portalFields } from './portal-fields.ts'

/** What was published, the latest first: who, when and what they said about it. */
export const listPortalVersions = query({
  name: 'ListPortalVersions',
  permission: 'portals:read',
  input: z.object({
    portalId: portalFields.portalId,
    limit: z.number().int().min(1).max(200).default(50),
  }),
  async run(context, { portalId, limit }) {
    const { publishedVersion } = await findPortal(context, portalId)
    const rows = await context.db
      .select({
        version: portalVersions.version,
        description: portalVersions.description,
        createdAt: portalVersions.createdAt,
        createdBy: portalVersions.createdBy,
        userName: users.name,
      })
      .from(portalVersions)
      .leftJoin(users, eq(portalVersions.createdBy, sql`'user:' || ${users.id}`))
      .where(eq(portalVersions.portalId, portalId))
      .orderBy(desc(portalVersions.version))
      .limit(limit)
    return {
      items: rows.map(({ userName, createdBy, description, ...row }) => ({
        ...row,
        description: description ?? undefined,
        createdBy: userName ?? createdBy,
        isServed: row.version === publishedVersion,
      })),
    }
  },
})

import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { portals } from '#db/schema.ts'
import { query } from '#server/operation.ts'

/** The slug of the portal that has a host name; undefined where none has. */
export const findPortalOfHost = query({
  name: 'FindPortalOfHost',
  permission: 'public',
  input: z.object({ hostname: z.string().max(253) }),
  async run({ db }, { hostname }) {
    const [row] = await db.select({ slug: portals.slug }).from(portals).where(eq(portals.hostname, hostname))
    return row?.slug
  },
})

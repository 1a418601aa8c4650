import { asc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { portals } from '#db/schema.ts'
import { query } from '../../operation.ts'
import { readPortal } from './portal.ts'

/** The account's portals by name; an account has fifty at most, so they come at once. */
export const listPortals = query({
  name: 'ListPortals',
  permission: 'portals:read',
  input: z.object({}),
  async run(context) {
    const rows = await context.db
      .select()
      .from(portals)
      .where(eq(portals.accountId, context.accountId))
      .orderBy(asc(sql`lower(${portals.name})`), asc(portals.id))
    const items = []
    for (const row of rows) items.push(await readPortal(context, row))
    return { items }
  },
})

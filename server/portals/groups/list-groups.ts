import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { groups } from '#db/schema.ts'
import { query } from '../../operation.ts'
import { readGroups } from './group.ts'

/** All groups of the account by name: how many are in each, and which products and portals use it. */
export const listGroups = query({
  name: 'ListGroups',
  permission: 'products:read',
  input: z.object({}),
  async run(context) {
    return { items: await readGroups(context, eq(groups.accountId, context.accountId)) }
  },
})

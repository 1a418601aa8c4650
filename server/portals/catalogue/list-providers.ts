import { asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { accounts, products } from '#db/schema.ts'
import { query } from '../../operation.ts'
import { visibleTo } from './visible-to.ts'

/** Who offers something that the actor may see: the choices for a new app. */
export const listProviders = query({
  name: 'ListProviders',
  permission: 'public',
  input: z.object({}),
  async run(context) {
    const items = await context.db
      .selectDistinct({ accountId: accounts.id, name: accounts.name })
      .from(accounts)
      .innerJoin(products, eq(products.accountId, accounts.id))
      .where(visibleTo(context))
      .orderBy(asc(accounts.name), asc(accounts.id))
      .limit(500)
    return { items }
  },
})

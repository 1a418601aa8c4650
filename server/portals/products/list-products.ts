import { and, asc, eq, gt } from 'drizzle-orm'
import { z } from 'zod'
import { products } from '#db/schema.ts'
import { query } from '../../operation.ts'
import { readProducts } from './product.ts'

/** The account's products in the order of their ids; `position` is the last id of the page before. */
export const listProducts = query({
  name: 'ListProducts',
  permission: 'products:read',
  input: z.object({ limit: z.number().int().min(1).max(500).default(25), position: z.string().optional() }),
  async run(context, { limit, position }) {
    const rows = await context.db
      .select()
      .from(products)
      .where(and(eq(products.accountId, context.accountId), position ? gt(products.id, position) : undefined))
      .orderBy(asc(products.id))
      .limit(limit + 1)
    const page = rows.slice(0, limit)
    return {
      items: await readProducts(context, page),
      position: rows.length > limit ? page.at(-1)?.id : undefined,
    }
  },
})

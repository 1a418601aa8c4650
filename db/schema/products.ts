import { boolean, index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { accounts } from './accounts.ts'
import { restApis } from './rest-apis.ts'
import { usagePlans } from './usage-plans.ts'

/** What consumers find in the catalogue: one or more deployed stages under a name, with plans. */
export const products = pgTable(
  'products',
  {
    id: text().primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    /** The address: `/products/{slug}`; unique over all accounts. */
    slug: text().notNull().unique(),
    name: text().notNull(),
    /** One line, for the card. */
    tagline: text().notNull(),
    /** Markdown, for the overview. */
    description: text().notNull(),
    category: text(),
    /** `public`: anyone; `signed-in`: any user; `private`: members of the account only. */
    visibility: text({ enum: ['public', 'signed-in', 'private'] }).notNull(),
    published: boolean().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (table) => [index().on(table.accountId)],
)

/** Which stages a product is made of. */
export const productStages = pgTable(
  'product_stages',
  {
    productId: text('product_id')
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    restApiId: text('rest_api_id')
      .notNull()
      .references(() => restApis.id, { onDelete: 'cascade' }),
    stageName: text('stage_name').notNull(),
  },
  (table) => [primaryKey({ columns: [table.productId, table.restApiId, table.stageName] })],
)

/** A usage plan as offered in a product, with its price. */
export const productPlans = pgTable(
  'product_plans',
  {
    productId: text('product_id')
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    usagePlanId: text('usage_plan_id')
      .notNull()
      .references(() => usagePlans.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    /** Null: free. `amountCents` per month, in the minor unit of `currency` (ISO 4217). */
    price: jsonb().$type<{ amountCents: number; currency: string }>(),
  },
  (table) => [primaryKey({ columns: [table.productId, table.usagePlanId] })],
)

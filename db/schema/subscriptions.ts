import { index, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core'
import { apps } from './apps.ts'
import { products } from './products.ts'
import { usagePlans } from './usage-plans.ts'

/** An app's use of a product under one of its plans. The app's keys are in that usage plan while it lasts. */
export const subscriptions = pgTable(
  'subscriptions',
  {
    id: text().primaryKey(),
    appId: text('app_id')
      .notNull()
      .references(() => apps.id, { onDelete: 'cascade' }),
    productId: text('product_id')
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    usagePlanId: text('usage_plan_id')
      .notNull()
      .references(() => usagePlans.id, { onDelete: 'cascade' }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [uniqueIndex().on(table.appId, table.productId), index().on(table.productId)],
)

import { index, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { products } from './products.ts'

/** A consumer's way from a product's page to the first good answer: one row for each visitor and product. */
export const firstCalls = pgTable(
  'first_calls',
  {
    /** A random id in the visitor's cookie, which says nothing else about them. */
    visitorId: text('visitor_id').notNull(),
    id: text().primaryKey(),
    productId: text('product_id')
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    /** Once known. No foreign key: the time taken outlives the account. */
    userId: text('user_id'),
    /** The product's page was opened. */
    viewedAt: timestamp('viewed_at', { withTimezone: true }).notNull(),
    /** The first request was sent from the try pane or with a key. */
    triedAt: timestamp('tried_at', { withTimezone: true }),
    /** Signed up or in. */
    identifiedAt: timestamp('identified_at', { withTimezone: true }),
    /** Got a key of their own. */
    keyAt: timestamp('key_at', { withTimezone: true }),
    /** The first 2xx. */
    succeededAt: timestamp('succeeded_at', { withTimezone: true }),
  },
  (table) => [index().on(table.productId, table.viewedAt), index().on(table.visitorId)],
)

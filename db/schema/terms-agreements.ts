import { index, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { accounts } from './accounts.ts'

/** What a consumer agreed to, word for word. No foreign keys but the provider's: it outlives product, plan and app. */
export const termsAgreements = pgTable(
  'terms_agreements',
  {
    id: text().primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    userId: text('user_id').notNull(),
    appId: text('app_id').notNull(),
    productId: text('product_id').notNull(),
    usagePlanId: text('usage_plan_id').notNull(),
    /** Markdown. */
    terms: text().notNull(),
    /** SHA-256 of `terms`, hexadecimal. */
    termsHash: text('terms_hash').notNull(),
    agreedAt: timestamp('agreed_at', { withTimezone: true }).notNull(),
  },
  (table) => [index().on(table.accountId, table.productId), index().on(table.userId)],
)

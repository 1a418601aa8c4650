import { index, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { accounts } from './accounts.ts'
import { users } from './users.ts'

/** A consumer's application at one provider: the owner of API keys and subscriptions. */
export const apps = pgTable(
  'apps',
  {
    id: text().primaryKey(),
    /** The provider whose products it uses. */
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [index().on(table.accountId), index().on(table.userId)],
)

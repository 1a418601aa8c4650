import { index, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { accounts } from './accounts.ts'

/** AWS `VpcLink`: a way to backends in a private network. */
export const vpcLinks = pgTable(
  'vpc_links',
  {
    id: text().primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    description: text(),
    targetArns: jsonb('target_arns').$type<string[]>().notNull(),
    status: text().notNull(),
    statusMessage: text('status_message'),
    tags: jsonb().$type<Record<string, string>>().notNull(),
    createdDate: timestamp('created_date', { withTimezone: true }).notNull(),
  },
  (table) => [index().on(table.accountId)],
)

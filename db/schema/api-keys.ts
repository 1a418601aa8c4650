import { boolean, index, jsonb, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core'
import { accounts } from './accounts.ts'
import { apps } from './apps.ts'

/** AWS `ApiKey`. The value can be read again (`includeValue`), so it is encrypted; the hash finds and compares it. */
export const apiKeys = pgTable(
  'api_keys',
  {
    id: text().primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    name: text(),
    description: text(),
    enabled: boolean().notNull(),
    customerId: text('customer_id'),
    valueEncrypted: text('value_encrypted').notNull(),
    /** SHA-256 of the value, hexadecimal. */
    valueHash: text('value_hash').notNull(),
    /**
     * The value before the last rotation, which works beside the new one until its app retires it: two secrets, one
     * key, so that limits and usage go on where they were.
     */
    previousValueEncrypted: text('previous_value_encrypted'),
    /** SHA-256 of the previous value, hexadecimal. */
    previousValueHash: text('previous_value_hash'),
    /** The consumer's app that owns this key; null for a key that the provider made. */
    appId: text('app_id').references(() => apps.id, { onDelete: 'cascade' }),
    tags: jsonb().$type<Record<string, string>>().notNull(),
    createdDate: timestamp('created_date', { withTimezone: true }).notNull(),
    lastUpdatedDate: timestamp('last_updated_date', { withTimezone: true }).notNull(),
  },
  (table) => [
    uniqueIndex().on(table.valueHash),
    uniqueIndex().on(table.previousValueHash),
    index().on(table.accountId),
    index().on(table.appId),
  ],
)

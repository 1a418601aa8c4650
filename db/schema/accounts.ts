import { pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/** A provider: owns APIs, keys, plans and products. The id has AWS's shape, 12 digits. */
export const accounts = pgTable('accounts', {
  id: text().primaryKey(),
  name: text().notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
})

import { doublePrecision, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/** A provider: owns APIs, keys, plans and products. The id has AWS's shape, 12 digits. */
export const accounts = pgTable('accounts', {
  id: text().primaryKey(),
  name: text().notNull(),
  /** Requests per second and bucket size over all APIs of the account; null for no limit. */
  throttleRateLimit: doublePrecision('throttle_rate_limit'),
  throttleBurstLimit: integer('throttle_burst_limit'),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
})

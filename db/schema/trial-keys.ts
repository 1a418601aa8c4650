import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { apiKeys } from './api-keys.ts'
import { products } from './products.ts'

/** Which visitor a trial key was given to, and for what. */
export const trialKeys = pgTable(
  'trial_keys',
  {
    apiKeyId: text('api_key_id')
      .primaryKey()
      .references(() => apiKeys.id, { onDelete: 'cascade' }),
    productId: text('product_id')
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    /** SHA-256 of the random id in the visitor's cookie, hexadecimal. */
    visitorHash: text('visitor_hash').notNull(),
  },
  (table) => [uniqueIndex().on(table.visitorHash, table.productId), index().on(table.productId)],
)

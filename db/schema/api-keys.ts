import {
  boolean,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { accounts } from './accounts.ts'
import { apps } from './apps.ts'
import { stages } from './stages.ts'

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
    /** When a request last came with the previous value: tells whether it is safe to retire. Null: not since the rotation. */
    previousLastUsedAt: timestamp('previous_last_used_at', { withTimezone: true }),
    /** When the previous value was put beside the new one. */
    rotatedAt: timestamp('rotated_at', { withTimezone: true }),
    /** From then on the key is refused as if it were disabled; null: never. */
    expiresAt: timestamp('expires_at', { withTimezone: true }),
    /** When its app's people ended both values; a new value makes it work again. Null: not revoked. */
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
    /** A visitor's key of ten minutes for a product; becomes an app's key when the visitor signs up. */
    isTrial: boolean('is_trial').notNull().default(false),
    /** The consumer's app that owns this key; null for a key that the provider made. */
    appId: text('app_id').references(() => apps.id, { onDelete: 'cascade' }),
    /** `PATCH /labels`: kept for those who send them; AWS shows them in no answer. */
    labels: jsonb().$type<string[]>().notNull().default([]),
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

/** AWS `StageKey`: stages that a key opens without a usage plan, as all keys did before there were plans. */
export const apiKeyStages = pgTable(
  'api_key_stages',
  {
    apiKeyId: text('api_key_id')
      .notNull()
      .references(() => apiKeys.id, { onDelete: 'cascade' }),
    restApiId: text('rest_api_id').notNull(),
    stageName: text('stage_name').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.apiKeyId, table.restApiId, table.stageName] }),
    index().on(table.restApiId, table.stageName),
    foreignKey({
      columns: [table.restApiId, table.stageName],
      foreignColumns: [stages.restApiId, stages.stageName],
    }).onDelete('cascade'),
  ],
)

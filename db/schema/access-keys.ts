import { index, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { accounts } from './accounts.ts'
import { users } from './users.ts'

/** Credentials for the AWS-compatible endpoint. SigV4 needs the secret itself, so it is encrypted, not hashed. */
export const accessKeys = pgTable(
  'access_keys',
  {
    id: text().primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    secretEncrypted: text('secret_encrypted').notNull(),
    description: text(),
    /** Of temporary credentials: SHA-256 of the session token, hexadecimal, and when they end. */
    sessionTokenHash: text('session_token_hash'),
    expiresAt: timestamp('expires_at', { withTimezone: true }),
    /** What requests signed with this key may call, an IAM policy as JSON text; null for what its user's role allows. */
    policy: text(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    lastUsedAt: timestamp('last_used_at', { withTimezone: true }),
  },
  (table) => [index().on(table.accountId)],
)

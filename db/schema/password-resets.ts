import { index, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { users } from './users.ts'

/** Links by which somebody who has forgotten their password sets another one. */
export const passwordResets = pgTable(
  'password_resets',
  {
    /** SHA-256 of the link's token, which is nowhere but in the mail. */
    tokenHash: text('token_hash').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** Of the password that was forgotten: the link is worthless once there is another one. */
    credentialMark: text('credential_mark').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    usedAt: timestamp('used_at', { withTimezone: true }),
  },
  (table) => [index().on(table.userId), index().on(table.expiresAt)],
)

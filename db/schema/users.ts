import { jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

/** A person. A consumer is a user without a row in `members`. */
export const users = pgTable('users', {
  id: text().primaryKey(),
  /** Lower-cased. */
  email: text().notNull().unique(),
  name: text().notNull(),
  /** `scrypt$N$r$p$salt$hash`; null when the user signs in through OpenID Connect only. */
  passwordHash: text('password_hash'),
  /** When they proved that the address is theirs; null: not yet. */
  emailVerifiedAt: timestamp('email_verified_at', { withTimezone: true }),
  /** The language of their mails; null: English. */
  locale: text(),
  /** Mails that the user does not want, by topic. */
  mutedNotices: jsonb('muted_notices').$type<string[]>().notNull().default([]),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  lastSignedInAt: timestamp('last_signed_in_at', { withTimezone: true }),
})

/** Who a user is at an OpenID Connect issuer. */
export const userIdentities = pgTable(
  'user_identities',
  {
    issuer: text().notNull(),
    subject: text().notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
  },
  (table) => [primaryKey({ columns: [table.issuer, table.subject] })],
)

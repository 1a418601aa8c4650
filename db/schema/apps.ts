import { index, pgTable, primaryKey, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core'
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
    /** Who made it. Who may use it stands in `app_members`, where its maker is an owner. */
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [index().on(table.accountId), index().on(table.userId)],
)

/** Who may use an app: an owner also decides who else does, and may delete it; a viewer sees usage but no secret. */
export const appMembers = pgTable(
  'app_members',
  {
    appId: text('app_id')
      .notNull()
      .references(() => apps.id, { onDelete: 'cascade' }),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    role: text({ enum: ['owner', 'developer', 'viewer'] }).notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.appId, table.userId] }), index().on(table.userId)],
)

/** Somebody was asked to join an app; accepted by whoever signs in with that address and has the link. */
export const appInvitations = pgTable(
  'app_invitations',
  {
    id: text().primaryKey(),
    appId: text('app_id')
      .notNull()
      .references(() => apps.id, { onDelete: 'cascade' }),
    /** Lower-cased. */
    email: text().notNull(),
    role: text({ enum: ['owner', 'developer', 'viewer'] }).notNull(),
    /** SHA-256 of the token in the link, hexadecimal. */
    tokenHash: text('token_hash').notNull().unique(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [uniqueIndex().on(table.appId, table.email)],
)

import { boolean, index, integer, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core'

/** Mails to send: written in the transaction of what they tell, sent after it, kept for a month as a record. */
export const mails = pgTable(
  'mails',
  {
    id: text().primaryKey(),
    /** Empty for mails of the installation itself. */
    accountId: text('account_id').notNull(),
    /** What was told, to whom and once: `quota-80 {plan} {key} {period} {user}`. Null where repeating is meant. */
    onceKey: text('once_key'),
    /** Who it is for, where that is a user. No foreign key: the record outlives the account. */
    userId: text('user_id'),
    /** Which text it is: `requestReceived`. */
    kind: text().notNull(),
    recipient: text().notNull(),
    subject: text().notNull(),
    /** Plain text; encrypted where `isPrivate`. */
    body: text().notNull(),
    /** Has a link that acts in its recipient's name: shown to nobody else. */
    isPrivate: boolean('is_private').notNull(),
    /** Where a click ends mails of its kind; null for mails that cannot be switched off. */
    unsubscribeUrl: text('unsubscribe_url'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    /** Not before: moves on with each failure. */
    dueAt: timestamp('due_at', { withTimezone: true }).notNull(),
    sentAt: timestamp('sent_at', { withTimezone: true }),
    attempts: integer().notNull(),
    lastError: text('last_error'),
    /** When the last attempt of all had failed. */
    givenUpAt: timestamp('given_up_at', { withTimezone: true }),
  },
  (table) => [uniqueIndex().on(table.onceKey), index().on(table.sentAt, table.dueAt), index().on(table.accountId)],
)

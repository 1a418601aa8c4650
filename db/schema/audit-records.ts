import { index, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/** Who changed what: one record for each successful command, written in its transaction. */
export const auditRecords = pgTable(
  'audit_records',
  {
    id: text().primaryKey(),
    accountId: text('account_id').notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    /** `user:{id}`, `access-key:{id}` or `system`. */
    actor: text().notNull(),
    operation: text().notNull(),
    resource: text().notNull(),
    detail: jsonb().$type<Record<string, unknown>>(),
    requestId: text('request_id').notNull(),
    sourceIp: text('source_ip').notNull(),
  },
  (table) => [index().on(table.accountId, table.at), index().on(table.accountId, table.requestId)],
)

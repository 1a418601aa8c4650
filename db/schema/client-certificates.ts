import { index, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { accounts } from './accounts.ts'

/** AWS `ClientCertificate`: what a stage shows to its backends. The private key never leaves the server. */
export const clientCertificates = pgTable(
  'client_certificates',
  {
    id: text().primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    description: text(),
    pemEncodedCertificate: text('pem_encoded_certificate').notNull(),
    privateKeyEncrypted: text('private_key_encrypted').notNull(),
    tags: jsonb().$type<Record<string, string>>().notNull(),
    createdDate: timestamp('created_date', { withTimezone: true }).notNull(),
    expirationDate: timestamp('expiration_date', { withTimezone: true }).notNull(),
  },
  (table) => [index().on(table.accountId)],
)

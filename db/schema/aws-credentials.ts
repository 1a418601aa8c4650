import { pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { accounts } from './accounts.ts'

/**
 * Credentials with which AWS integrations sign, under the ARN that an integration's `credentials` names. SigV4 needs the
 * secret itself, so it is encrypted, not hashed.
 */
export const awsCredentials = pgTable(
  'aws_credentials',
  {
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    arn: text().notNull(),
    accessKeyId: text('access_key_id').notNull(),
    secretAccessKeyEncrypted: text('secret_access_key_encrypted').notNull(),
    sessionTokenEncrypted: text('session_token_encrypted'),
    description: text(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.arn] })],
)

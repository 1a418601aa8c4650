import { jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { restApis } from './rest-apis.ts'

/** One line of an import's report. */
export interface ImportReportEntry {
  /** `kept`: served as written; `translated`: served in another form; `attention`: needs a decision. */
  outcome: 'kept' | 'translated' | 'attention'
  /** JSON Pointer into the imported document. */
  pointer: string
  message: string
  /** The path under `/console/apis/{apiId}/` where the field can be seen and changed. */
  link?: string
}

/** The report of the last import into an API. */
export const importReports = pgTable('import_reports', {
  restApiId: text('rest_api_id')
    .primaryKey()
    .references(() => restApis.id, { onDelete: 'cascade' }),
  format: text().notNull(),
  /** Where the document says its backend is; the first is proposed in the publish journey. */
  servers: jsonb().$type<string[]>().notNull(),
  entries: jsonb().$type<ImportReportEntry[]>().notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
})

import { jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { DocumentationLocation } from './documentation-parts.ts'
import { restApis } from './rest-apis.ts'

/** AWS `DocumentationVersion`: all parts of an API as they were at one moment; never changed but for its description. */
export const documentationVersions = pgTable(
  'documentation_versions',
  {
    restApiId: text('rest_api_id')
      .notNull()
      .references(() => restApis.id, { onDelete: 'cascade' }),
    version: text().notNull(),
    description: text(),
    parts: jsonb().$type<{ id: string; location: DocumentationLocation; properties: string }[]>().notNull(),
    createdDate: timestamp('created_date', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.restApiId, table.version] })],
)

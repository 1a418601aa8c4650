import { pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { restApis } from './rest-apis.ts'

/** AWS `Model`: a JSON Schema, draft 4, kept as the text that was given. */
export const models = pgTable(
  'models',
  {
    restApiId: text('rest_api_id')
      .notNull()
      .references(() => restApis.id, { onDelete: 'cascade' }),
    id: text().notNull(),
    name: text().notNull(),
    description: text(),
    contentType: text('content_type').notNull(),
    schema: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.restApiId, table.id] }), uniqueIndex().on(table.restApiId, table.name)],
)

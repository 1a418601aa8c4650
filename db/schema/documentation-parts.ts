import { jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { restApis } from './rest-apis.ts'

/** AWS `DocumentationPartLocation`. */
export interface DocumentationLocation {
  type: string
  path?: string
  method?: string
  statusCode?: string
  name?: string
}

/** AWS `DocumentationPart`: text for one place of the API; `properties` is the JSON text that was given. */
export const documentationParts = pgTable(
  'documentation_parts',
  {
    restApiId: text('rest_api_id')
      .notNull()
      .references(() => restApis.id, { onDelete: 'cascade' }),
    id: text().notNull(),
    location: jsonb().$type<DocumentationLocation>().notNull(),
    properties: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.restApiId, table.id] })],
)

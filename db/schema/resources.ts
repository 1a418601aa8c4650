import { pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { restApis } from './rest-apis.ts'

/** AWS `Resource`: one segment of the tree. `path` is kept beside `parentId` so that listing needs no recursion. */
export const resources = pgTable(
  'resources',
  {
    restApiId: text('rest_api_id')
      .notNull()
      .references(() => restApis.id, { onDelete: 'cascade' }),
    id: text().notNull(),
    parentId: text('parent_id'),
    pathPart: text('path_part'),
    path: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.restApiId, table.id] }),
    uniqueIndex().on(table.restApiId, table.parentId, table.pathPart),
  ],
)

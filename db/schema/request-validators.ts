import { boolean, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { restApis } from './rest-apis.ts'

/** AWS `RequestValidator`. */
export const requestValidators = pgTable(
  'request_validators',
  {
    restApiId: text('rest_api_id')
      .notNull()
      .references(() => restApis.id, { onDelete: 'cascade' }),
    id: text().notNull(),
    name: text().notNull(),
    validateRequestBody: boolean('validate_request_body').notNull(),
    validateRequestParameters: boolean('validate_request_parameters').notNull(),
  },
  (table) => [primaryKey({ columns: [table.restApiId, table.id] })],
)

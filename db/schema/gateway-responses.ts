import { jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { restApis } from './rest-apis.ts'

/** AWS `GatewayResponse`: only the customised ones have a row. */
export const gatewayResponses = pgTable(
  'gateway_responses',
  {
    restApiId: text('rest_api_id')
      .notNull()
      .references(() => restApis.id, { onDelete: 'cascade' }),
    responseType: text('response_type').notNull(),
    statusCode: text('status_code'),
    responseParameters: jsonb('response_parameters').$type<Record<string, string>>().notNull(),
    responseTemplates: jsonb('response_templates').$type<Record<string, string>>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.restApiId, table.responseType] })],
)

import { boolean, index, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { accounts } from './accounts.ts'

/** AWS `RestApi`; the definition below it is a draft until a deployment copies it. */
export const restApis = pgTable(
  'rest_apis',
  {
    id: text().primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    description: text(),
    version: text(),
    rootResourceId: text('root_resource_id').notNull(),
    apiKeySource: text('api_key_source', { enum: ['HEADER', 'AUTHORIZER'] }).notNull(),
    binaryMediaTypes: jsonb('binary_media_types').$type<string[]>().notNull(),
    minimumCompressionSize: integer('minimum_compression_size'),
    disableExecuteApiEndpoint: boolean('disable_execute_api_endpoint').notNull(),
    endpointConfiguration: jsonb('endpoint_configuration')
      .$type<{ types: string[]; ipAddressType?: string; vpcEndpointIds?: string[] }>()
      .notNull(),
    policy: text(),
    /** Null until one is chosen: AWS's own then, by the endpoint's type. */
    securityPolicy: text('security_policy'),
    endpointAccessMode: text('endpoint_access_mode', { enum: ['BASIC', 'STRICT'] }),
    tags: jsonb().$type<Record<string, string>>().notNull(),
    /** Root-level parts of an imported document that AWS has no member for: `servers`, `tags`, `info` extras. */
    openapiExtras: jsonb('openapi_extras').$type<Record<string, unknown>>(),
    createdDate: timestamp('created_date', { withTimezone: true }).notNull(),
    /** When anything below this API last changed: a stage whose deployment is older has changes to deploy. */
    changedDate: timestamp('changed_date', { withTimezone: true }).notNull(),
  },
  (table) => [index().on(table.accountId)],
)

import { integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { restApis } from './rest-apis.ts'

/** AWS `Authorizer`. */
export const authorizers = pgTable(
  'authorizers',
  {
    restApiId: text('rest_api_id')
      .notNull()
      .references(() => restApis.id, { onDelete: 'cascade' }),
    id: text().notNull(),
    name: text().notNull(),
    type: text({ enum: ['TOKEN', 'REQUEST', 'COGNITO_USER_POOLS'] }).notNull(),
    authType: text('auth_type'),
    authorizerUri: text('authorizer_uri'),
    authorizerCredentials: text('authorizer_credentials'),
    identitySource: text('identity_source'),
    identityValidationExpression: text('identity_validation_expression'),
    authorizerResultTtlInSeconds: integer('authorizer_result_ttl_in_seconds'),
    providerARNs: jsonb('provider_arns').$type<string[]>(),
  },
  (table) => [primaryKey({ columns: [table.restApiId, table.id] })],
)

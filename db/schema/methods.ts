import { boolean, foreignKey, json, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { resources } from './resources.ts'

/** The members of AWS `MethodResponse`, by status code. */
export type MethodResponseColumn = Record<
  string,
  { responseParameters?: Record<string, boolean>; responseModels?: Record<string, string> }
>

/** The members of AWS `Integration`, with its integration responses by status code. */
export interface IntegrationColumn {
  type: 'HTTP' | 'AWS' | 'MOCK' | 'HTTP_PROXY' | 'AWS_PROXY'
  httpMethod?: string
  uri?: string
  connectionType?: 'INTERNET' | 'VPC_LINK'
  connectionId?: string
  integrationTarget?: string
  credentials?: string
  requestParameters?: Record<string, string>
  requestTemplates?: Record<string, string>
  passthroughBehavior: 'WHEN_NO_MATCH' | 'WHEN_NO_TEMPLATES' | 'NEVER'
  contentHandling?: 'CONVERT_TO_BINARY' | 'CONVERT_TO_TEXT'
  timeoutInMillis: number
  cacheNamespace: string
  cacheKeyParameters: string[]
  tlsConfig?: { insecureSkipVerification?: boolean }
  responseTransferMode?: 'BUFFERED' | 'STREAM'
  integrationResponses: Record<
    string,
    {
      selectionPattern?: string
      responseParameters?: Record<string, string>
      responseTemplates?: Record<string, string>
      contentHandling?: 'CONVERT_TO_BINARY' | 'CONVERT_TO_TEXT'
    }
  >
}

/** AWS `Method` with its integration and responses: always read together, so one row. */
export const methods = pgTable(
  'methods',
  {
    restApiId: text('rest_api_id').notNull(),
    resourceId: text('resource_id').notNull(),
    httpMethod: text('http_method').notNull(),
    authorizationType: text('authorization_type').notNull(),
    authorizerId: text('authorizer_id'),
    authorizationScopes: jsonb('authorization_scopes').$type<string[]>(),
    apiKeyRequired: boolean('api_key_required').notNull(),
    operationName: text('operation_name'),
    requestValidatorId: text('request_validator_id'),
    /** `json` keeps the order of keys, which the reference shows. */
    requestParameters: json('request_parameters').$type<Record<string, boolean>>(),
    requestModels: jsonb('request_models').$type<Record<string, string>>(),
    methodResponses: jsonb('method_responses').$type<MethodResponseColumn>().notNull(),
    integration: jsonb().$type<IntegrationColumn>(),
  },
  (table) => [
    primaryKey({ columns: [table.restApiId, table.resourceId, table.httpMethod] }),
    foreignKey({
      columns: [table.restApiId, table.resourceId],
      foreignColumns: [resources.restApiId, resources.id],
    }).onDelete('cascade'),
  ],
)

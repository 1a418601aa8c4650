import { boolean, foreignKey, index, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { deployments } from './deployments.ts'
import { restApis } from './rest-apis.ts'

/** AWS `MethodSetting`. */
export interface MethodSettingColumn {
  metricsEnabled?: boolean
  loggingLevel?: string
  dataTraceEnabled?: boolean
  throttlingBurstLimit?: number
  throttlingRateLimit?: number
  cachingEnabled?: boolean
  cacheTtlInSeconds?: number
  cacheDataEncrypted?: boolean
  requireAuthorizationForCacheControl?: boolean
  unauthorizedCacheControlHeaderStrategy?: string
}

/** AWS `Stage`. */
export const stages = pgTable(
  'stages',
  {
    restApiId: text('rest_api_id')
      .notNull()
      .references(() => restApis.id, { onDelete: 'cascade' }),
    stageName: text('stage_name').notNull(),
    deploymentId: text('deployment_id').notNull(),
    description: text(),
    variables: jsonb().$type<Record<string, string>>(),
    /** Keys as AWS returns them: `pets/{id}/GET`, and the stage default. */
    methodSettings: jsonb('method_settings').$type<Record<string, MethodSettingColumn>>().notNull(),
    cacheClusterEnabled: boolean('cache_cluster_enabled').notNull(),
    cacheClusterSize: text('cache_cluster_size'),
    clientCertificateId: text('client_certificate_id'),
    documentationVersion: text('documentation_version'),
    accessLogSettings: jsonb('access_log_settings').$type<{ destinationArn?: string; format?: string }>(),
    canarySettings: jsonb('canary_settings').$type<{
      percentTraffic?: number
      deploymentId?: string
      stageVariableOverrides?: Record<string, string>
      useStageCache?: boolean
    }>(),
    tracingEnabled: boolean('tracing_enabled').notNull(),
    /** What was cached before is not served any more. */
    cacheFlushedAt: timestamp('cache_flushed_at', { withTimezone: true }),
    authorizersFlushedAt: timestamp('authorizers_flushed_at', { withTimezone: true }),
    tags: jsonb().$type<Record<string, string>>().notNull(),
    createdDate: timestamp('created_date', { withTimezone: true }).notNull(),
    lastUpdatedDate: timestamp('last_updated_date', { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.restApiId, table.stageName] }),
    foreignKey({
      columns: [table.restApiId, table.deploymentId],
      foreignColumns: [deployments.restApiId, deployments.id],
    }),
  ],
)

/** What a stage pointed to, and since when: the history that roll-back reads. */
export const stageDeployments = pgTable(
  'stage_deployments',
  {
    id: text().primaryKey(),
    restApiId: text('rest_api_id').notNull(),
    stageName: text('stage_name').notNull(),
    deploymentId: text('deployment_id').notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    by: text().notNull(),
  },
  (table) => [
    index().on(table.restApiId, table.stageName),
    foreignKey({
      columns: [table.restApiId, table.stageName],
      foreignColumns: [stages.restApiId, stages.stageName],
    }).onDelete('cascade'),
  ],
)

import { boolean, foreignKey, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { accounts } from './accounts.ts'
import { apiKeys } from './api-keys.ts'
import { stages } from './stages.ts'

/** AWS `ThrottleSettings`. */
export interface ThrottleColumn {
  rateLimit?: number
  burstLimit?: number
}

/** AWS `QuotaSettings`. */
export interface QuotaColumn {
  limit: number
  offset: number
  period: 'DAY' | 'WEEK' | 'MONTH'
}

/** AWS `UsagePlan`. */
export const usagePlans = pgTable(
  'usage_plans',
  {
    id: text().primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    description: text(),
    throttle: jsonb().$type<ThrottleColumn>(),
    quota: jsonb().$type<QuotaColumn>(),
    productCode: text('product_code'),
    tags: jsonb().$type<Record<string, string>>().notNull(),
  },
  (table) => [index().on(table.accountId)],
)

/** AWS `ApiStage`: which stages a plan covers; `throttle` is by `/path/METHOD`. */
export const usagePlanStages = pgTable(
  'usage_plan_stages',
  {
    usagePlanId: text('usage_plan_id')
      .notNull()
      .references(() => usagePlans.id, { onDelete: 'cascade' }),
    restApiId: text('rest_api_id').notNull(),
    stageName: text('stage_name').notNull(),
    throttle: jsonb().$type<Record<string, ThrottleColumn>>(),
  },
  (table) => [
    primaryKey({ columns: [table.usagePlanId, table.restApiId, table.stageName] }),
    index().on(table.restApiId, table.stageName),
    foreignKey({
      columns: [table.restApiId, table.stageName],
      foreignColumns: [stages.restApiId, stages.stageName],
    }).onDelete('cascade'),
  ],
)

/** AWS `UsagePlanKey`: which keys a plan serves. */
export const usagePlanKeys = pgTable(
  'usage_plan_keys',
  {
    usagePlanId: text('usage_plan_id')
      .notNull()
      .references(() => usagePlans.id, { onDelete: 'cascade' }),
    apiKeyId: text('api_key_id')
      .notNull()
      .references(() => apiKeys.id, { onDelete: 'cascade' }),
    /**
     * Whether its provider put the key here: it may call all that the plan covers, and stays when its app leaves a product.
     * False for a key that came by a subscription or a trial, which opens what its products show.
     */
    direct: boolean().notNull().default(true),
  },
  (table) => [primaryKey({ columns: [table.usagePlanId, table.apiKeyId] }), index().on(table.apiKeyId)],
)

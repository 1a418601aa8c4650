import { boolean, doublePrecision, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/** A provider: owns APIs, keys, plans and products. The id has AWS's shape, 12 digits. */
export const accounts = pgTable('accounts', {
  id: text().primaryKey(),
  name: text().notNull(),
  /** Requests per second and bucket size over all APIs of the account; null for no limit. */
  throttleRateLimit: doublePrecision('throttle_rate_limit'),
  throttleBurstLimit: integer('throttle_burst_limit'),
  /** AWS `cloudwatchRoleArn`: kept for tools that set it; logs need no role here. */
  cloudwatchRoleArn: text('cloudwatch_role_arn'),
  /** How many of what this account may have, where it is not AWS's default: `{ restApis: 1000 }`. */
  limits: jsonb().$type<Record<string, number>>(),
  /** Whether consumers must say what they want a plan for that needs approval. */
  requestReasonRequired: boolean('request_reason_required').notNull().default(false),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
})

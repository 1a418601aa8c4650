import { bigint, index, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

/**
 * Requests answered, by hour. `usagePlanId` and `apiKeyId` are empty for requests without a key. No foreign keys: the
 * record of what was served outlives what served it.
 */
export const usage = pgTable(
  'usage',
  {
    accountId: text('account_id').notNull(),
    usagePlanId: text('usage_plan_id').notNull(),
    apiKeyId: text('api_key_id').notNull(),
    restApiId: text('rest_api_id').notNull(),
    stageName: text('stage_name').notNull(),
    /** Start of the hour, UTC. */
    hour: timestamp({ withTimezone: true }).notNull(),
    /** Requests that the plan admitted: what a quota counts and a bill charges. */
    admitted: bigint({ mode: 'number' }).notNull(),
    throttled: bigint({ mode: 'number' }).notNull(),
    quotaExceeded: bigint('quota_exceeded', { mode: 'number' }).notNull(),
    /** Refused for another reason: no such method, no key, not allowed. */
    refused: bigint({ mode: 'number' }).notNull(),
    clientErrors: bigint('client_errors', { mode: 'number' }).notNull(),
    serverErrors: bigint('server_errors', { mode: 'number' }).notNull(),
    /** Sum over all answered requests, for the mean. */
    latencyMs: bigint('latency_ms', { mode: 'number' }).notNull(),
    /** Of all answered ones, those with the value that the key had before its last rotation. */
    withPreviousValue: bigint('with_previous_value', { mode: 'number' }).notNull().default(0),
    /** The first answer of the hour with a status from 200 to 299; null: none. */
    firstSucceededAt: timestamp('first_succeeded_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({
      columns: [table.usagePlanId, table.apiKeyId, table.restApiId, table.stageName, table.hour],
    }),
    index().on(table.accountId, table.hour),
    index().on(table.apiKeyId, table.hour),
    index().on(table.restApiId, table.hour),
  ],
)

/** Units of a quota given out to gateway nodes in one period; never more than the limit. */
export const quotaCounters = pgTable(
  'quota_counters',
  {
    usagePlanId: text('usage_plan_id').notNull(),
    apiKeyId: text('api_key_id').notNull(),
    /** Start of the period, UTC. */
    periodStart: timestamp('period_start', { withTimezone: true }).notNull(),
    granted: bigint({ mode: 'number' }).notNull(),
    /** Added to the plan's limit for this period only (`UpdateUsage`); may be negative. */
    extension: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.usagePlanId, table.apiKeyId, table.periodStart] })],
)

/** What each gateway node was given of a counter and what it has used; used = requests answered. */
export const quotaLeases = pgTable(
  'quota_leases',
  {
    nodeId: text('node_id').notNull(),
    usagePlanId: text('usage_plan_id').notNull(),
    apiKeyId: text('api_key_id').notNull(),
    periodStart: timestamp('period_start', { withTimezone: true }).notNull(),
    granted: bigint({ mode: 'number' }).notNull(),
    used: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.usagePlanId, table.apiKeyId, table.periodStart, table.nodeId] }),
    index().on(table.nodeId),
  ],
)

/** How far each usage journal has been read: written in the same transaction as what was read from it. */
export const usageJournals = pgTable(
  'usage_journals',
  {
    nodeId: text('node_id').notNull(),
    file: text().notNull(),
    position: bigint({ mode: 'number' }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.nodeId, table.file] })],
)

/** Gateway nodes and the configuration that each has applied. */
export const gatewayNodes = pgTable('gateway_nodes', {
  id: text().primaryKey(),
  configurationVersion: bigint('configuration_version', { mode: 'number' }).notNull(),
  threads: integer().notNull(),
  startedAt: timestamp('started_at', { withTimezone: true }).notNull(),
  lastSeenAt: timestamp('last_seen_at', { withTimezone: true }).notNull(),
})

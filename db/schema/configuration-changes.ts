import { bigserial, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/**
 * What the data plane must load again, in order. A command that changes what is served adds a row in its own
 * transaction; gateway nodes read the rows after the last version that they applied.
 */
export const configurationChanges = pgTable('configuration_changes', {
  version: bigserial({ mode: 'number' }).primaryKey(),
  kind: text({
    enum: ['stage', 'usage-plan', 'api-key', 'access-key', 'credentials', 'account', 'function', 'domain'],
  }).notNull(),
  /** `{restApiId}/{stageName}`, the usage plan's id, the API key's id, the custom domain name … */
  key: text().notNull(),
  at: timestamp({ withTimezone: true }).notNull(),
})

import {
  customType,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import { accounts } from './accounts.ts'

const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })

/** A deployment package, as it was sent: kept once however many functions and versions have it. */
export const functionCodes = pgTable('function_codes', {
  /** SHA-256 of the zip, hexadecimal. */
  sha256: text().primaryKey(),
  zip: bytea().notNull(),
  /** Of the zip, in bytes. */
  size: integer().notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
})

/** What functions and their published versions have in common. */
const configuration = {
  description: text().notNull(),
  runtime: text({ enum: ['nodejs24.x'] }).notNull(),
  handler: text().notNull(),
  /** Megabytes. */
  memorySize: integer('memory_size').notNull(),
  /** Seconds. */
  timeout: integer().notNull(),
  /** A JSON object of strings, encrypted: what people put here is secrets. */
  environmentEncrypted: text('environment_encrypted').notNull(),
  codeSha256: text('code_sha256')
    .notNull()
    .references(() => functionCodes.sha256),
  codeSize: integer('code_size').notNull(),
  revisionId: uuid('revision_id').notNull(),
  lastModified: timestamp('last_modified', { withTimezone: true }).notNull(),
}

/** AWS Lambda `FunctionConfiguration` of `$LATEST`. */
export const functions = pgTable(
  'functions',
  {
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    functionName: text('function_name').notNull(),
    ...configuration,
    /** The number of the version that was published last; a number is never used twice. */
    lastVersion: integer('last_version').notNull(),
    tags: jsonb().$type<Record<string, string>>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.functionName] }), index().on(table.codeSha256)],
)

/** A published version: never changes. */
export const functionVersions = pgTable(
  'function_versions',
  {
    accountId: text('account_id').notNull(),
    functionName: text('function_name').notNull(),
    version: integer().notNull(),
    ...configuration,
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.functionName, table.version] }),
    index().on(table.codeSha256),
    foreignKey({
      columns: [table.accountId, table.functionName],
      foreignColumns: [functions.accountId, functions.functionName],
    }).onDelete('cascade'),
  ],
)

/** AWS Lambda `AliasConfiguration`: a name for a version. */
export const functionAliases = pgTable(
  'function_aliases',
  {
    accountId: text('account_id').notNull(),
    functionName: text('function_name').notNull(),
    name: text().notNull(),
    /** A number, or `$LATEST`. */
    functionVersion: text('function_version').notNull(),
    description: text().notNull(),
    revisionId: uuid('revision_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.functionName, table.name] }),
    foreignKey({
      columns: [table.accountId, table.functionName],
      foreignColumns: [functions.accountId, functions.functionName],
    }).onDelete('cascade'),
  ],
)

/** The latest invocations of each function, written by the gateways that ran them; older ones are trimmed. */
export const functionInvocations = pgTable(
  'function_invocations',
  {
    requestId: uuid('request_id').primaryKey(),
    accountId: text('account_id').notNull(),
    functionName: text('function_name').notNull(),
    version: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    durationMs: integer('duration_ms').notNull(),
    billedDurationMs: integer('billed_duration_ms').notNull(),
    /** Of a cold start: from the assignment of the code to the handler being loaded. */
    initDurationMs: integer('init_duration_ms'),
    maxMemoryUsedMb: integer('max_memory_used_mb').notNull(),
    outcome: text({ enum: ['ok', 'error', 'timeout', 'memory', 'exit', 'init-error'] }).notNull(),
    /** The end of what it logged, 4 KB at most. */
    logTail: text('log_tail').notNull(),
  },
  (table) => [
    index().on(table.accountId, table.functionName, table.at),
    foreignKey({
      columns: [table.accountId, table.functionName],
      foreignColumns: [functions.accountId, functions.functionName],
    }).onDelete('cascade'),
  ],
)

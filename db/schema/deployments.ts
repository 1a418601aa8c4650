import { json, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { DeploymentColumn } from '../deployment.ts'
import type { DocumentationLocation } from './documentation-parts.ts'
import { restApis } from './rest-apis.ts'

/** AWS `Deployment`: an immutable copy of the definition, fit to be served and to be documented. */
export const deployments = pgTable(
  'deployments',
  {
    restApiId: text('rest_api_id')
      .notNull()
      .references(() => restApis.id, { onDelete: 'cascade' }),
    id: text().notNull(),
    description: text(),
    createdDate: timestamp('created_date', { withTimezone: true }).notNull(),
    createdBy: text('created_by').notNull(),
    definition: jsonb().$type<DeploymentColumn>().notNull(),
    /** OpenAPI 3.0 of the same moment: what the portal's reference and the diff read. `json` keeps the order of keys. */
    openapi: json().$type<Record<string, unknown>>().notNull(),
    /** The documentation parts of the same moment, for exports; null in older deployments. */
    documentationParts: json('documentation_parts').$type<{ location: DocumentationLocation; properties: string }[]>(),
  },
  (table) => [primaryKey({ columns: [table.restApiId, table.id] })],
)

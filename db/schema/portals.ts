import { index, integer, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core'
import { accounts } from './accounts.ts'
import { groups } from './groups.ts'
import { users } from './users.ts'

/** A provider's own developer portal: what is published is one of its versions, what is edited is the draft. */
export const portals = pgTable(
  'portals',
  {
    id: text().primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    /** The address: `/portals/{slug}`; unique over all accounts. */
    slug: text().notNull().unique(),
    /** Lower-cased host under which the portal is at `/`; null: none. */
    hostname: text().unique(),
    name: text().notNull(),
    /** Branding, pages, navigation, products: the shape is the operation's. */
    draft: jsonb().$type<Record<string, unknown>>().notNull(),
    /**
     * `public`: anyone; `sign-up`: any user; `invitation`: who was invited or is in a group; `request`: after approval;
     * `openid`: whom the installation's OpenID Connect issuer knows.
     */
    access: text({ enum: ['public', 'sign-up', 'invitation', 'request', 'openid'] }).notNull(),
    /** The version that is served; null: never published, or disabled. */
    publishedVersion: integer('published_version'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (table) => [index().on(table.accountId)],
)

/** What a portal was when it was published. */
export const portalVersions = pgTable(
  'portal_versions',
  {
    portalId: text('portal_id')
      .notNull()
      .references(() => portals.id, { onDelete: 'cascade' }),
    /** 1, 2 … */
    version: integer().notNull(),
    content: jsonb().$type<Record<string, unknown>>().notNull(),
    /** What the publisher says has changed. */
    description: text(),
    createdBy: text('created_by').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.portalId, table.version] })],
)

/** Pictures of portals, checked by content. */
export const portalImages = pgTable(
  'portal_images',
  {
    id: text().primaryKey(),
    portalId: text('portal_id')
      .notNull()
      .references(() => portals.id, { onDelete: 'cascade' }),
    mediaType: text('media_type').notNull(),
    /** Base64. */
    content: text().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [index().on(table.portalId)],
)

/** Who was asked into a portal, or let in. */
export const portalMembers = pgTable(
  'portal_members',
  {
    portalId: text('portal_id')
      .notNull()
      .references(() => portals.id, { onDelete: 'cascade' }),
    /** Lower-cased. */
    email: text().notNull(),
    /** Null until they have signed in. */
    userId: text('user_id').references(() => users.id, { onDelete: 'cascade' }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.portalId, table.email] }), index().on(table.userId)],
)

/** Groups whose members may enter. */
export const portalGroups = pgTable(
  'portal_groups',
  {
    portalId: text('portal_id')
      .notNull()
      .references(() => portals.id, { onDelete: 'cascade' }),
    groupId: text('group_id')
      .notNull()
      .references(() => groups.id, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ columns: [table.portalId, table.groupId] }),
    uniqueIndex().on(table.groupId, table.portalId),
  ],
)

import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core'
import { accounts } from './accounts.ts'
import { groups } from './groups.ts'
import { restApis } from './rest-apis.ts'
import { usagePlans } from './usage-plans.ts'

/** What consumers find in the catalogue: one or more deployed stages under a name, with plans. */
export const products = pgTable(
  'products',
  {
    id: text().primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    /** The address: `/products/{slug}`; unique over all accounts. */
    slug: text().notNull().unique(),
    name: text().notNull(),
    /** One line, for the card. */
    tagline: text().notNull(),
    /** Markdown, for the overview. */
    description: text().notNull(),
    category: text(),
    /**
     * `public`: anyone; `signed-in`: any user; `groups`: who is in one of `product_groups`; `private`: members of the
     * account only. Members of the account see all.
     */
    visibility: text({ enum: ['public', 'signed-in', 'groups', 'private'] }).notNull(),
    /** The plan under which a visitor may call for ten minutes without an account; null: no trial keys. */
    trialUsagePlanId: text('trial_usage_plan_id').references((): AnyPgColumn => usagePlans.id, {
      onDelete: 'set null',
    }),
    /** Said to consumers, in pages and mails: from when on the product will no longer answer. */
    deprecation: jsonb().$type<{ announcedAt: string; endsAt: string; message: string; successorSlug?: string }>(),
    published: boolean().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (table) => [index().on(table.accountId)],
)

/** Which stages a product is made of. */
export const productStages = pgTable(
  'product_stages',
  {
    productId: text('product_id')
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    restApiId: text('rest_api_id')
      .notNull()
      .references(() => restApis.id, { onDelete: 'cascade' }),
    stageName: text('stage_name').notNull(),
  },
  (table) => [primaryKey({ columns: [table.productId, table.restApiId, table.stageName] })],
)

/** A usage plan as offered in a product, with its price. */
export const productPlans = pgTable(
  'product_plans',
  {
    productId: text('product_id')
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    usagePlanId: text('usage_plan_id')
      .notNull()
      .references(() => usagePlans.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    /** Null: free. `amountCents` per month, in the minor unit of `currency` (ISO 4217). */
    price: jsonb().$type<{ amountCents: number; currency: string }>(),
    /** Markdown that a subscriber agrees to; null: none. */
    terms: text(),
    /** `manual`: a request waits for an admin, unless a rule decides it. */
    approval: text({ enum: ['automatic', 'manual'] })
      .notNull()
      .default('automatic'),
  },
  (table) => [primaryKey({ columns: [table.productId, table.usagePlanId] })],
)

/** Which operations of a stage a product shows; a stage without a row shows all of them. */
export const productOperations = pgTable(
  'product_operations',
  {
    productId: text('product_id')
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    restApiId: text('rest_api_id')
      .notNull()
      .references(() => restApis.id, { onDelete: 'cascade' }),
    stageName: text('stage_name').notNull(),
    /** As in the API: `/pets/{id}`. */
    path: text().notNull(),
    httpMethod: text('http_method').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.productId, table.restApiId, table.stageName, table.path, table.httpMethod] }),
  ],
)

/** A page of a product written by its provider. */
export const productGuides = pgTable(
  'product_guides',
  {
    id: text().primaryKey(),
    productId: text('product_id')
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    /** The address below the product's: `/products/{slug}/guides/{slug}`. */
    slug: text().notNull(),
    title: text().notNull(),
    markdown: text().notNull(),
    position: integer().notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (table) => [uniqueIndex().on(table.productId, table.slug)],
)

/** Who sees a product whose visibility is `groups`. */
export const productGroups = pgTable(
  'product_groups',
  {
    productId: text('product_id')
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    groupId: text('group_id')
      .notNull()
      .references(() => groups.id, { onDelete: 'cascade' }),
  },
  (table) => [primaryKey({ columns: [table.productId, table.groupId] }), index().on(table.groupId)],
)

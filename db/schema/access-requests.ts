import { boolean, index, jsonb, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core'
import { accounts } from './accounts.ts'
import { apps } from './apps.ts'
import { products } from './products.ts'
import { usagePlans } from './usage-plans.ts'
import { users } from './users.ts'

/** What a consumer asked for and an admin decides: never deleted by a decision, so it is the history too. */
export const accessRequests = pgTable(
  'access_requests',
  {
    id: text().primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    /** `subscription`: a first plan; `plan-change`: another one; `portal`: to enter a portal. */
    kind: text({ enum: ['subscription', 'plan-change', 'portal'] }).notNull(),
    /** `question`: the admin has asked and waits for the consumer. */
    status: text({ enum: ['pending', 'question', 'approved', 'denied', 'withdrawn'] }).notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    appId: text('app_id').references(() => apps.id, { onDelete: 'cascade' }),
    productId: text('product_id').references(() => products.id, { onDelete: 'cascade' }),
    /** The plan that is wanted. */
    usagePlanId: text('usage_plan_id').references(() => usagePlans.id, { onDelete: 'cascade' }),
    portalId: text('portal_id'),
    /** Of a `plan-change`: the plan that the app was under when it asked. */
    previousUsagePlanId: text('previous_usage_plan_id'),
    /** What the consumer wants it for. */
    reason: text(),
    /** The conversation, oldest first. */
    messages: jsonb().$type<{ from: 'admin' | 'consumer'; userId: string; text: string; at: string }[]>().notNull(),
    /** Null while open, or where a rule decided. */
    decidedBy: text('decided_by'),
    /** The rule that decided, if one did. */
    decidedByRuleId: text('decided_by_rule_id'),
    /** The rule as it was then. */
    decidedByRule: jsonb('decided_by_rule').$type<{
      email: string
      product?: string
      plan?: string
      decision: 'approve' | 'deny'
    }>(),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
    decisionReason: text('decision_reason'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    index().on(table.accountId, table.status, table.createdAt),
    index().on(table.userId),
    index().on(table.appId),
  ],
)

/** Decides requests without an admin: the first rule by position that matches. */
export const approvalRules = pgTable(
  'approval_rules',
  {
    id: text().primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    position: text().notNull(),
    /** Lower-cased address, domain (`@example.org`) or `*`. */
    email: text().notNull(),
    /** Null: every product. */
    productId: text('product_id').references(() => products.id, { onDelete: 'cascade' }),
    /** Null: every plan. */
    usagePlanId: text('usage_plan_id').references(() => usagePlans.id, { onDelete: 'cascade' }),
    decision: text({ enum: ['approve', 'deny'] }).notNull(),
    /** Only for addresses that were proven: anybody can sign up with any address. */
    verifiedOnly: boolean('verified_only').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [uniqueIndex().on(table.accountId, table.position)],
)

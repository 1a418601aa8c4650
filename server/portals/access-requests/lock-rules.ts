import { asc, eq, sql } from 'drizzle-orm'
import { approvalRules } from '#db/schema.ts'
import type { CommandContext } from '../../context.ts'
import type { ApprovalRuleRow } from './match-rule.ts'

/** The account's rules in their order; whoever else changes them waits until the commit. */
export async function lockRules({ db, accountId }: CommandContext): Promise<ApprovalRuleRow[]> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext(${`approval rules of ${accountId}`}))`)
  return await db
    .select()
    .from(approvalRules)
    .where(eq(approvalRules.accountId, accountId))
    .orderBy(asc(approvalRules.position))
}

/** The place of the rule with this number, as text that sorts like it. */
export function positionOf(index: number): string {
  return String(index).padStart(6, '0')
}

/** Puts rules into the order of their ids. Two steps, since no two may be at one place in between. */
export async function placeRules({ db }: CommandContext, ruleIds: readonly string[]): Promise<void> {
  for (const id of ruleIds) {
    await db
      .update(approvalRules)
      .set({ position: `~${id}` })
      .where(eq(approvalRules.id, id))
  }
  for (const [index, id] of ruleIds.entries()) {
    await db
      .update(approvalRules)
      .set({ position: positionOf(index) })
      .where(eq(approvalRules.id, id))
  }
}

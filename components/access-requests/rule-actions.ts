import type { PreviewedDecision } from '#server/portals/access-requests/preview-approval-rules.ts'

/** A rule as it is being written. */
export interface RuleDraft {
  readonly ruleId?: string | undefined
  readonly email: string
  readonly productId: string | null
  readonly usagePlanId: string | null
  readonly decision: 'approve' | 'deny'
  readonly verifiedOnly: boolean
}

/** A rule that was deleted, and where it stood. */
export type RuleRestore = Omit<RuleDraft, 'ruleId'> & { readonly index: number }

/** The open requests that a rule would decide. */
export interface RulePreview {
  readonly items: readonly PreviewedDecision[]
  /** Why the rule is none. */
  readonly refused?: string
}

/** What can be chosen in a rule. */
export interface RuleOffer {
  readonly productId: string
  readonly name: string
  readonly plans: readonly { readonly usagePlanId: string; readonly name: string }[]
}

import type { approvalRules } from '#db/schema.ts'

export type ApprovalRuleRow = typeof approvalRules.$inferSelect

/** What a rule looks at. */
export interface RuleSubject {
  /** Lower-cased. */
  readonly email: string
  /** Whether it was proven that the address is theirs. */
  readonly isVerified: boolean
  readonly productId: string | null
  readonly usagePlanId: string | null
}

/** The rule that decides, if one does. */
export interface RuleMatch<Rule> {
  readonly rule: Rule
  /** The rule approves only proven addresses and this one is not: nothing is decided, by no later rule either. */
  readonly awaitsProof: boolean
}

/**
 * The first rule that fits. A rule that would approve but for the proof of the address ends the search too: the person
 * gets the chance to prove it, instead of the denial that stands further down for everybody else.
 */
export function matchRule<Rule extends Pick<ApprovalRuleRow, 'email' | 'productId' | 'usagePlanId' | 'verifiedOnly'>>(
  rules: readonly Rule[],
  { email, isVerified, productId, usagePlanId }: RuleSubject,
): RuleMatch<Rule> | undefined {
  const rule = rules.find(
    (candidate) =>
      fitsAddress(candidate.email, email) &&
      (candidate.productId === null || candidate.productId === productId) &&
      (candidate.usagePlanId === null || candidate.usagePlanId === usagePlanId),
  )
  return rule && { rule, awaitsProof: rule.verifiedOnly && !isVerified }
}

/** `*` is everybody, `@example.org` a domain and nothing below it, anything else one address. */
function fitsAddress(pattern: string, email: string): boolean {
  if (pattern === '*') return true
  return pattern.startsWith('@') ? email.slice(email.lastIndexOf('@')) === pattern : email === pattern
}

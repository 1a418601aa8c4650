import type { CompiledPolicy, CompiledStatement } from './compile-policy.ts'
import type { PolicyRequest } from './policy-request.ts'

/** What a policy says about a request, and the statement that decided: the first that denies, else that allows. */
export interface PolicyDecision {
  readonly decision: 'allow' | 'deny' | 'neither'
  readonly statement?: Pick<CompiledStatement, 'index' | 'sid' | 'effect'>
}

/** What a policy says that is silent. */
export const neither: PolicyDecision = { decision: 'neither' }

/** Evaluates a policy: an explicit deny wins over any allow (IAM user guide, "Policy evaluation logic"). */
export function evaluatePolicy({ statements }: CompiledPolicy, request: PolicyRequest): PolicyDecision {
  let allowing: CompiledStatement | undefined
  for (const statement of statements) {
    if (statement.effect === 'Allow' && allowing !== undefined) continue
    if (!statement.applies(request)) continue
    if (statement.effect === 'Deny') return { decision: 'deny', statement }
    allowing = statement
  }
  return allowing === undefined ? neither : { decision: 'allow', statement: allowing }
}

/** Evaluates several policies as one. */
export function evaluatePolicies(policies: readonly CompiledPolicy[], request: PolicyRequest): PolicyDecision {
  let decision = neither
  for (const policy of policies) {
    const next = evaluatePolicy(policy, request)
    if (next.decision === 'deny') return next
    if (decision.decision === 'neither') decision = next
  }
  return decision
}

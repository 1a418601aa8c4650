import type { PolicyDecision } from './evaluate-policy.ts'

type Decision = PolicyDecision['decision']

/**
 * Whether a request is let through, from what the caller's own policy (IAM's, or the one that an authorizer returned)
 * and the API's resource policy say (developer guide, "API Gateway resource policy evaluation outcomes"). `deny` is an
 * explicit one.
 * @param isOwnAccount table A, for callers of the API's account and of authorizers; else table B.
 */
export function combineDecisions(identity: Decision, resource: Decision, isOwnAccount: boolean): Decision {
  if (identity === 'deny' || resource === 'deny') return 'deny'
  if (isOwnAccount) return identity === 'allow' || resource === 'allow' ? 'allow' : 'neither'
  return identity === 'allow' && resource === 'allow' ? 'allow' : 'neither'
}

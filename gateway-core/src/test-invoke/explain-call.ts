import type { Exchange } from '../exchange.ts'
import type { Services } from '../pipeline/stage.ts'
import { combineDecisions } from '../policy/combine-decisions.ts'
import { type CompiledPolicy, compilePolicyText } from '../policy/compile-policy.ts'
import type { PolicyDecision } from '../policy/evaluate-policy.ts'
import { ExchangePolicyRequest } from '../policy/exchange-policy-request.ts'
import { explainPolicy, type PolicyReport } from '../policy/explain-policy.ts'
import { compileMethodArn } from '../policy/method-arn.ts'
import { PolicyFault } from '../policy/policy-request.ts'
import { resourcePolicy } from '../policy/resource-policy.ts'

type Decision = PolicyDecision['decision']

/** What each policy says of a call, and how they are put together. */
export interface CallPolicies {
  /** `execute-api:Invoke` */
  readonly action: string
  /** The ARN that policies name the call by. */
  readonly methodArn: string
  readonly rule: CallRule
  /** The API's; undefined when it has none. */
  readonly resource?: PolicyReport | { readonly fault: string }
  /** The caller's own, or the one that the authorizer returned. */
  readonly identity: IdentityReport
  /** What both come to. */
  readonly decision: Decision
}

/**
 * Which of AWS's rules applies (developer guide, "How API Gateway resource policies affect authorization workflow"):
 * `no-policy` an open method or a user pool's without a resource policy; `explicit-allow` an open method or a user
 * pool's with one; `same-account` and `cross-account` the tables A and B.
 */
export type CallRule = 'no-policy' | 'explicit-allow' | 'same-account' | 'cross-account'

export interface IdentityReport {
  /** `none`: the caller has no policy, or is not known; `role`: the role in the account allows all its APIs. */
  readonly source: 'none' | 'role' | 'access-key' | 'authorizer'
  readonly decision: Decision
  readonly policies: readonly (PolicyReport | { readonly fault: string })[]
}

/** Explains a call that was decided: the stages have noted who calls. */
export function explainCall(exchange: Exchange, services: Services): CallPolicies {
  const { method, identity: caller } = exchange
  const methodArn = compileMethodArn(method, services.region)(exchange)
  const request = new ExchangePolicyRequest(exchange, methodArn, services)
  const api = resourcePolicy(method.stage, services)
  const resource = api && reportOf(api, request)
  const identity = identityOf(exchange, request)
  const type = method.method.authorizationType
  const isByPolicyAlone = type === 'NONE' || type === 'COGNITO_USER_POOLS'
  const isOwnAccount = caller === undefined || caller.accountId === method.stage.accountId
  const rule = isByPolicyAlone
    ? api === undefined
      ? 'no-policy'
      : 'explicit-allow'
    : isOwnAccount
      ? 'same-account'
      : 'cross-account'
  const said = resource === undefined ? 'neither' : decisionOf(resource)
  const decision = rule === 'no-policy' ? 'allow' : combineDecisions(identity.decision, said, isOwnAccount)
  return { action: request.action, methodArn, rule, ...(resource ? { resource } : {}), identity, decision }
}

type Report = PolicyReport | { readonly fault: string }

function reportOf(policy: CompiledPolicy | PolicyFault, request: ExchangePolicyRequest): Report {
  return policy instanceof PolicyFault ? { fault: policy.message } : explainPolicy(policy, request)
}

/** What cannot be evaluated lets nobody in. */
function decisionOf(report: Report): Decision {
  return 'fault' in report ? 'deny' : report.decision
}

function identityOf(exchange: Exchange, request: ExchangePolicyRequest): IdentityReport {
  const { identity: caller, authorizer, method, access } = exchange
  if (authorizer?.policy !== undefined) {
    const report = explainPolicy(authorizer.policy, request)
    return { source: 'authorizer', decision: report.decision, policies: [report] }
  }
  const key = caller && access.accessKeys.get(caller.accessKey)
  if (key === undefined) return { source: 'none', decision: 'neither', policies: [] }
  const policies = key.policies.map((text) => reportOf(compilePolicyText(text, { hasPrincipals: false }), request))
  const decisions = policies.map(decisionOf)
  const decision = decisions.includes('deny') ? 'deny' : decisions.includes('allow') ? 'allow' : 'neither'
  // As `authorizeCall` has it: a role is as good as a policy that allows all, in its own account.
  const isByRole = decision === 'neither' && key.allowsAll && key.accountId === method.stage.accountId
  if (isByRole) return { source: 'role', decision: 'allow', policies }
  return { source: policies.length === 0 ? 'none' : 'access-key', decision, policies }
}

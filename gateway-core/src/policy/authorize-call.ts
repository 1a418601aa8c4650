import type { Exchange } from '../exchange.ts'
import type { Services } from '../pipeline/stage.ts'
import type { AccessKeySnapshot } from '../snapshot.ts'
import { combineDecisions } from './combine-decisions.ts'
import { type CompiledPolicy, compilePolicyText } from './compile-policy.ts'
import { evaluatePolicies, evaluatePolicy, neither, type PolicyDecision } from './evaluate-policy.ts'
import { ExchangePolicyRequest } from './exchange-policy-request.ts'
import { PolicyFault } from './policy-request.ts'
import { resourcePolicy } from './resource-policy.ts'

/** What the policies say about a call, each and together. */
export interface CallDecision {
  readonly decision: PolicyDecision['decision']
  /** Of the caller's own policies, or of the one that the authorizer returned. */
  readonly identity: PolicyDecision
  /** Of the API's. */
  readonly resource: PolicyDecision
  /** Why a policy could not be evaluated; the decision is then `deny`. */
  readonly fault?: string
}

/**
 * Evaluates everything that has a say in whether this caller may do this: the caller's own policies or the
 * authorizer's, and the API's resource policy (developer guide, "How API Gateway resource policies affect authorization
 * workflow"). `verify-signature` or `call-authorizer` must have run.
 * @param action `execute-api:Invoke` unless told.
 */
export function authorizeCall(
  exchange: Exchange,
  methodArn: string,
  services: Services,
  action?: string,
): CallDecision {
  const { method, identity: caller } = exchange
  const request = new ExchangePolicyRequest(exchange, methodArn, services, action)
  const api = resourcePolicy(method.stage, services)
  if (api instanceof PolicyFault) return faulty(`The resource policy cannot be evaluated: ${api.message}`)
  const resource = api === undefined ? neither : evaluatePolicy(api, request)
  if (caller === undefined) return ofAuthorizer(exchange, request, resource)
  const key = exchange.access.accessKeys.get(caller.accessKey)
  if (key === undefined) return faulty(`The access key ${caller.accessKey} is gone`)
  const own = identityPolicies(key)
  if (own instanceof PolicyFault) return faulty(`A policy of ${key.userArn} cannot be evaluated: ${own.message}`)
  const isOwnAccount = key.accountId === method.stage.accountId
  const said = evaluatePolicies(own, request)
  // A role that may call all APIs of its account is as good as a policy that says so, and a deny still wins.
  const identity = said.decision === 'neither' && key.allowsAll && isOwnAccount ? byRole : said
  return { decision: combineDecisions(identity.decision, resource.decision, isOwnAccount), identity, resource }
}

const byRole: PolicyDecision = { decision: 'allow' }

/** An authorizer's policy counts as a caller's own; a user pool has none, so that the resource policy alone decides. */
function ofAuthorizer(
  { authorizer }: Exchange,
  request: ExchangePolicyRequest,
  resource: PolicyDecision,
): CallDecision {
  const identity = authorizer?.policy === undefined ? neither : evaluatePolicy(authorizer.policy, request)
  return { decision: combineDecisions(identity.decision, resource.decision, true), identity, resource }
}

function faulty(fault: string): CallDecision {
  return { decision: 'deny', identity: neither, resource: neither, fault }
}

const compiled = new WeakMap<AccessKeySnapshot, readonly CompiledPolicy[] | PolicyFault>()

/** Compiled when its key first calls, and as long as the key does not change. */
function identityPolicies(key: AccessKeySnapshot): readonly CompiledPolicy[] | PolicyFault {
  const known = compiled.get(key)
  if (known !== undefined) return known
  const policies: CompiledPolicy[] = []
  for (const text of key.policies) {
    const policy = compilePolicyText(text, { hasPrincipals: false })
    if (policy instanceof PolicyFault) {
      compiled.set(key, policy)
      return policy
    }
    policies.push(policy)
  }
  compiled.set(key, policies)
  return policies
}

import { compilePolicyText } from 'gateway-core/policy/compile-policy.ts'
import { PolicyFault } from 'gateway-core/policy/policy-request.ts'

/** AWS's quota, characters. */
export const maxPolicyLength = 8192

/** AWS's refusal of a policy that cannot be understood, whatever it is about it. */
export const invalidPolicy =
  'Invalid policy document. Please check the policy syntax and ensure that Principals are valid.'

/** Why a resource policy is refused. */
export interface ResourcePolicyFault {
  /** In AWS's words. */
  message: string
  /** What is wrong, where AWS does not say. */
  reason?: string
  /** Where in the document, from the outside in: `['Statement', 0, 'Action']`. Absent for a text that is no JSON. */
  path?: readonly (string | number)[]
}

/**
 * What the data plane would not understand in a resource policy: such a policy would close every method, so that it is
 * refused instead of saved. Undefined for one that can be evaluated.
 */
export function policyFault(text: string): ResourcePolicyFault | undefined {
  if (text.length > maxPolicyLength) return { message: `Policy must be ${maxPolicyLength} characters at most` }
  // Whose API it is makes no difference to whether the policy can be read.
  const compiled = compilePolicyText(text, { hasPrincipals: true, apiArn: 'arn:aws:execute-api:::' })
  if (!(compiled instanceof PolicyFault)) return undefined
  const { message: reason, path } = compiled
  return { message: invalidPolicy, reason, ...(isJson(text) ? { path } : {}) }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

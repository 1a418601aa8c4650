import { compilePolicy } from '../policy/compile-policy.ts'
import { PolicyFault } from '../policy/policy-request.ts'
import type { AuthorizerAnswer } from './authorizer-answer.ts'

/** The largest answer of an authorizer, bytes. */
export const maxOutputBytes = 8192
/** AWS's quota for a `Resource` of an authorizer's policy, characters. */
const maxResourceLength = 512

/**
 * Reads what an authorizer returned (developer guide, "Output from an API Gateway Lambda authorizer").
 * @param payload JSON text.
 * @returns the cause when it is not what an authorizer may return.
 */
export function readAuthorizerOutput(payload: string): AuthorizerAnswer | string {
  if (Buffer.byteLength(payload) > maxOutputBytes)
    return `The authorizer's answer is larger than ${maxOutputBytes} bytes`
  const output = parsed(payload)
  if (!isObject(output)) return 'The authorizer’s answer is not a JSON object'
  const { principalId, policyDocument, usageIdentifierKey } = output
  if (typeof principalId !== 'string' || principalId === '') return 'The authorizer’s answer has no principalId'
  if (!isObject(policyDocument)) return 'The authorizer’s answer has no policyDocument'
  const policy = compilePolicy(policyDocument, { hasPrincipals: false, maxResourceLength })
  if (policy instanceof PolicyFault) return `Could not parse policy: ${policy.message}`
  const context = readContext(output.context)
  if (typeof context === 'string') return context
  const isKey =
    usageIdentifierKey === undefined || usageIdentifierKey === null || typeof usageIdentifierKey === 'string'
  if (!isKey) return 'The authorizer’s usageIdentifierKey is no text'
  const key = usageIdentifierKey ? { usageIdentifierKey } : {}
  return { principalId, context, ...key, policyDocument, policy }
}

function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload)
  } catch {
    return undefined
  }
}

/** Texts, numbers and truth values, delivered as text; a null is as if it were not there. */
function readContext(context: unknown): Record<string, string> | string {
  if (context === undefined || context === null) return {}
  if (!isObject(context)) return 'The authorizer’s context is not an object'
  const texts: Record<string, string> = Object.create(null)
  for (const [name, value] of Object.entries(context)) {
    if (name === 'claims') return 'The authorizer’s context has the reserved name "claims"'
    if (value === null) continue
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
      return `The authorizer’s context has ${JSON.stringify(name)}, which is neither text, number nor truth value`
    }
    texts[name] = `${value}`
  }
  return texts
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

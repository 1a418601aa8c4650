import type { CompiledPolicy, CompiledStatement, StatementElement } from './compile-policy.ts'
import { evaluatePolicy, type PolicyDecision } from './evaluate-policy.ts'
import type { PolicyRequest } from './policy-request.ts'

/** What a policy says about a request, and of each statement, why. Plain data: it survives JSON. */
export interface PolicyReport {
  readonly decision: PolicyDecision['decision']
  /** The place of the statement that decided; undefined when none did. */
  readonly decidedBy?: number
  readonly statements: readonly StatementReport[]
}

export interface StatementReport {
  /** Its place in the document, from 0. */
  readonly index: number
  readonly sid?: string
  readonly effect: 'Allow' | 'Deny'
  /** Whether all that it asks for holds. */
  readonly applies: boolean
  readonly elements: readonly ElementReport[]
  readonly conditions: readonly ConditionReport[]
}

export interface ElementReport {
  readonly name: StatementElement['name']
  /** What the statement has, short resources written out. */
  readonly wanted: readonly string[]
  /** What the request has; undefined for a caller who is nobody to IAM. */
  readonly given?: string
  readonly holds: boolean
  /** It names the caller's own account and nobody in it, so that the caller's own policies decide. */
  readonly leavesToAccount?: true
}

export interface ConditionReport {
  readonly operator: string
  /** As the policy writes it. */
  readonly key: string
  readonly wanted: readonly string[]
  /** Undefined when the request does not have the key. */
  readonly given?: readonly string[]
  readonly holds: boolean
}

/**
 * Evaluates a policy as `evaluatePolicy` does and gives the reasons: what each statement asks for and what the request
 * has. It asks the very predicates that requests are decided by, so the two cannot differ.
 */
export function explainPolicy(policy: CompiledPolicy, request: PolicyRequest): PolicyReport {
  const { decision, statement } = evaluatePolicy(policy, request)
  return {
    decision,
    ...(statement === undefined ? {} : { decidedBy: statement.index }),
    statements: policy.statements.map((each) => explainStatement(each, request)),
  }
}

function explainStatement(statement: CompiledStatement, request: PolicyRequest): StatementReport {
  const { index, sid, effect, elements, conditions } = statement
  return {
    index,
    ...(sid === undefined ? {} : { sid }),
    effect,
    applies: statement.applies(request),
    elements: elements.map((element) => explainElement(element, request)),
    conditions: conditions.map(({ operator, key, values, holds }) => {
      const given = request.conditionValues(key.toLowerCase())
      return { operator, key, wanted: values, ...(given === undefined ? {} : { given }), holds: holds(request) }
    }),
  }
}

function explainElement(element: StatementElement, request: PolicyRequest): ElementReport {
  const { name, wanted } = element
  const given = givenFor(name, request)
  return {
    name,
    wanted,
    ...(given === undefined ? {} : { given }),
    holds: element.holds(request),
    ...(element.leavesToAccount?.(request) ? { leavesToAccount: true } : {}),
  }
}

function givenFor(name: StatementElement['name'], { action, resource, principal }: PolicyRequest): string | undefined {
  if (name === 'Action' || name === 'NotAction') return action
  return name === 'Resource' || name === 'NotResource' ? resource : principal?.arn
}

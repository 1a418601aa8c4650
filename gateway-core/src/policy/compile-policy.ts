import { type Condition, compileCondition, type Effect } from './compile-condition.ts'
import { compilePrincipal } from './compile-principal.ts'
import { PolicyFault, type PolicyRequest } from './policy-request.ts'
import { PolicyText } from './policy-text.ts'
import { patternCodes, Wildcard } from './wildcard.ts'

/** A policy document, ready to be evaluated. */
export interface CompiledPolicy {
  readonly statements: readonly CompiledStatement[]
}

export interface CompiledStatement {
  /** Its place in the document, from 0. */
  readonly index: number
  readonly sid: string | undefined
  readonly effect: Effect
  applies(request: PolicyRequest): boolean
}

/** What kind of policy a document is. */
export interface PolicyKind {
  /** Whether statements name principals: those of resource policies do, those of identities and authorizers do not. */
  readonly hasPrincipals: boolean
  /** What stands before `/stage/METHOD/path` of short forms such as `execute-api:/prod/GET/pets`: the API's ARN. */
  readonly apiArn?: string
  /** The longest text of a `Resource`. */
  readonly maxResourceLength?: number
}

/**
 * Compiles a policy document (IAM user guide, "Grammar of the IAM JSON policy language").
 * @param document JSON-parsed.
 * @returns a fault when any part of it cannot be understood: a policy that is evaluated in part could allow what the
 * rest denies.
 */
export function compilePolicy(document: unknown, kind: PolicyKind): CompiledPolicy | PolicyFault {
  try {
    const { Version = '2008-10-17', Statement, ...more } = membersOf(document, 'The policy')
    refuseOthers(more, ['Id'], 'The policy')
    if (Version !== '2012-10-17' && Version !== '2008-10-17') throw new PolicyFault('The policy has an unknown Version')
    const statements: unknown[] = Array.isArray(Statement) ? Statement : [Statement]
    const variables = Version === '2012-10-17'
    return { statements: statements.map((statement, index) => compileStatement(statement, index, kind, variables)) }
  } catch (fault) {
    if (fault instanceof PolicyFault) return fault
    throw fault
  }
}

/** The same for a document as JSON text. */
export function compilePolicyText(text: string, kind: PolicyKind): CompiledPolicy | PolicyFault {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch {
    return new PolicyFault('The policy is not JSON')
  }
  return compilePolicy(document, kind)
}

type Members = Readonly<Record<string, unknown>>

function compileStatement(statement: unknown, index: number, kind: PolicyKind, variables: boolean): CompiledStatement {
  const members = membersOf(statement, `Statement ${index}`)
  const { Sid, Effect: effect, Condition: condition } = members
  if (effect !== 'Allow' && effect !== 'Deny') throw new PolicyFault(`Statement ${index} neither allows nor denies`)
  if (Sid !== undefined && typeof Sid !== 'string') throw new PolicyFault(`The Sid of statement ${index} is no text`)
  refuseOthers(members, known, `Statement ${index}`)
  const isAction = compileActions(members)
  const isResource = compileResources(members, kind, { effect, variables })
  const isPrincipal = compilePrincipals(members, effect, kind)
  const isMet: Condition = condition === undefined ? () => true : compileCondition(condition, { effect, variables })
  return {
    index,
    sid: Sid,
    effect,
    applies: (request) => isAction(request) && isResource(request) && isPrincipal(request) && isMet(request),
  }
}

const known = 'Sid Effect Principal NotPrincipal Action NotAction Resource NotResource Condition'.split(' ')

function compileActions(members: Members): Condition {
  const { isNegated, texts } = oneOf(members, 'Action', 'NotAction')
  const patterns = texts.map((text) => {
    if (text !== '*' && !text.includes(':')) throw new PolicyFault(`${JSON.stringify(text)} is no action`)
    return new Wildcard(patternCodes(text.toLowerCase()))
  })
  return ({ action }) => {
    const name = action.toLowerCase()
    return patterns.some((pattern) => pattern.matches(name)) !== isNegated
  }
}

function compileResources(
  members: Members,
  kind: PolicyKind,
  place: { effect: Effect; variables: boolean },
): Condition {
  const { isNegated, texts } = oneOf(members, 'Resource', 'NotResource')
  const { effect, variables } = place
  const patterns = texts.map((text) => new PolicyText(fullResource(text, kind), { wildcards: true, variables }))
  return (request) => {
    let isUnsure = false
    for (const pattern of patterns) {
      const matched = pattern.wildcard(request)?.matches(request.resource)
      if (matched) return !isNegated
      if (matched === undefined) isUnsure = true
    }
    // What a variable without a value would exclude is not known, so nothing is allowed by its absence.
    return isNegated && !(isUnsure && effect === 'Allow')
  }
}

/** Short forms of resource policies get the API's ARN in front (developer guide, "API Gateway resource policies"). */
function fullResource(text: string, { apiArn, maxResourceLength = Number.POSITIVE_INFINITY }: PolicyKind): string {
  if (text.length > maxResourceLength)
    throw new PolicyFault(`A Resource is longer than ${maxResourceLength} characters`)
  const short = 'execute-api:'
  if (apiArn !== undefined && text.startsWith(short)) {
    const path = text.slice(short.length)
    return `${apiArn}${path.startsWith('/') ? '' : '/'}${path}`
  }
  if (!text.startsWith('arn:') && !text.startsWith('*')) throw new PolicyFault(`${JSON.stringify(text)} is no resource`)
  return text
}

function compilePrincipals({ Principal, NotPrincipal }: Members, effect: Effect, kind: PolicyKind): Condition {
  if (!kind.hasPrincipals) {
    if (Principal === undefined && NotPrincipal === undefined) return () => true
    throw new PolicyFault('The policy names principals, which only resource policies do')
  }
  if ((Principal === undefined) === (NotPrincipal === undefined)) {
    throw new PolicyFault('A statement has one of Principal and NotPrincipal')
  }
  if (NotPrincipal !== undefined) {
    const match = compilePrincipal(NotPrincipal)
    return ({ principal }) => match(principal) === undefined
  }
  const match = compilePrincipal(Principal)
  return ({ principal }) => {
    const matched = match(principal)
    // An account that is allowed decides by its own policies whom it lets; a statement cannot decide for it.
    return matched === 'caller' || (matched === 'account' && !(effect === 'Allow' && principal?.isOwnAccount === true))
  }
}

function oneOf(members: Members, name: string, negated: string): { isNegated: boolean; texts: string[] } {
  const given = members[name]
  const other = members[negated]
  if ((given === undefined) === (other === undefined)) {
    throw new PolicyFault(`A statement has one of ${name} and ${negated}`)
  }
  const value = given ?? other
  const texts: unknown[] = Array.isArray(value) ? value : [value]
  if (texts.length === 0 || !texts.every((text) => typeof text === 'string')) {
    throw new PolicyFault(`${given === undefined ? negated : name} is neither text nor a list of texts`)
  }
  return { isNegated: given === undefined, texts }
}

function membersOf(value: unknown, what: string): Members {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new PolicyFault(`${what} is not an object`)
  }
  return { ...value }
}

/** A member that is not understood could be a restriction. */
function refuseOthers(members: Members, allowed: readonly string[], what: string): void {
  for (const name of Object.keys(members)) {
    if (!allowed.includes(name)) throw new PolicyFault(`${what} has an unknown member ${JSON.stringify(name)}`)
  }
}

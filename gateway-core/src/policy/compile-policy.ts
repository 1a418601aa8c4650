import {
  type Condition,
  type ConditionPart,
  type ConditionPlace,
  compileCondition,
  type Effect,
} from './compile-condition.ts'
import { compilePrincipal, type PrincipalMatch, principalNames } from './compile-principal.ts'
import { PolicyFault, type PolicyRequest, within } from './policy-request.ts'
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
  /** What it says of action, resource and principal. */
  readonly elements: readonly StatementElement[]
  readonly conditions: readonly ConditionPart[]
  /** Whether all of these hold. */
  applies(request: PolicyRequest): boolean
}

/** An element of a statement, as it was written. */
export interface StatementElement {
  readonly name: 'Action' | 'NotAction' | 'Resource' | 'NotResource' | 'Principal' | 'NotPrincipal'
  readonly wanted: readonly string[]
  readonly holds: Condition
  /** Of `Principal`: it names the caller's own account, which leaves the decision to the caller's own policies. */
  readonly leavesToAccount?: Condition
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
    const variables = Version === '2012-10-17'
    const compile = (statement: unknown, index: number) => compileStatement(statement, index, kind, variables)
    const statements: unknown[] | undefined = Array.isArray(Statement) ? Statement : undefined
    return within('Statement', () => ({
      statements: statements?.map((each, index) => within(index, () => compile(each, index))) ?? [
        compile(Statement, 0),
      ],
    }))
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
  const place: ConditionPlace = { effect, variables }
  const action = compileActions(members)
  const resource = compileResources(members, kind, place)
  const principal = compilePrincipals(members, effect, kind)
  const conditions = condition === undefined ? [] : within('Condition', () => compileCondition(condition, place))
  return {
    index,
    sid: Sid,
    effect,
    elements: principal === undefined ? [action, resource] : [principal, action, resource],
    conditions,
    applies: (request) =>
      action.holds(request) &&
      resource.holds(request) &&
      (principal === undefined || principal.holds(request)) &&
      conditions.every(({ holds }) => holds(request)),
  }
}

const known = 'Sid Effect Principal NotPrincipal Action NotAction Resource NotResource Condition'.split(' ')

function compileActions(members: Members): StatementElement {
  const { name, isNegated, texts } = oneOf(members, 'Action', 'NotAction')
  const patterns = within(name, () => texts.map(actionPattern))
  const holds: Condition = ({ action }) => {
    const asked = action.toLowerCase()
    return patterns.some((pattern) => pattern.matches(asked)) !== isNegated
  }
  return { name, wanted: texts, holds }
}

function actionPattern(text: string): Wildcard {
  if (text !== '*' && !text.includes(':')) throw new PolicyFault(`${JSON.stringify(text)} is no action`)
  return new Wildcard(patternCodes(text.toLowerCase()))
}

function compileResources(members: Members, kind: PolicyKind, place: ConditionPlace): StatementElement {
  const { name, isNegated, texts } = oneOf(members, 'Resource', 'NotResource')
  const { effect, variables } = place
  const wanted = within(name, () => texts.map((text) => fullResource(text, kind)))
  const patterns = within(name, () => wanted.map((text) => new PolicyText(text, { wildcards: true, variables })))
  const holds: Condition = (request) => {
    let isUnsure = false
    for (const pattern of patterns) {
      const matched = pattern.wildcard(request)?.matches(request.resource)
      if (matched) return !isNegated
      if (matched === undefined) isUnsure = true
    }
    // What a variable without a value would exclude is not known, so nothing is allowed by its absence.
    return isNegated && !(isUnsure && effect === 'Allow')
  }
  return { name, wanted, holds }
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

function compilePrincipals(
  { Principal, NotPrincipal }: Members,
  effect: Effect,
  kind: PolicyKind,
): StatementElement | undefined {
  if (!kind.hasPrincipals) {
    if (Principal === undefined && NotPrincipal === undefined) return undefined
    throw new PolicyFault('The policy names principals, which only resource policies do')
  }
  if ((Principal === undefined) === (NotPrincipal === undefined)) {
    throw new PolicyFault('A statement has one of Principal and NotPrincipal')
  }
  if (NotPrincipal !== undefined) {
    const match = within('NotPrincipal', () => compilePrincipal(NotPrincipal))
    const holds: Condition = ({ principal }) => match(principal) === undefined
    return { name: 'NotPrincipal', wanted: principalNames(NotPrincipal), holds }
  }
  const match = within('Principal', () => compilePrincipal(Principal))
  // An account that is allowed decides by its own policies whom it lets; a statement cannot decide for it.
  const isLeft = (matched: PrincipalMatch, principal: PolicyRequest['principal']) =>
    matched === 'account' && effect === 'Allow' && principal?.isOwnAccount === true
  const holds: Condition = ({ principal }) => {
    const matched = match(principal)
    return matched !== undefined && !isLeft(matched, principal)
  }
  const leavesToAccount: Condition = ({ principal }) => isLeft(match(principal), principal)
  return { name: 'Principal', wanted: principalNames(Principal), holds, leavesToAccount }
}

function oneOf<Name extends StatementElement['name']>(
  members: Members,
  name: Name,
  negated: Name,
): { name: Name; isNegated: boolean; texts: string[] } {
  const given = members[name]
  const other = members[negated]
  if ((given === undefined) === (other === undefined)) {
    throw new PolicyFault(`A statement has one of ${name} and ${negated}`)
  }
  const value = given ?? other
  const written = given === undefined ? negated : name
  const texts: unknown[] = Array.isArray(value) ? value : [value]
  return within(written, () => {
    if (texts.length === 0 || !texts.every((text) => typeof text === 'string')) {
      throw new PolicyFault(`${written} is neither text nor a list of texts`)
    }
    return { name: written, isNegated: given === undefined, texts }
  })
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

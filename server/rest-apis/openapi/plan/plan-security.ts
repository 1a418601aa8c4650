import type { DefinitionPlan, PlannedMethod } from './definition-plan.ts'
import { dereference } from './dereference.ts'
import { type Authorizer, issuerAuthorizer, issuerOf, jwtIssuerAt, planAuthorizer } from './plan-authorizer.ts'
import { childOf, choiceAt, itemsOf, membersOf, type Place, type Reading, report, textAt } from './reading.ts'

/** Who may call the methods of an import. */
export interface SecurityPlan {
  /** What an operation asks of its caller. Never less than the document says: what cannot be checked needs a key. */
  of(operation: Place): MethodSecurity
  /** Reports what is not enforced, once for each scheme. */
  finish(): DefinitionPlan['authorizers']
}

export type MethodSecurity = Pick<
  PlannedMethod,
  'authorizationType' | 'authorizer' | 'authorizationScopes' | 'apiKeyRequired'
>

interface Scheme {
  kind: 'api-key' | 'iam' | 'authorizer' | 'other'
  pointer: string
  /** In words, for the report. */
  title: string
  authorizer?: Authorizer
  /** `translated` where the document says it in other words. */
  outcome?: 'kept' | 'translated'
  /** Methods that ask for it. */
  uses: number
}

/** Reads the security schemes. */
export function planSecurity(reading: Reading): SecurityPlan {
  const schemes = readSchemes(reading)
  const schemeOf = (name: string, pointer: string): Scheme => {
    const known = schemes.get(name)
    if (known) return known
    const unknown: Scheme = { kind: 'other', pointer, title: `"${name}", which the document does not define`, uses: 0 }
    schemes.set(name, unknown)
    return unknown
  }
  return {
    of(operation) {
      const alternatives = readAlternatives(reading, operation).map((alternative) =>
        alternative.map(({ name, scopes, pointer }) => ({ scheme: schemeOf(name, pointer), scopes })),
      )
      const chosen = alternatives.find((all) => all.every(({ scheme }) => scheme.kind !== 'other')) ?? alternatives[0]
      for (const { scheme } of chosen ?? []) scheme.uses++
      return withAuthExtension(reading, operation, securityOf(chosen ?? []))
    },
    finish() {
      for (const scheme of schemes.values()) reportScheme(reading, scheme)
      return [...schemes.values()].flatMap(({ authorizer }) => (authorizer ? [authorizer] : []))
    },
  }
}

/** Signatures and authorizers stay what they are. What has no counterpart in AWS would leave the method open, so it becomes a key. */
function securityOf(chosen: readonly { scheme: Scheme; scopes: string[] }[]): MethodSecurity {
  const apiKeyRequired = chosen.some(({ scheme }) => scheme.kind === 'api-key' || scheme.kind === 'other')
  const own = chosen.find(({ scheme }) => scheme.authorizer)
  if (own?.scheme.authorizer) {
    return {
      authorizationType: own.scheme.authorizer.type === 'COGNITO_USER_POOLS' ? 'COGNITO_USER_POOLS' : 'CUSTOM',
      authorizer: own.scheme.authorizer.name,
      authorizationScopes: own.scopes.length > 0 ? own.scopes : undefined,
      apiKeyRequired,
    }
  }
  const isIam = chosen.some(({ scheme }) => scheme.kind === 'iam')
  return { authorizationType: isIam ? 'AWS_IAM' : 'NONE', apiKeyRequired }
}

/** `x-amazon-apigateway-auth`: `{ type: NONE | AWS_IAM }`. */
function withAuthExtension(reading: Reading, operation: Place, security: MethodSecurity): MethodSecurity {
  const extension = childOf(operation, 'x-amazon-apigateway-auth')
  membersOf(reading, extension)
  const place = childOf(extension, 'type')
  const type = choiceAt(reading, place, ['NONE', 'AWS_IAM'])
  if (type === 'NONE' && childOf(operation, 'security').value === undefined) {
    report(reading, 'kept', place.pointer, 'Callers may stay anonymous, whatever the rest of the document asks for')
    return { authorizationType: 'NONE', apiKeyRequired: false }
  }
  if (type !== 'AWS_IAM') return security
  report(reading, 'kept', place.pointer, 'Callers sign with AWS signatures')
  return { ...security, authorizationType: 'AWS_IAM' }
}

interface Requirement {
  name: string
  scopes: string[]
  pointer: string
}

/** Any one of the alternatives is enough; an empty one means that callers may stay anonymous. */
function readAlternatives(reading: Reading, operation: Place): Requirement[][] {
  const own = childOf(operation, 'security')
  const place = own.value === undefined ? childOf(reading.root, 'security') : own
  const alternatives = itemsOf(reading, place).map((alternative) =>
    membersOf(reading, alternative).map(([name, scopes]) => ({
      name,
      pointer: scopes.pointer,
      scopes: itemsOf(reading, scopes).flatMap((scope) => textAt(reading, scope) ?? []),
    })),
  )
  return alternatives.some((alternative) => alternative.length === 0) ? [] : alternatives
}

function readSchemes(reading: Reading): Map<string, Scheme> {
  const place =
    reading.dialect === '2.0'
      ? childOf(reading.root, 'securityDefinitions')
      : childOf(childOf(reading.root, 'components'), 'securitySchemes')
  const schemes = new Map<string, Scheme>()
  for (const [name, item] of membersOf(reading, place)) {
    const scheme = dereference(reading, item)
    if (scheme.value === undefined) continue
    membersOf(reading, scheme)
    schemes.set(name, { pointer: item.pointer, uses: 0, ...readScheme(reading, name, scheme) })
  }
  return schemes
}

function readScheme(
  reading: Reading,
  name: string,
  scheme: Place,
): Pick<Scheme, 'kind' | 'title' | 'authorizer' | 'outcome'> {
  const text = (key: string) => textAt(reading, childOf(scheme, key))
  const authType = text('x-amazon-apigateway-authtype')?.toLowerCase()
  const authorizer = planAuthorizer(reading, name, scheme)
  if (authorizer) return { kind: 'authorizer', title: `the authorizer "${name}"`, authorizer }
  if (authType === 'awssigv4') return { kind: 'iam', title: 'AWS signatures' }
  const issuer = issuerOf(text('openIdConnectUrl')) ?? jwtIssuerAt(reading, scheme)
  if (issuer !== undefined) {
    const title = `OpenID Connect: the authorizer "${name}" takes the tokens of ${issuer}`
    return { kind: 'authorizer', title, authorizer: issuerAuthorizer(name, issuer), outcome: 'translated' }
  }
  const type = text('type')
  if (type === 'apiKey') {
    const [header, where] = [text('name'), text('in')]
    const isOurs = where === 'header' && header?.toLowerCase() === 'x-api-key' && !authType
    return { kind: isOurs ? 'api-key' : 'other', title: `a key in the ${where} "${header}"` }
  }
  if (type === 'http' || type === 'basic')
    return { kind: 'other', title: `HTTP ${text('scheme') ?? type} authentication` }
  const titles: Record<string, string> = { oauth2: 'OAuth 2', openIdConnect: 'OpenID Connect', mutualTLS: 'mutual TLS' }
  return { kind: 'other', title: titles[type ?? ''] ?? `a scheme of type "${type ?? ''}"` }
}

function reportScheme(reading: Reading, { kind, outcome = 'kept', pointer, title, uses }: Scheme): void {
  const target = kind === 'authorizer' ? { kind: 'authorizers' as const } : undefined
  if (kind === 'api-key') {
    report(reading, 'kept', pointer, `${countOf(uses)} an API key in x-api-key`)
  } else if (uses === 0) {
    report(reading, 'kept', pointer, `No method asks for ${title}`, { target })
  } else if (kind === 'other') {
    const message = `${countOf(uses)} ${title}, which the gateway does not check: an API key is needed instead`
    report(reading, 'attention', pointer, message)
  } else {
    report(reading, outcome, pointer, `${countOf(uses)} ${title}`, { target })
  }
}

function countOf(methods: number): string {
  return methods === 1 ? '1 method asks for' : `${methods} methods ask for`
}

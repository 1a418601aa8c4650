import { authTypeMember } from '../catalogue/caller-security.ts'
import { objectOf } from '../catalogue/merge-documents.ts'
import { resolve } from './example-of.ts'
import { travels } from './travels.ts'

/** What a caller may have to prove: an API key, a token that an authorizer reads, a signature of AWS (Version 4). */
export const accessKinds = ['api-key', 'token', 'signature'] as const

export type AccessKind = (typeof accessKinds)[number]

/** Where an authorizer reads a token. */
export interface TokenPlace {
  /** The name of its security scheme, of which it is the only place: tokens of two authorizers are not the same. */
  readonly scheme: string
  readonly in: 'header' | 'query'
  readonly name: string
  /** A JSON Web Token of a user pool, as `Authorization: Bearer …` (RFC 6750). */
  readonly isBearer: boolean
  /** Scopes of OAuth 2.0, one of which an access token needs; without any, an identity token is read. */
  readonly scopes: readonly string[]
  /** Whether the try pane sends it: some headers belong to one connection. */
  readonly isSendable: boolean
}

/** What an operation asks of its callers; everything in it is needed together. */
export interface OperationAccess {
  /** Empty: it is open. */
  readonly access: readonly AccessKind[]
  /** None with the kind `token`: an authorizer decides by what nobody writes down. */
  readonly tokens: readonly TokenPlace[]
}

type Document = Readonly<Record<string, unknown>>

/** How an authorizer is exported that reads no place; AWS's word. */
const noPlace = 'Unused'

/** Read from an operation of a product's document. */
export function operationAccess(document: Document, { security }: Document): OperationAccess {
  const schemes = objectOf(objectOf(document.components).securitySchemes)
  const kinds = new Set<AccessKind>()
  const tokens: TokenPlace[] = []
  for (const [name, scopes] of [security].flat().flatMap((one) => Object.entries(objectOf(one)))) {
    const scheme = resolve(document, schemes[name]) ?? {}
    const kind = kindOf(scheme, name)
    if (!kind) continue
    kinds.add(kind)
    const place = kind === 'token' ? placeOf(scheme, name) : undefined
    if (place) tokens.push({ ...place, scopes: Array.isArray(scopes) ? scopes.map(String) : [] })
  }
  return { access: accessKinds.filter((kind) => kinds.has(kind)), tokens }
}

/** What any operation of a product asks of its callers. */
export function productAccess(operations: readonly Pick<OperationAccess, 'access'>[]): AccessKind[] {
  return accessKinds.filter((kind) => operations.some(({ access }) => access.includes(kind)))
}

function kindOf(scheme: Document, name: string): AccessKind | undefined {
  const authType = scheme[authTypeMember]
  if (typeof authType === 'string') return authType.toLowerCase() === 'awssigv4' ? 'signature' : 'token'
  if (scheme.type === 'http') return 'token'
  // `api_key` is AWS's name of the scheme; an authorizer of that name has the member above.
  return String(scheme.name).toLowerCase() === 'x-api-key' || name === 'api_key' ? 'api-key' : undefined
}

function placeOf({ type, in: place, name }: Document, scheme: string): Omit<TokenPlace, 'scopes'> | undefined {
  if (type === 'http') {
    return { scheme, in: 'header', name: 'Authorization', isBearer: true, isSendable: true }
  }
  if (typeof name !== 'string' || name === noPlace || (place !== 'header' && place !== 'query')) return undefined
  return { scheme, in: place, name, isBearer: false, isSendable: place === 'query' || travels(name) }
}

/** A value as it goes over the wire, in the kinds of AWS's service model. */
export type Shape =
  | {
      readonly kind: 'string'
      readonly oneOf?: readonly string[]
      readonly pattern?: string
      readonly escaped?: boolean
    }
  | { readonly kind: 'integer' | 'double' | 'boolean' | 'timestamp' | 'blob' }
  | { readonly kind: 'list' | 'map'; readonly of: Shape }
  | { readonly kind: 'structure'; readonly members: Members }

/** One member of an input or an output. */
export interface Member {
  readonly shape: Shape
  /** Where it travels; a member of a route's path template is in the path whatever this says. */
  readonly in: 'body' | 'query' | 'header' | 'payload' | 'other-query'
  readonly required: boolean
  /** Its name on the wire, where that is not the member's own. */
  readonly wireName?: string
}

/** By the SDK's member name. A bare shape travels in the body under that name and is optional. */
export type Members = Readonly<Record<string, Member | Shape>>

export const string: Shape = { kind: 'string' }
export const integer: Shape = { kind: 'integer' }
export const double: Shape = { kind: 'double' }
export const boolean: Shape = { kind: 'boolean' }
/** A `Date` in an operation's output; seconds since 1970 on the wire. */
export const timestamp: Shape = { kind: 'timestamp' }
/** Raw bytes. */
export const blob: Shape = { kind: 'blob' }

/** A string from a fixed set, in the order in which AWS's refusal names them. */
export const oneOf = (...values: string[]): Shape => ({ kind: 'string', oneOf: values })
/** A string of a form; the whole of it must match. */
export const pattern = (regularExpression: string): Shape => ({ kind: 'string', pattern: regularExpression })
/** A JSON document that AWS sends with its quotes escaped once more: the policy of an API. */
export const escapedString: Shape = { kind: 'string', escaped: true }
export const list = (of: Shape): Shape => ({ kind: 'list', of })
/** Keys are strings. */
export const map = (of: Shape): Shape => ({ kind: 'map', of })
export const structure = (members: Members): Shape => ({ kind: 'structure', members })

/** A member that AWS's model requires. */
export const required = (member: Member | Shape): Member => ({ ...memberOf(member), required: true })
/** A member that is called otherwise on the wire. */
export const as = (wireName: string, member: Member | Shape): Member => ({ ...memberOf(member), wireName })
/** A member in the query string. */
export const query = (shape: Shape): Member => ({ ...memberOf(shape), in: 'query' })
/** A member in a header of the given name. */
export const header = (wireName: string): Member => ({ ...memberOf(string), in: 'header', wireName })
/** The member that is the whole body. */
export const payload: Member = { shape: blob, in: 'payload', required: false }
/** The member that collects all query parameters that no other member takes. */
export const otherQuery: Member = { shape: map(string), in: 'other-query', required: false }

/** What every paged list takes. */
export const page = { position: query(string), limit: query(integer) } as const satisfies Members

/** A page of a list: the SDK calls it `items`, the wire `item`. */
export const items = (of: Shape): Shape => structure({ items: as('item', list(of)), position: string })

/** The member with its defaults filled in. */
export function memberOf(member: Member | Shape): Member {
  return 'shape' in member ? member : { shape: member, in: 'body', required: false }
}

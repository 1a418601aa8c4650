/** One place in a request where an authorizer looks for who is calling. */
export interface IdentitySource {
  /** As configured: `method.request.header.Authorization`. */
  readonly expression: string
  /** Else in the query. */
  readonly isHeader: boolean
  readonly name: string
}

const form = /^method\.request\.(?<place>multivalueheader|header|multivaluequerystring|querystring)\.(?<name>.+)$/

/** The headers and parameters that an authorizer's `identitySource` names; stage variables and `context.` are nobody's. */
export function identitySources(identitySource: string): IdentitySource[] {
  const sources: IdentitySource[] = []
  for (const part of identitySource.split(',')) {
    const expression = part.trim()
    const { place, name } = form.exec(expression)?.groups ?? {}
    if (place !== undefined && name !== undefined) {
      sources.push({ expression, isHeader: place.endsWith('header'), name })
    }
  }
  return sources
}

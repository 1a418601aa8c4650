/** One place in a request where an authorizer looks for who is calling. */
export interface IdentityName {
  /** As configured: `method.request.header.Authorization`. */
  readonly expression: string
  /** Else in the query. */
  readonly isHeader: boolean
  readonly name: string
}

/** The headers and parameters that an authorizer's `identitySource` names; stage variables and `context.` are nobody's. */
export function identityNames(identitySource: string): IdentityName[] {
  const names: IdentityName[] = []
  for (const part of identitySource.split(',')) {
    const expression = part.trim()
    const [, place, name] = /^method\.request\.(header|querystring)\.(.+)$/.exec(expression) ?? []
    if (name !== undefined) names.push({ expression, isHeader: place === 'header', name })
  }
  return names
}

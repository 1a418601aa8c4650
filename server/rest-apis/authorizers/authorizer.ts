import type { authorizers } from '#db/schema.ts'

export type AuthorizerRow = typeof authorizers.$inferSelect

/** AWS `Authorizer`. */
export interface Authorizer {
  id: string
  name: string
  type: AuthorizerRow['type']
  providerARNs?: string[]
  authType?: string
  authorizerUri?: string
  authorizerCredentials?: string
  identitySource?: string
  identityValidationExpression?: string
  authorizerResultTtlInSeconds?: number
}

export function toAuthorizer({ restApiId: _, id, name, type, ...optional }: AuthorizerRow): Authorizer {
  const given: Partial<Authorizer> = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== null))
  return { id, name, type, ...given }
}

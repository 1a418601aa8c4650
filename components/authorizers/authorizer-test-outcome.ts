import type { AuthorizerTest } from '#server/rest-apis/test-invoke/test-invoke-authorizer.ts'

/** The simulated request that an authorizer is asked about. */
export interface AuthorizerCall {
  restApiId: string
  authorizerId: string
  pathWithQueryString: string
  headers: Record<string, string>
  stageVariables: Record<string, string>
}

/** What the authorizer said, or why it was not asked. */
export type AuthorizerTestOutcome = { result: AuthorizerTest } | { refused: string }

export type RunAuthorizerTest = (call: AuthorizerCall) => Promise<AuthorizerTestOutcome>

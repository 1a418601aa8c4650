import type { CompiledPolicy } from '../policy/compile-policy.ts'

/** What an authorizer said about a caller who may call. */
export interface AuthorizerAnswer {
  readonly principalId?: string
  /** `$context.authorizer.…`: always text, as AWS delivers it. */
  readonly context: Readonly<Record<string, string>>
  /** `$context.authorizer.claims.…`, of a user pool's token. */
  readonly claims?: Readonly<Record<string, string>>
  /** The value of the API key, where the API takes keys from its authorizer. */
  readonly usageIdentifierKey?: string
  /** Policy document as the authorizer gave it, JSON-parsed; undefined for user pools. */
  readonly policyDocument?: unknown
  /** The same, ready to be evaluated. */
  readonly policy?: CompiledPolicy
}

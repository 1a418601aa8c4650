/** How one phase of a request went, for `$context.{authenticate|authorize|authorizer|integration}.…` of access logs. */
export interface Phase {
  readonly status?: number
  readonly latencyMs?: number
  readonly error?: string
  /** The function's or AWS service's own request id. */
  readonly requestId?: string
  /** What the function's service answered, as against `status`, what the function's code answered. */
  readonly integrationStatus?: number
}

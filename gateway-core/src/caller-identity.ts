/** Who signed a request: `$context.identity` of AWS_IAM (developer guide, "$context variables"). */
export interface CallerIdentity {
  readonly accountId: string
  readonly accessKey: string
  /** The principal's id. */
  readonly caller: string
  readonly user: string
  readonly userArn: string
}

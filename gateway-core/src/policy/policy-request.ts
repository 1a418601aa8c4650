/** What a policy is asked about. */
export interface PolicyRequest {
  /** `execute-api:Invoke` */
  readonly action: string
  /** The method's ARN. */
  readonly resource: string
  /** Who asks; undefined for a caller who is nobody to IAM. */
  readonly principal: PolicyPrincipal | undefined
  /**
   * The values of a condition key in this request.
   * @param key in lower case: `aws:sourceip`.
   * @returns undefined when the request does not have it.
   */
  conditionValues(key: string): readonly string[] | undefined
}

/** A caller whom IAM knows. */
export interface PolicyPrincipal {
  readonly accountId: string
  /** `arn:aws:iam::{accountId}:user/{name}`, or of an assumed role. */
  readonly arn: string
  /** Whether it belongs to the account of the API. */
  readonly isOwnAccount: boolean
}

/** A part of a policy that cannot be understood. */
export class PolicyFault extends Error {
  /** Where it stands in the document, from the outside in: `['Statement', 0, 'Action']`. */
  readonly path: (string | number)[] = []
}

/** Runs the reader of a member, so that its faults say where they are. */
export function within<Read>(member: string | number, read: () => Read): Read {
  try {
    return read()
  } catch (fault) {
    if (fault instanceof PolicyFault) fault.path.unshift(member)
    throw fault
  }
}

import type { PolicyPrincipal, PolicyRequest } from '../policy/policy-request.ts'

export const invoke = 'execute-api:Invoke'
export const petsArn = 'arn:aws:execute-api:us-east-1:123456789012:abcde12345/prod/GET/pets'
export const ada: PolicyPrincipal = {
  accountId: '123456789012',
  arn: 'arn:aws:iam::123456789012:user/ada',
  isOwnAccount: true,
}

export interface PolicyQuestion {
  readonly action?: string
  readonly resource?: string
  readonly principal?: PolicyPrincipal | undefined
  /** By the key's name in lower case. */
  readonly keys?: Readonly<Record<string, string | readonly string[]>>
}

/** A question to a policy: whether nobody in particular may get the pets, unless told. */
export function policyRequest({
  action = invoke,
  resource = petsArn,
  principal,
  keys = {},
}: PolicyQuestion = {}): PolicyRequest {
  return {
    action,
    resource,
    principal,
    conditionValues(key) {
      const value = Object.hasOwn(keys, key) ? keys[key] : undefined
      return typeof value === 'string' ? [value] : value
    },
  }
}

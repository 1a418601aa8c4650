import { PolicyFault, type PolicyPrincipal } from './policy-request.ts'

/**
 * How a statement names a caller: `caller` by everybody or by its ARN, `account` only by its account, which leaves the
 * decision to the account's own policies.
 */
export type PrincipalMatch = 'caller' | 'account' | undefined

/**
 * Compiles `Principal` (IAM user guide, "AWS JSON policy elements: Principal"). Callers of an API are users and roles:
 * services, federated and canonical users are understood, and are nobody here.
 * @throws PolicyFault
 */
export function compilePrincipal(principal: unknown): (caller: PolicyPrincipal | undefined) => PrincipalMatch {
  const names = awsNames(principal)
  if (names.has('*')) return () => 'caller'
  return (caller) => {
    if (caller === undefined) return undefined
    if (names.has(caller.arn) || names.has(roleArn(caller.arn) ?? '')) return 'caller'
    const { accountId } = caller
    const isNamed = names.has(accountId) || partitions.some((name) => names.has(`arn:${name}:iam::${accountId}:root`))
    return isNamed ? 'account' : undefined
  }
}

/** The role of `arn:aws:sts::{accountId}:assumed-role/{role}/{session}`; undefined for who is none. */
export function roleArn(arn: string): string | undefined {
  const match = /^arn:([a-z-]{1,20}):sts::(\d{12}):assumed-role\/([^/]{1,64})\//.exec(arn)
  return match === null ? undefined : `arn:${match[1]}:iam::${match[2]}:role/${match[3]}`
}

/** What a `Principal` names, in the order in which it does: `123456789012`, `Service: lambda.amazonaws.com`. */
export function principalNames(principal: unknown): string[] {
  if (typeof principal !== 'object' || principal === null) return [String(principal)]
  return Object.entries(principal).flatMap(([kind, value]) =>
    [value].flat().map((name) => (kind === 'AWS' ? String(name) : `${kind}: ${name}`)),
  )
}

const partitions = ['aws', 'aws-cn', 'aws-us-gov']
const kinds = new Set(['AWS', 'Service', 'Federated', 'CanonicalUser'])

function awsNames(principal: unknown): Set<string> {
  if (principal === '*') return new Set(['*'])
  if (typeof principal !== 'object' || principal === null || Array.isArray(principal)) {
    throw new PolicyFault('Principal is neither "*" nor an object')
  }
  const names = new Set<string>()
  for (const [kind, value] of Object.entries(principal)) {
    if (!kinds.has(kind)) throw new PolicyFault(`There is no kind of principal ${JSON.stringify(kind)}`)
    const values: unknown[] = Array.isArray(value) ? value : [value]
    for (const name of values) {
      if (typeof name !== 'string') throw new PolicyFault(`A principal of kind ${kind} is no text`)
      if (kind === 'AWS') names.add(awsName(name))
    }
  }
  return names
}

/** An account id, an ARN of the account, a user or a role; wildcards within an ARN are not allowed. */
function awsName(name: string): string {
  const isKnown = name === '*' || /^\d{12}$/.test(name) || /^arn:[a-z-]{1,20}:(iam|sts)::\d{12}:[^*?]+$/.test(name)
  if (!isKnown) throw new PolicyFault(`Invalid principal in policy: ${JSON.stringify(name)}`)
  return name
}

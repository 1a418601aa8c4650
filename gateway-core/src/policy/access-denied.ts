import type { Exchange } from '../exchange.ts'
import { Refusal } from '../pipeline/refusal.ts'

/**
 * AWS's words to a caller whom IAM or the resource policy does not let in. The account id of the ARN is masked but for
 * its last four digits.
 * @param isExplicit whether a statement denied it.
 */
export function accessDenied({ identity }: Exchange, methodArn: string, isExplicit: boolean): Refusal {
  const user = identity?.userArn ?? 'anonymous'
  const end = isExplicit ? ' with an explicit deny' : ''
  const what = `is not authorized to perform: execute-api:Invoke on resource: ${masked(methodArn)}`
  return new Refusal('ACCESS_DENIED', `User: ${user} ${what}${end}`)
}

function masked(arn: string): string {
  return arn.replace(/^(arn:[^:]+:execute-api:[^:]*:)\d{8}(?=\d{4}:)/, '$1********')
}

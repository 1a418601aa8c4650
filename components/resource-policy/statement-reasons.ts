import type { StatementReport } from '#server/rest-apis/resource-policy/simulate-access.ts'

/** One thing that a statement asks for. */
export interface Reason {
  readonly key: string
  /** `Principal`, or `IpAddress aws:SourceIp`: the words of the policy language. */
  readonly element: string
  readonly wanted: readonly string[]
  /** Undefined when the request has nothing of the kind. */
  readonly given: string | undefined
  readonly holds: boolean
  readonly leavesToAccount: boolean
}

/** Everything that a statement asks for, what did not hold first. */
export function statementReasons({ elements, conditions }: StatementReport): Reason[] {
  const reasons = [
    ...elements.map(({ name, wanted, given, holds, leavesToAccount = false }) => ({
      key: name,
      element: name,
      wanted,
      given,
      holds,
      leavesToAccount,
    })),
    ...conditions.map(({ operator, key, wanted, given, holds }) => ({
      key: `${operator} ${key}`,
      element: `${operator} ${key}`,
      wanted,
      given: given?.join(', '),
      holds,
      leavesToAccount: false,
    })),
  ]
  return [...reasons.filter(({ holds }) => !holds), ...reasons.filter(({ holds }) => holds)]
}

import type { Translate } from '#components/messages/translate.ts'
import type { CodeProblem } from '#components/ui/code-problem.ts'
import { jsonFault } from '#components/ui/json-problem.ts'
import type { ResourcePolicyFault } from '#server/rest-apis/resource-policy/policy-fault.ts'
import { lineAndColumn, placeInJson } from './json-places.ts'

/** What is wrong with a policy, at its place: its syntax first, then what the server does not understand in it. */
export function policyProblems(
  text: string,
  fault: ResourcePolicyFault | undefined,
  t: Translate<'ui'>,
): CodeProblem[] {
  if (text.trim() === '') return []
  const syntax = jsonFault(text, t)
  if (syntax) return [syntax]
  if (!fault) return []
  const place = fault.path && placeInJson(text, fault.path)
  const { line, column } = lineAndColumn(text, place?.from ?? 0)
  return [{ line, column, message: fault.reason ?? fault.message }]
}

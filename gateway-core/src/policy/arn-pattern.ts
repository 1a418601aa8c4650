import type { Comparison } from './condition-operators.ts'
import { PolicyFault } from './policy-request.ts'
import { PolicyText } from './policy-text.ts'
import { Wildcard } from './wildcard.ts'

/**
 * The comparison of `ArnEquals` and `ArnLike`, which are alike: each of an ARN's six parts is compared for itself, so
 * that a `*` reaches no farther than its part (IAM user guide, "Amazon Resource Name (ARN) condition operators").
 * @throws PolicyFault when the text cannot be a pattern of ARNs.
 */
export function readArnPattern(text: string, variables: boolean): Comparison {
  if (text === '*') return () => true
  const isFixed = !variables || !text.includes('${')
  if (isFixed && text.split(':').length < arnParts) {
    throw new PolicyFault(`${JSON.stringify(text)} is no pattern of ARNs`)
  }
  const pattern = new PolicyText(text, { wildcards: true, variables })
  return (value, request) => {
    const codes = pattern.codes(request)
    return codes === undefined ? undefined : matches(partsOf(codes), value)
  }
}

const arnParts = 6
const colon = 58

/** Cut at the first five colons; what comes after may have more. */
function partsOf(codes: readonly number[]): number[][] {
  const parts: number[][] = [[]]
  for (const code of codes) {
    if (code === colon && parts.length < arnParts) parts.push([])
    else parts.at(-1)?.push(code)
  }
  return parts
}

function matches(parts: readonly number[][], arn: string): boolean {
  const given = arn.split(':')
  if (parts.length < arnParts || given.length < arnParts) return false
  const values = [...given.slice(0, arnParts - 1), given.slice(arnParts - 1).join(':')]
  return parts.every((part, index) => new Wildcard(part).matches(values[index] ?? ''))
}

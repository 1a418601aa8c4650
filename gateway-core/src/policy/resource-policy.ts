import type { Services } from '../pipeline/stage.ts'
import type { StageSnapshot } from '../snapshot.ts'
import { type CompiledPolicy, compilePolicyText } from './compile-policy.ts'
import { apiArn } from './method-arn.ts'
import type { PolicyFault } from './policy-request.ts'

const compiled = new WeakMap<StageSnapshot, CompiledPolicy | PolicyFault>()

/** The resource policy of a stage's API, compiled once for all its methods; undefined when it has none. */
export function resourcePolicy(stage: StageSnapshot, { region }: Services): CompiledPolicy | PolicyFault | undefined {
  const { policy } = stage.api
  if (policy === undefined) return undefined
  const known = compiled.get(stage)
  if (known !== undefined) return known
  const made = compilePolicyText(policy, { hasPrincipals: true, apiArn: apiArn(region, stage) })
  compiled.set(stage, made)
  return made
}

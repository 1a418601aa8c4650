import type { SelectOption } from '../ui/option-item.tsx'

/** Where a mapping can lead: a stage, or an API whose stage the caller names. */
export interface MappingTarget {
  restApiId: string
  apiName: string
  /** Absent: the caller names it. */
  stage?: string | undefined
}

/** The target as one value of a form. */
export function targetValue({ restApiId, stage }: Pick<MappingTarget, 'restApiId' | 'stage'>): string {
  return `${restApiId}/${stage ?? ''}`
}

/** What `targetValue` made, read again. */
export function readTarget(value: string): { restApiId: string; stage: string | null } {
  const [restApiId = '', stage = ''] = value.split('/')
  return { restApiId, stage: stage || null }
}

/** The targets as a choice. */
export function targetOptions(targets: readonly MappingTarget[]): SelectOption[] {
  return targets.map((target) => ({
    value: targetValue(target),
    label: target.stage === undefined ? `${target.apiName}, stage from the path` : `${target.apiName}, ${target.stage}`,
    help: target.restApiId,
  }))
}

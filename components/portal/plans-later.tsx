'use client'

import { Later, laterPart } from '#components/ui/later.tsx'
import type { PlanComparisonProps } from './plan-comparison.tsx'

const part = laterPart(async () => (await import('./plan-comparison.tsx')).PlanComparison)

/** The plans: a product's other tabs do not fetch what only this one needs. */
export function PlansLater(props: PlanComparisonProps) {
  return <Later part={part} given={props} />
}

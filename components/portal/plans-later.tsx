'use client'

import { lazy, Suspense } from 'react'
import { Skeleton } from '#components/ui/skeleton.tsx'
import type { PlanComparisonProps } from './plan-comparison.tsx'

const PlanComparison = lazy(async () => ({ default: (await import('./plan-comparison.tsx')).PlanComparison }))

/** As `TryLater`: a product's other tabs do not fetch what only this one needs. */
export function PlansLater(props: PlanComparisonProps) {
  return (
    <Suspense fallback={<Skeleton className="h-80" />}>
      <PlanComparison {...props} />
    </Suspense>
  )
}

'use client'

import { lazy, Suspense } from 'react'
import { Skeleton } from '#components/ui/skeleton.tsx'
import type { TryPartsProps } from './try-parts.tsx'

const TryParts = lazy(async () => ({ default: (await import('./try-parts.tsx')).TryParts }))

/** The pane comes with the page's HTML; its scripts are fetched once the page can be read, so that reading waits for none. */
export function TryLater(props: TryPartsProps) {
  return (
    <Suspense fallback={<Skeleton className="h-80" />}>
      <TryParts {...props} />
    </Suspense>
  )
}

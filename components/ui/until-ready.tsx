'use client'

import type { ReactNode } from 'react'
import { useIsReady } from './use-is-ready.ts'

/** What does nothing before its scripts have come is out of reach until then, so that no press is lost. */
export function UntilReady({ children }: { children: ReactNode }) {
  return (
    <div inert={!useIsReady()} className="contents">
      {children}
    </div>
  )
}

import type { ReactNode } from 'react'

/** Around what is shown of a portal that is closed, or closed to its reader: nothing of its look or its navigation. */
export function PlainPortalFrame({ banner, children }: { banner?: ReactNode; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col bg-canvas">
      {banner}
      <main id="content" className="mx-auto w-full max-w-360 flex-1 px-4 pt-6 pb-20 sm:px-6">
        {children}
      </main>
    </div>
  )
}

'use client'

import { ErrorReport } from '#components/ui/error-report.tsx'

export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main>
      <ErrorReport error={error} retry={retry} homeHref="/" />
    </main>
  )
}

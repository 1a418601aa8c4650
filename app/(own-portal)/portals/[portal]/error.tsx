'use client'

import { ErrorReport } from '#components/ui/error-report.tsx'

export default function OwnPortalError({ error, retry }: { error: unknown; retry: () => void }) {
  return <ErrorReport error={error} retry={retry} homeHref="/" />
}

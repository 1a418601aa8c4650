'use client'

import { ErrorReport } from '#components/ui/error-report.tsx'

/** What surrounds the pages of an API broke, or a step of its journey. */
export default function ApiError({ error, retry }: { error: unknown; retry: () => void }) {
  return <ErrorReport error={error} retry={retry} homeHref="/console/apis" />
}

'use client'

import { ErrorReport } from '#components/ui/error-report.tsx'
import { usePlaceHref } from '#components/ui/place-link.tsx'

export default function OwnPortalError({ error, retry }: { error: unknown; retry: () => void }) {
  const place = usePlaceHref()
  return <ErrorReport error={error} retry={retry} homeHref={place('/')} />
}

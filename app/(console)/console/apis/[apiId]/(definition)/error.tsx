'use client'

import { ErrorReport } from '#components/ui/error-report.tsx'

/** One page of an API broke: the API's header and its other pages stay. */
export default function DefinitionError({ error, retry }: { error: unknown; retry: () => void }) {
  return <ErrorReport error={error} retry={retry} homeHref="/console/apis" />
}

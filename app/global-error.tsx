'use client'

import './globals.css'
import { ErrorReport } from '#components/ui/error-report.tsx'

/** The root layout itself broke, so this is the whole document. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en" className="font-sans">
      <body>
        <title>This page broke</title>
        <ErrorReport error={error} retry={retry} homeHref="/" />
      </body>
    </html>
  )
}

'use client'

import { Button } from './button.tsx'
import { CopyableId } from './copyable-id.tsx'
import { LinkButton } from './link-button.tsx'

interface ErrorReportProps {
  error: unknown
  retry: () => void
  homeHref: string
}

/** A page broke: what to do, and the number under which the server's log has the cause. */
export function ErrorReport({ error, retry, homeHref }: ErrorReportProps) {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : undefined
  return (
    <div className="mx-auto flex max-w-md flex-col gap-4 px-4 py-24">
      <h1 className="font-semibold text-2xl tracking-tight">This page broke</h1>
      <p className="text-muted">
        It is our fault, and what you saved is safe. Try again; if it breaks again, tell who runs this installation the
        number below: their log has the cause under it.
      </p>
      {digest && (
        <p className="flex items-center gap-2 rounded-lg border border-line bg-sunken px-3 py-1.5 text-muted">
          Error
          <CopyableId id={digest} label="error number" />
        </p>
      )}
      <div className="flex gap-2">
        <Button variant="primary" onPress={retry}>
          Try again
        </Button>
        <LinkButton href={homeHref}>Go to the start</LinkButton>
      </div>
    </div>
  )
}

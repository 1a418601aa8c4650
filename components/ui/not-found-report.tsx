import { LinkButton } from './link-button.tsx'

interface NotFoundReportProps {
  homeHref: string
  homeLabel: string
}

/** There is nothing at this address, or nothing for this reader. */
export function NotFoundReport({ homeHref, homeLabel }: NotFoundReportProps) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-start gap-4 px-4 py-24">
      <p className="font-mono text-faint text-sm">404</p>
      <h1 className="font-semibold text-2xl tracking-tight">There is nothing here</h1>
      <p className="text-muted">
        It was deleted, it never was, or it belongs to an account that you are not a member of.
      </p>
      <LinkButton href={homeHref} variant="primary">
        {homeLabel}
      </LinkButton>
    </div>
  )
}

import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { LinkButton } from './link-button.tsx'

interface PartHeaderProps {
  /** The list that it is in. */
  backHref: string
  backLabel: string
  title: ReactNode
  /** Beside the title: a status, an id. */
  aside?: ReactNode
  actions?: ReactNode
}

/** The name of one part of an API, below the API's own header: back to the list, what it is, what can be done. */
export function PartHeader({ backHref, backLabel, title, aside, actions }: PartHeaderProps) {
  return (
    <header className="flex flex-wrap items-center justify-between gap-3">
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
        <LinkButton href={backHref} variant="ghost" size="small" icon={<ArrowLeft />} className="-ml-2.5">
          {backLabel}
        </LinkButton>
        <h2 className="min-w-0 font-semibold text-lg wrap-anywhere">{title}</h2>
        {aside}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </header>
  )
}
